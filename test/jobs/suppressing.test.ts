import { describe, expect, test } from "vitest";
import type { Agreement } from "../../src/config/agreement.ts";
import type { Suppression } from "../../src/config/suppression.ts";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { review } from "../../src/jobs/review.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import type { Result, ReviewResult } from "../../src/report/result.ts";
import { replyKeyOf } from "../../src/config/excuse.ts";
import type { Terms } from "../../src/rules/terms.ts";
import { positionAt } from "../../src/source/lines.ts";
import { textAt } from "../../src/source/source.ts";
import { agreed } from "../agreed.ts";
import { diffOf, type Texts } from "../change/changes.ts";
import { facts } from "../rules/facts.ts";

/** Comments that say that something is fine, in files as people write them. */

const tree = (texts: Texts) => memoryTree(new Map(Object.entries(texts)));
const audited = (texts: Texts, agreement: Agreement = agreed("info")): Result =>
  audit(tree(texts), facts, agreement);
const short = ({ rule, subject }: Result["findings"][number]): string =>
  `${rule} ${textAt(subject).replace(/\s+/g, " ")}`;
const standing = ({ findings }: Result): readonly string[] => findings.map(short);
const hidden = ({ excused }: Result): readonly string[] =>
  excused.map(({ finding }) => short(finding));
const faults = (result: Result): readonly string[] =>
  result.faults.map(
    ({ kind, place }) => `${kind} ${positionAt(place.source, place.span.start).line}`,
  );

const ignore = (rules: string): string => `pare:ignore ${rules} -- it is fine`;
const both = "wildcard-action, unscoped-resource";

/** A file with a mark where a comment goes; what the comment then hides, of all that is found. */
const terraform = (places: Readonly<Record<string, string>>): string => `
${places.document ?? ""}
data "aws_iam_policy_document" "app" { ${places.opening ?? ""}
  ${places.statement ?? ""}
  statement { ${places.brace ?? ""}
    ${places.within ?? ""}
    actions = [ ${places.list ?? ""}
      ${places.item ?? ""}
      "s3:Put*", ${places.behind ?? ""}
      "sqs:*",
    ] ${places.end ?? ""}
    ${places.resource ?? ""}
    resources = ["*"] ${places.trail ?? ""}
    ${places.last ?? ""}
  } ${places.close ?? ""}
  statement {
    actions   = ["sns:*"]
    resources = ["*"]
  }
}
`;
const put = 'wildcard-action "s3:Put*"';
const sqs = 'wildcard-action "sqs:*"';
/** What stands is one finding of several wildcards; what is hidden is each of them. */
const told = standing(audited({ "main.tf": terraform({}) }));
const wide = told.find((each) => each.startsWith("resource-exposure")) ?? "";
const others = told.slice(2);
const all = [...told, sqs];

test("without a comment all of it is found", () => {
  expect(told.slice(0, 2).toSorted()).toEqual([put, wide].toSorted());
  expect(others.length).toBe(2);
});

describe("a comment in Terraform", () => {
  test.each<[string, readonly string[]]>([
    ["document", [put, sqs, wide, ...others]],
    ["opening", [put, sqs, wide, ...others]],
    ["statement", [put, sqs, wide]],
    ["brace", [put, sqs, wide]],
    ["within", [put, sqs, wide]],
    ["list", [put, sqs]],
    ["item", [put]],
    ["behind", [put]],
    ["end", [put, sqs]],
    ["resource", [put, sqs, wide]],
    ["trail", [wide]],
    ["last", [put, sqs, wide]],
    ["close", [put, sqs, wide]],
  ])("at the place %s hides what it is about", (place, expected) => {
    const result = audited({ "main.tf": terraform({ [place]: `# ${ignore(both)}` }) });
    expect(hidden(result).toSorted()).toEqual(expected.toSorted());
  });
});

const template = (places: Readonly<Record<string, string>>): string => `
${places.top ?? ""}
Resources: ${places.key ?? ""}
  ${places.resource ?? ""}
  Role: ${places.name ?? ""}
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: app
          PolicyDocument:
            ${places.statements ?? ""}
            Statement:
              ${places.above ?? ""}
              - Effect: Allow ${places.first ?? ""}
                ${places.element ?? ""}
                Action:
                  ${places.item ?? ""}
                  - "s3:Put*" ${places.behind ?? ""}
                  - "sqs:*"
                Resource: "*" ${places.trail ?? ""}
`;

