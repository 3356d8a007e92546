import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionIncluded, arnIncluded } from "../../src/iam/included.ts";
import { isHole, makeText, type Part, type Text } from "../../src/iam/text.ts";
import { hole, text } from "./texts.ts";

describe("resources of one pattern in another", () => {
  test.for([
    ["arn:aws:s3:::b", "*"],
    ["*", "*"],
    ["<x>", "*"],
    ["malformed", "*"],
    ["malformed", "malformed"],
    ["arn:aws:s3:::b", "arn:aws:s3:::b"],
    ["arn:aws:s3:::b/x", "arn:aws:s3:::b/*"],
    ["arn:aws:s3:::b/x/*", "arn:aws:s3:::b/*"],
    ["arn:aws:s3:::b/a:b", "arn:aws:s3:::b/*"],
    ["arn:aws:s3:::b-1", "arn:aws:s3:::b-?"],
    ["arn:aws:s3:::<name:b>", "arn:aws:s3:::*"],
    ["arn:aws:s3:::<name:b>/*", "arn:aws:s3:::<name:b>*"],
    ["arn:<partition>:s3:::b", "arn:*:s3:::b"],
    ["arn:aws:sqs:<region>:<account>:q", "arn:aws:sqs:*:*:q"],
    ["arn:aws:sqs:<region>:<account>:q", "arn:aws:sqs:<region>:<account>:*"],
    ["arn:aws:sqs:<var.r>:<var.a>:q", "arn:aws:sqs:<var.r>:<var.a>:*"],
    ["arn:aws:sns:us-east-1:1:t", "arn:aws:sns:*"],
    ["arn:aws:sns:us-east-1:1:t", "arn:aws:sns:us-*"],
    ["arn:aws:sns:<var.r>:1:t", "arn:aws:sns:*"],
    ["arn:aws:sns:us-east-1:*", "arn:aws:sns:*"],
    ["arn:aws:logs:r:1:log-group:g:log-stream:s", "arn:aws:logs:r:1:log-group:g:*"],
    ["arn:aws:s3:::${aws:username}/x", "arn:aws:s3:::${aws:username}/*"],
    ["arn:aws:s3:::${aws:username}/x", "arn:aws:s3:::*"],
    ["<bucket.arn>", "<bucket.arn>"],
    ["<bucket.arn>/x", "<bucket.arn>/*"],
    ["<bucket.arn>/x/*", "<bucket.arn>/*"],
    ["<log.arn>:log-stream:s", "<log.arn>:*"],
    ["arn:aws:*:::b", "arn:aws:*:::*"],
    ["arn:aws:s3:::ab*?c", "arn:aws:s3:::a*?c"],
    ["arn:aws:s3:::ab**", "arn:aws:s3:::a*"],
  ])("%s lies in %s", ([narrow = "", wide = ""]) => {
    expect(arnIncluded(text(narrow), text(wide))).toBe(true);
  });

  test.for([
    ["*", "arn:aws:s3:::*"],
    ["arn:aws:s3:::*", "arn:aws:s3:::b"],
    ["arn:aws:s3:::b", "arn:aws:s3:::B"],
    ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
    ["arn:aws:s3:::b/*", "arn:aws:s3:::b/?"],
    ["arn:aws:sqs:us-east-1:1:q", "arn:aws:sqs:us-east-1:2:q"],
    // A wildcard in a component need not run past a colon.
    ["arn:aws:sqs:a:b:q", "arn:aws:sqs:*:q"],
    ["arn:aws:sqs:a:b:c:q", "arn:aws:sqs:*:c:q"],
    ["arn:aws:logs:r:1:log-group:a:b:x", "arn:aws:logs:r:1:log-group:*:x"],
    ["arn:aws:logs:r:1:a:b", "arn:aws:logs:r:1:*?"],
    ["arn:aws:logs:r:1:a*", "arn:aws:logs:r:1:*?"],
    ["arn:aws:logs:r:1:a*<x>", "arn:aws:logs:r:1:*?<x>"],
    ["arn:aws:logs:r:1:a*:x", "arn:aws:logs:r:1:*?:x"],
    ["arn:aws:sqs:<var.r>:1:q", "arn:aws:sqs:*:1:q"],
    ["arn:aws:iam::${aws:PrincipalAccount}:role/x", "arn:aws:iam::*:role/x"],
    // A wildcard in the service: AWS refuses it.
    ["arn:aws:s3:::b", "arn:aws:*:::b"],
    ["arn:aws:s3:::b", "arn:aws:*"],
    ["arn:aws:s3:::b", "arn:*"],
    // What is not known may be anything.
    ["<a.arn>", "<b.arn>"],
    ["<a.arn>/*", "arn:aws:s3:::*"],
    ["arn:aws:s3:::b/x", "<a.arn>/*"],
    ["<a.arn>", "<a.arn>/*"],
    ["arn:aws:s3:::<a>", "arn:aws:s3:::<b>"],
    ["arn:aws:s3:::<a>", "arn:aws:s3:::?*"],
    ["arn:aws:s3:bucket", "arn:aws:s3:*:bucket"],
    ["arn:aws:s3", "arn:aws:*"],
  ])("%s is not proved to lie in %s", ([narrow = "", wide = ""]) => {
    expect(arnIncluded(text(narrow), text(wide))).toBe(false);
  });

  test("a hole is not the text that looks like it", () => {
    const written = makeText(["arn:aws:s3:::", hole("x")], text("").origin);
    expect(arnIncluded(text("arn:aws:s3:::${x}"), written)).toBe(false);
  });

  test("without policy variables, `*` in `${*}` is a wildcard", () => {
    const [narrow, wide] = [text("arn:aws:s3:::${ab}"), text("arn:aws:s3:::${*}")];
    expect(arnIncluded(narrow, wide)).toBe(false);
    expect(arnIncluded(narrow, wide, { variables: false })).toBe(true);
  });
});

