import { describe, expect, test } from "vitest";
import { arnComponents, parseArnPattern } from "../../src/iam/arn-pattern.ts";
import { isHole, type Part } from "../../src/iam/text.ts";
import { text } from "./texts.ts";

const show = (parts: readonly Part[]): string =>
  parts.map((part) => (isHole(part) ? `<${part.id}>` : part)).join("");

/** A pattern in one line: components with blanks between, or what else it is. */
function read(written: string, variables = true): string {
  const pattern = parseArnPattern(text(written), { variables });
  switch (pattern.kind) {
    case "any":
      return "any";
    case "malformed":
      return `malformed: ${pattern.why}`;
    case "unknown":
      return `unknown: [${show(pattern.before)}] <${pattern.hole.id}> [${show(pattern.after)}]`;
    case "arn":
      return arnComponents
        .map((name) => `[${show(pattern.components[name])}]`)
        .join("")
        .concat(pattern.short ? " short" : "");
  }
}

describe("an ARN is read into its components", () => {
  test.for([
    ["arn:aws:s3:::bucket", "[aws][s3][][][bucket]"],
    ["arn:aws:s3:::bucket/*", "[aws][s3][][][bucket/*]"],
    ["arn:aws:iam::111122223333:role/team/app", "[aws][iam][][111122223333][role/team/app]"],
    [
      "arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/f:*",
      "[aws][logs][eu-west-1][1][log-group:/aws/lambda/f:*]",
    ],
    ["arn:<partition>:s3:::b", "[<partition>][s3][][][b]"],
    ["arn:aws:sqs:<region>:<account>:<name:q>", "[aws][sqs][<region>][<account>][<name:q>]"],
    ["arn:aws:s3:::<b>-<region>/*", "[aws][s3][][][<b>-<region>/*]"],
    ["arn:aws:sqs:<var.region>:<var.account>:q", "[aws][sqs][<var.region>][<var.account>][q]"],
    ["arn:aws:s3:::home/${aws:username}/*", "[aws][s3][][][home/${aws:username}/*]"],
    [
      "arn:aws:iam::${aws:PrincipalTag/a:b}:role/x",
      "[aws][iam][][${aws:PrincipalTag/a:b}][role/x]",
    ],
    ["arn:aws:s3:::${aws:PrincipalTag/<k>}", "[aws][s3][][][${aws:PrincipalTag/<k>}]"],
    ["arn:aws:s3:::a${*}b", "[aws][s3][][][a${*}b]"],
    ["arn:aws:s3:*:*:b", "[aws][s3][*][*][b]"],
  ])("%s", ([written = "", expected]) => {
    expect(read(written)).toBe(expected);
  });

  test("without policy variables `${...}` is text, and its colons are colons", () => {
    expect(read("arn:aws:sns:${aws:username}:1:t", false)).toBe(
      "[aws][sns][${aws][username}][1:t]",
    );
  });
});

describe("a trailing * stands for the components that are missing", () => {
  test.for([
    ["arn:aws:sns:*", "[aws][sns][*][*][*] short"],
    ["arn:aws:sns:us-*", "[aws][sns][us-*][*][*] short"],
    ["arn:aws:sns:us-east-1:*", "[aws][sns][us-east-1][*][*] short"],
    ["arn:aws:sns:<var.region>:*", "[aws][sns][<var.region>][*][*] short"],
    ["arn:*", "[*][*][*][*][*] short"],
    ["arn:aws:s3:::*", "[aws][s3][][][*]"],
    ["arn:aws:s3:${*}", "malformed: it has 4 of the six components of an ARN"],
  ])("%s", ([written = "", expected]) => {
    expect(read(written)).toBe(expected);
  });
});

describe("what is no ARN that could be read", () => {
  test.for([
    ["*", "any"],
    ["<bucket_arn>", "unknown: [] <bucket_arn> []"],
    ["<bucket_arn>/*", "unknown: [] <bucket_arn> [/*]"],
    ["<name:x>:*", "unknown: [] <name:x> [:*]"],
    ["<partition>:s3:::b", "unknown: [] <partition> [:s3:::b]"],
    ["arn:aws:<rest>", "unknown: [arn:aws:] <rest> []"],
    ["arn:<x>/*y", "unknown: [arn:] <x> [/*y]"],
    ["ar<n>", "unknown: [ar] <n> []"],
    ["", "malformed: it is empty"],
    ["**", 'malformed: it is neither "*" nor does it begin with "arn:"'],
    ["bucket", 'malformed: it is neither "*" nor does it begin with "arn:"'],
    ["ARN:aws:s3:::b", 'malformed: it is neither "*" nor does it begin with "arn:"'],
    ["*<x>", 'malformed: it is neither "*" nor does it begin with "arn:"'],
    ["${aws:PrincipalTag/arn}", 'malformed: it is neither "*" nor does it begin with "arn:"'],
    ["arn", 'malformed: it is neither "*" nor does it begin with "arn:"'],
    ["arn:", "malformed: it has 2 of the six components of an ARN"],
    ["arn:aws:s3:bucket", "malformed: it has 4 of the six components of an ARN"],
    ["arn:aws:s3:*:bucket", "malformed: it has 5 of the six components of an ARN"],
    ["arn:aws:s3:<region>", "malformed: it has 4 of the six components of an ARN"],
    ["arn:aws:s3:::", "malformed: its resource is empty"],
    ["arn::s3:::b", "malformed: its partition is empty"],
    ["arn:aws::::b", "malformed: its service is empty"],
  ])("%s", ([written = "", expected]) => {
    expect(read(written)).toBe(expected);
  });
});