describe("a comment in YAML", () => {
  const here = [put, sqs, wide];
  test.each<[string, readonly string[]]>([
    ["top", here],
    ["key", here],
    ["resource", here],
    ["name", here],
    ["statements", here],
    ["above", here],
    ["first", here],
    ["element", here],
    ["item", [put]],
    ["behind", [put]],
    ["trail", [wide]],
  ])("at the place %s hides what it is about", (place, expected) => {
    const texts = { "template.yaml": template({ [place]: `# ${ignore(both)}` }) };
    expect(hidden(audited(texts)).toSorted()).toEqual(expected.toSorted());
  });
});

describe("a suppression", () => {
  const at = (comment: string): Texts => ({ "main.tf": terraform({ statement: comment }) });

  test("hides only the rules that it names", () => {
    const result = audited(at(`# ${ignore("unscoped-resource")}`));
    expect(hidden(result)).toEqual([wide]);
    expect(standing(result).toSorted()).toEqual([put, ...others].toSorted());
  });

  test("of a file hides what is found in it, and nothing in another one", () => {
    const text = terraform({ last: `# pare:ignore-file ${both} -- it is fine` });
    const result = audited({ "main.tf": text, "other/main.tf": terraform({}) });
    expect(hidden(result).toSorted()).toEqual(
      all.filter((each) => /^(?:wildcard-action|resource-exposure) /.test(each)).toSorted(),
    );
    expect(standing(result)).toEqual(expect.arrayContaining([...told]));
  });

  test.each([
    ["no reason", "# pare:ignore unscoped-resource", "without-reason 4", 0],
    ["a blank reason", "# pare:ignore unscoped-resource -- \u202e", "without-reason 4", 0],
    ["a day that is over", "# pare:ignore unscoped-resource until 2026-11-27 -- x", "expired 4", 0],
    ["a day that is today", "# pare:ignore unscoped-resource until 2026-11-28 -- x", undefined, 1],
    ["a rule that does not exist", "# pare:ignore unscoped-resources -- x", "malformed 4", 0],
    ["no rule", "# pare:ignore -- x", "malformed 4", 0],
    ["a day that is none", "# pare:ignore unscoped-resource until tomorrow -- x", "malformed 4", 0],
    ["a word that there is not", "# pare:disable unscoped-resource -- x", "malformed 4", 0],
    ["a rule of which nothing is found", `# ${ignore("not-action")}`, "unused 4", 0],
    [
      "one rule of which nothing is found",
      `# ${ignore("not-action, unscoped-resource")}`,
      "unused 4",
      1,
    ],
  ])("with %s says what is wrong with it", (_, comment, fault, count) => {
    const result = audited(at(comment));
    expect(faults(result)).toEqual(fault === undefined ? [] : [fault]);
    expect(hidden(result).length).toBe(count);
  });

  test("that is about nothing is not understood", () => {
    const text = `${terraform({})}\n# ${ignore("unscoped-resource")}\n\nlocals {}\n`;
    expect(faults(audited({ "main.tf": text }))).toEqual(["malformed 22"]);
  });

  test("needs no reason where a team asks for none", () => {
    const texts = at("# pare:ignore unscoped-resource");
    const result = audited(texts, agreed("info", {}, { requireReason: false }));
    expect(faults(result)).toEqual([]);
    expect(hidden(result)).toEqual([wide]);
  });

  test("that fails blocks as its severity says, and not where the rule is off", () => {
    const texts = at(`# ${ignore("not-action")}`);
    const { blocking } = audited(texts, agreed("low"));
    expect(blocking.faults.map(({ kind }) => kind)).toEqual(["unused"]);
    expect(audited(texts, agreed("medium")).blocking.faults).toEqual([]);
    const off = agreed("low", { rules: new Map([["suppression", "off"]]) });
    expect(audited(texts, off).faults).toEqual([]);
  });

  test("keeps what it is about in a replacement", () => {
    const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n';
    const text = (comment: string): string => `${bucket}
data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["s3:Put*"]${comment}
    resources = ["*"]
  }
}
`;
    const fixed = (comment: string): string | undefined =>
      fix(tree({ "main.tf": text(comment) }), facts, agreed(), ["equivalent", "assumed"]).changed[0]
        ?.after;
    expect(fixed("")).not.toContain('"s3:Put*"');
    const kept = fixed(` # ${ignore("wildcard-action")}`);
    expect(kept ?? text("")).toContain('actions   = ["s3:Put*"]');
    expect(fixed(` # ${ignore("wildcard-action")}`)).toBe(kept);
    const resources = text("").replace(
      'resources = ["*"]',
      `resources = ["*"] # ${ignore("unscoped-resource")}`,
    );
    const [changed] = fix(tree({ "main.tf": resources }), facts, agreed(), [
      "equivalent",
      "assumed",
    ]).changed;
    expect(changed?.after).toContain('resources = ["*"] # pare:ignore');
    expect(changed?.after).not.toContain("s3:Put*");
  });
});