/** How AWS may read wildcards; whichever it is, it reads both patterns so. */
const readings = {
  "a wildcard stays in its component, in the last one it takes colons": (sixth, last) =>
    sixth || last,
  "a wildcard stays between colons, unless it is the end": (_sixth, last) => last,
  "a * before a colon runs past it": (_sixth, last, ends) => ends || last,
  "a wildcard takes anything": () => true,
} satisfies Record<string, (sixth: boolean, last: boolean, ends: boolean) => boolean>;

/** A pattern of known text as a regular expression, by one reading. */
function meaning(pattern: string, crosses: (typeof readings)[keyof typeof readings]): RegExp {
  // AWS refuses a wildcard in the service: such a pattern names nothing.
  if (/^arn:[^:]*:[^:]*[*?]/.test(pattern)) return /(?!)/;
  let colons = 0;
  const signs = Array.from(pattern, (sign, at) => {
    if (sign === ":") colons++;
    const last = sign === "*" && at === pattern.length - 1;
    const ends = sign === "*" && pattern[at + 1] === ":";
    const any = crosses(colons >= 5, last, ends) ? "[^]" : "[^:]";
    return sign === "*" ? `${any}*` : sign === "?" ? any : sign;
  });
  return new RegExp(`^${signs.join("")}$`);
}

const fill = ({ parts }: Text, values: Readonly<Record<string, string>>): string =>
  parts.map((part) => (isHole(part) ? (values[part.id] ?? "") : part)).join("");

describe("inclusion of resources, against all that they can name", () => {
  const component = fc
    .array(fc.constantFrom<Part>("a", "a", "*", "?", hole("x"), hole("region", "region")), {
      maxLength: 2,
    })
    .map((made): readonly Part[] => made);
  const service = fc.constantFrom<readonly Part[]>(["s"], ["s"], ["s"], ["*"], ["s*"]);
  const resource = fc
    .array(fc.constantFrom<Part>("a", "a", "*", "?", ":", hole("x")), { maxLength: 4 })
    .map((made): readonly Part[] => made);
  const pattern = fc
    .tuple(service, component, component, resource, fc.integer({ min: 1, max: 4 }))
    .map(([ofService, region, account, rest, length]) => {
      const all = [ofService, region, account, rest].slice(0, length);
      const joined = all.flatMap((list, at): readonly Part[] => (at === 0 ? list : [":", ...list]));
      const end: readonly Part[] = length < 4 ? [":*"] : [];
      return makeText(["arn:p:", ...joined, ...end], text("").origin);
    });
  // Two patterns at random rarely have to do with one another: the narrow one is made of the wide
  // one, with something in the place of its wildcards.
  const filling = fc.array(fc.constantFrom<Part>("a", "*", "?", ":", hole("x")), { maxLength: 3 });
  const pair = fc
    .tuple(pattern, fc.array(filling, { minLength: 12, maxLength: 12 }))
    .map(([wide, fillings]) => {
      const signs = wide.parts.flatMap((part) => (isHole(part) ? [part] : Array.from<Part>(part)));
      const narrow = signs.flatMap((sign, at): readonly Part[] =>
        sign === "*" || sign === "?" ? (fillings[at % fillings.length] ?? []) : [sign],
      );
      return [makeText(narrow, wide.origin), wide] as const;
    });
  const values = fc.record({
    x: fc.constantFrom("", "a", "*", "a:a", ":", "a*"),
    region: fc.constantFrom("a", ""),
  });
  let tails = [""];
  const arns: string[] = [];
  for (let length = 0; length <= 7; length++) {
    arns.push(...tails.flatMap((tail) => [`arn:p:s:${tail}`, `arn:p:t:${tail}`]));
    tails = tails.flatMap((tail) => [`${tail}a`, `${tail}:`]);
  }

  test.for(Object.entries(readings))("%s", ([, crosses]) => {
    let claimed = 0;
    fc.assert(
      fc.property(pair, values, ([narrow, wide], known) => {
        if (!arnIncluded(narrow, wide)) return;
        claimed++;
        const [inner, outer] = [narrow, wide].map((one) => meaning(fill(one, known), crosses));
        expect(arns.filter((arn) => inner?.test(arn) && !outer?.test(arn))).toEqual([]);
      }),
      { numRuns: 4000 },
    );
    expect(claimed).toBeGreaterThan(400);
  });

  test("every pattern includes itself", () => {
    fc.assert(
      fc.property(pattern, (one) => {
        expect(arnIncluded(one, makeText(one.parts, one.origin))).toBe(true);
      }),
    );
  });
});

describe("actions of one pattern in another", () => {
  test.for([
    ["s3:GetObject", "*"],
    ["<x>", "*"],
    ["s3:GetObject", "s3:*"],
    ["S3:getobject", "s3:GetObject"],
    ["s3:GetObject", "s3:Get*"],
    ["s3:GetObject*", "s3:get*"],
    ["s3:GetObject", "s3:Get?bject"],
    ["s3:Get*", "s3:*t*"],
    ["s3:<x>", "s3:*"],
    ["<x>:GetObject", "<x>:Get*"],
    ["*:Describe*", "*:Describe*"],
    ["*:DescribeInstances", "*:Describe*"],
  ])("%s lies in %s", ([narrow = "", wide = ""]) => {
    expect(actionIncluded(text(narrow), text(wide))).toBe(true);
  });

  test.for([
    ["*", "s3:*"],
    ["s3:*", "s3:Get*"],
    ["s3:GetObject", "s3:GetObjectAcl"],
    ["s3:GetObject", "ec2:GetObject"],
    ["ec2:DescribeInstances", "*:Describe*"],
    ["ec2:DescribeInstances", "*:*"],
    ["ec2:DescribeInstances", "ec?:*"],
    ["s3:GetObject", "s3*"],
    ["s3:GetObject", "**"],
    ["<x>", "s3:*"],
    ["s3:<x>", "s3:Get*"],
    ["s3:Get<x>", "s3:Get?*"],
    ["<x>:Get", "<y>:Get"],
    ["s3:Get*", "s3:Get*Object"],
  ])("%s is not proved to lie in %s", ([narrow = "", wide = ""]) => {
    expect(actionIncluded(text(narrow), text(wide))).toBe(false);
  });

  test("holds for every action, whatever its case", () => {
    const pattern = fc
      .tuple(
        fc.constantFrom("s", "S", "t"),
        fc.string({ unit: fc.constantFrom("a", "A", "b", "*", "?"), maxLength: 4 }),
      )
      .map(([service, name]) => `${service}:${name}`);
    const names = ["a", "b", "c"].flatMap((x) =>
      ["", "a", "b", "c", "ab", "ba", "ac"].map((y) => x + y),
    );
    const all = ["s", "t"].flatMap((service) => names.map((name) => `${service}:${name}`));
    const covers = (glob: string): readonly string[] =>
      all.filter((id) =>
        new RegExp(`^${glob.replaceAll("?", ".").replaceAll("*", ".*")}$`, "i").test(id),
      );
    fc.assert(
      fc.property(pattern, pattern, (narrow, wide) => {
        if (!actionIncluded(text(narrow), text(wide))) return;
        expect(covers(wide)).toEqual(expect.arrayContaining([...covers(narrow)]));
      }),
      { numRuns: 2000 },
    );
  });
});