describe("a suppression that comes with a change", () => {
  const reviewed = (before: string, after: string, more: Partial<Agreement> = {}): ReviewResult => {
    const [old, now] = [{ "main.tf": before }, { "main.tf": after }];
    const change = { base: tree(old), head: tree(now), diff: diffOf(old, now), unread: [] };
    return review(change, facts, agreed("info", {}, more));
  };
  const commented = { statement: `# ${ignore(both)}` };
  const noted = terraform(commented);
  const news = ({ newSuppressions }: ReviewResult): number => newSuppressions.length;

  test("is listed, does not block, and blocks where a team wants none", () => {
    const result = reviewed(terraform({}), noted);
    expect(news(result)).toBe(1);
    expect(result).toMatchObject({ findings: [], blocked: false });
    expect(news(reviewed(terraform({}), noted, { newSuppressions: "allow" }))).toBe(0);
    const blocked = reviewed(terraform({}), noted, { newSuppressions: "block" });
    expect(blocked).toMatchObject({ findings: [], blocked: true });
    expect(blocked.blocking.suppressions.length).toBe(1);
  });

  test("is not new where it stood before, or its statement was narrowed", () => {
    expect(news(reviewed(noted, noted.replace('"sns:*"', '"sns:Publish"')))).toBe(0);
    expect(news(reviewed(noted, noted.replace('"s3:Put*",', '"s3:PutObject*",')))).toBe(0);
  });

  test("is as good as new where the statement below it was widened", () => {
    const result = reviewed(noted, noted.replace('"s3:Put*"', '"s3:*"'), {
      newSuppressions: "block",
    });
    expect(news(result)).toBe(1);
    expect(result.blocked).toBe(true);
  });

  test("is never new where the configuration of the base makes it", () => {
    const ignored: Suppression = {
      by: "configuration",
      place: { source: { path: ".github/pare.yml", text: "" }, span: { start: 0, end: 0 } },
      rules: ["wildcard-action", "unscoped-resource", "not-action"],
      reason: "generated",
      covers: ({ statement }) => statement.place.source.path === "main.tf",
    };
    const result = reviewed("", terraform({}), {
      suppressions: [ignored],
      newSuppressions: "block",
    });
    expect(result).toMatchObject({ findings: [], newSuppressions: [], faults: [], blocked: false });
    expect(result.excused.length).toBe(all.length);
  });

  test("is as good as new where its document is given to somebody else", () => {
    const uses = (type: string): string => `resource "aws_iam_${type}_policy" "${type}" {
  ${type}   = "x"
  policy = data.aws_iam_policy_document.app.json
}
`;
    const one = noted + uses("role");
    expect(news(reviewed(one, one + uses("user"), { newSuppressions: "block" }))).toBe(1);
    expect(news(reviewed(one + uses("user"), one, { newSuppressions: "block" }))).toBe(0);
  });

  test("in a file that does not change is not found fault with", () => {
    const unused = terraform({ statement: `# ${ignore("not-action")}` });
    const old = { "main.tf": terraform({}), "old.tf": unused.replace('"app"', '"old"') };
    const now = { ...old, "main.tf": terraform({}).replace("s3:Put*", "s3:PutObject") };
    const change = { base: tree(old), head: tree(now), diff: diffOf(old, now), unread: [] };
    expect(review(change, facts, agreed("info")).faults).toEqual([]);
    expect(faults(reviewed(terraform({}), unused))).toEqual(["unused 4"]);
    expect(faults(reviewed(unused, unused.replace("s3:Put*", "s3:Get*")))).toEqual([]);
  });
});

test("an answer on the pull request excuses what it is about, and nothing else", () => {
  const text = terraform({});
  const change = {
    base: tree({}),
    head: tree({ "main.tf": text }),
    diff: diffOf({}, { "main.tf": text }),
    unread: [],
  };
  const first = review(change, facts, agreed("info"));
  const [finding, ...rest] = first.findings;
  if (!finding) throw new Error("nothing is found");
  const reply = { author: "octocat", reason: "we know", url: "https://github.com/o/r/pull/7#r1" };
  const replies = new Map([[replyKeyOf(finding), reply]]);
  const second = review(change, facts, agreed("info", {}, { replies }));
  const same = rest.filter((each) => replyKeyOf(each) !== replyKeyOf(finding));
  expect(second.findings.map(short)).toEqual(same.map(short));
  // Both wildcards that the finding is about.
  expect(second.excused.map(({ because }) => because)).toEqual(
    [put, sqs].map(() => ({ kind: "reply", reply })),
  );
});

test("an answer excuses what is milder in the same finding", () => {
  const text = terraform({}).replace('"sqs:*"', '"ec2:*Volume*"');
  const head = { "main.tf": text };
  const change = { base: tree({}), head: tree(head), diff: diffOf({}, head), unread: [] };
  const ofVolumes = (replies: Agreement["replies"]) =>
    review(change, facts, agreed("info", {}, { replies }));
  const finding = ofVolumes(new Map()).findings.find(({ message }) => message.includes("Volume"));
  if (!finding) throw new Error("nothing is found");
  expect(short(finding)).toBe(put);
  const reply = { author: "octocat", reason: "we know", url: "https://github.com/o/r/pull/7#r1" };
  const second = ofVolumes(new Map([[replyKeyOf(finding), reply]]));
  expect(hidden(second)).toEqual([put, 'wildcard-action "ec2:*Volume*"']);
  expect(new Set(second.excused.map((each) => each.finding.severity))).toEqual(
    new Set(["high", "medium"]),
  );
  const milder = ofVolumes(new Map([[replyKeyOf({ ...finding, severity: "medium" }), reply]]));
  expect(hidden(milder)).toEqual(['wildcard-action "ec2:*Volume*"']);
});

test("an answer excuses neither the same statement of another file, nor what became worse", () => {
  const text = terraform({});
  const of = (head: Record<string, string>) => ({
    base: tree({}),
    head: tree(head),
    diff: diffOf({}, head),
    unread: [],
  });
  const [finding] = review(of({ "team-a/main.tf": text }), facts, agreed("info")).findings;
  if (!finding) throw new Error("nothing is found");
  const reply = { author: "octocat", reason: "we know", url: "https://github.com/o/r/pull/7#r1" };
  const replies = new Map([[replyKeyOf(finding), reply]]);
  const excusedIn = (head: Record<string, string>, terms: Partial<Terms> = {}) =>
    new Set(
      review(of(head), facts, agreed("info", terms, { replies })).excused.map(
        ({ finding: { statement } }) => statement.place.source.path,
      ),
    );
  const both = { "team-a/main.tf": text, "prod/main.tf": text };
  expect(excusedIn(both)).toEqual(new Set(["team-a/main.tf"]));
  const worse = { rules: new Map([[finding.rule, "critical" as const]]) };
  expect(excusedIn(both, worse)).toEqual(new Set());
});

test.each([
  [
    "AWS CDK",
    'import * as iam from "aws-cdk-lib/aws-iam";\nimport { given } from "./given";\nnew iam.Policy(this, "P", { document: iam.PolicyDocument.fromJson(given("arn:aws:s3:::b/*")) });\n',
  ],
  [
    "Pulumi",
    'import * as aws from "@pulumi/aws";\nimport { given } from "./given";\nnew aws.iam.Policy("p", { policy: given("arn:aws:s3:::b/*") });\n',
  ],
])("a comment in a file that only a program of %s takes in counts there", (_, program) => {
  const given = (comment: string): string =>
    `export const given = (b: string) => ({\n  Statement: [\n    ${comment}\n    { Effect: "Allow", Action: "s3:*", Resource: b },\n  ],\n});\n`;
  const files = (comment: string): Texts => ({ "app.ts": program, "given.ts": given(comment) });
  const found = standing(audited(files("")));
  expect(found).toContain('wildcard-action "s3:*"');
  const result = audited(files(`// ${ignore("wildcard-action")}`));
  expect(hidden(result)).toEqual(['wildcard-action "s3:*"']);
  expect(faults(result)).toEqual([]);
});
