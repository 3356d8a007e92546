import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/report/language.ts";
import { howToExcuse } from "../../src/report/excusing-text.ts";
import { readDirective } from "../../src/config/directive.ts";
import { fingerprintOf, statementMark } from "../../src/rules/fingerprint.ts";
import { agreed } from "../agreed.ts";
import { indented } from "../rules/policies.ts";
import { houseRules } from "./house-rules.ts";
import { postedOf, postedOn, reviewed, type Files } from "./results.ts";
import { suggestionsIn } from "./skeleton.ts";

const app = (statement: string, ...beside: readonly string[]): Files => ({
  "main.tf": [
    `data "aws_iam_policy_document" "app" {\n  statement {\n${indented(statement, 4)}\n  }\n}\n`,
    ...beside,
  ].join("\n"),
});
const bucket = 'resource "aws_s3_bucket" "logs" {}\n';
const put = app('actions   = ["s3:PutObject"]\nresources = ["*"]', bucket);

describe("a comment", () => {
  test("says what is granted, what is wrong, and what to write instead", () => {
    const [comment, ...more] = postedOn(put).comments;
    expect(more).toEqual([]);
    const [finding] = reviewed(put).findings;
    if (!finding) throw new Error("nothing is found");
    const statement = statementMark(finding.statement, finding.policy);
    const marker = `<!-- pare:1 job=review/pare at=${statement.at}:${statement.says} of=${fingerprintOf(finding)}:m -->`;
    expect(comment).toEqual({
      path: "main.tf",
      startLine: 2,
      line: 5,
      statements: [statement],
      findings: [{ says: fingerprintOf(finding), severity: "medium" }],
      body: [
        marker,
        "The replacement assumes that it uses only `aws_s3_bucket.logs`, the only bucket declared here.",
        "**Medium** · `data.aws_iam_policy_document.app`: Grants **write** (`s3:PutObject`) on `*`.",
        "- `s3:PutObject` can be limited to certain resources, and `*` lets it reach every object. ([unscoped-resource](https://github.com/pare-iam/pare/blob/v0.1.0/src/rules/unscoped-resource.md))",
        '```suggestion\n  statement {\n    actions   = ["s3:PutObject"]\n    resources = ["${aws_s3_bucket.logs.arn}/*"]\n  }\n```',
        "<sub>Fine as it is? Write `# pare:ignore unscoped-resource -- REASON` above it, or answer `pare ignore REASON` with write access and run again. [More](https://github.com/pare-iam/pare/blob/v0.1.0/src/config/suppression.md)</sub>",
      ].join("\n\n"),
    });
  });

  test("says how to say that it is fine with a directive that is read, where comments can be written", () => {
    const files = app('actions   = ["s3:*", "s3:GetObject"]\nresources = ["*"]');
    const [comment] = postedOn(files).comments;
    const [, directive = ""] = /`# (pare:ignore [^`]+)`/.exec(comment?.body ?? "") ?? [];
    const read = readDirective(directive);
    // An information, that an action is listed twice, is not told of in comments.
    const told = reviewed(files).findings.filter(({ severity }) => severity !== "info");
    const rules = told.map(({ rule }) => rule);
    expect(read).toMatchObject({ ok: true, directive: { rules: [...new Set(rules)] } });
    const [inJson] = postedOn({
      "policy.json": '{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
    }).comments;
    expect(inJson?.body).toContain("<sub>Fine as it is? Answer `pare ignore REASON` with");
    expect(inJson?.body).not.toContain("# pare:ignore");
  });

  test.for([
    [
      "codeowners",
      "policy.json",
      "Answer `pare ignore REASON` as a code owner and run again. [More]",
    ],
    ["nobody", "policy.yaml", "Write `# pare:ignore not-action -- REASON` above it. [More]"],
    ["nobody", "policy.json", "[More]"],
  ] as const)("offers an answer to who may give it: %s, in %s", ([mayAnswer, path, said]) => {
    const how = howToExcuse(path, ["not-action"], mayAnswer);
    expect(how).toMatch(/^<sub>Fine as it is\? .*<\/sub>$/);
    expect(how.slice("<sub>Fine as it is? ".length).startsWith(said)).toBe(true);
  });

  test.for([
    ['actions   = ["*"]\nresources = ["*"]', "Grants **everything** on `*`."],
    [
      'not_actions = ["iam:*", "sts:*"]\nresources   = ["*"]',
      "Grants every action of AWS but `iam:*` and `sts:*` on `*`.",
    ],
  ])("says of %j: %s", ([statement = "", sentence]) => {
    expect(postedOn(app(statement)).comments[0]?.body).toContain(sentence);
  });

  test("lists what is no longer allowed, and why", () => {
    const files = app('actions   = ["sns:*"]\nresources = ["arn:aws:sns:*:*:orders"]');
    const [comment] = postedOn(files).comments;
    expect(comment?.body).toMatch(/^The replacement assumes that it manages no permissions\.$/m);
    expect(comment?.body).toMatch(
      /<details><summary>No longer allowed: \d actions<\/summary>\n\n- they manage permissions: `sns:AddPermission`, .*\n<\/details>$/m,
    );
  });

  test("has no button where a name is missing, and shows where it belongs", () => {
    const [comment] = postedOn(app('actions   = ["s3:PutObject"]\nresources = ["*"]')).comments;
    expect(suggestionsIn(comment?.body ?? "")).toEqual([]);
    expect(comment?.body).toContain("To be filled in: `<BucketName>`.");
    expect(comment?.body).toMatch(/^In the place of lines 2 to 5:\n\n```hcl\n {2}statement \{$/m);
  });

  test("says why nothing is offered", () => {
    const [comment] = postedOn(app('actions   = ["*"]\nresources = ["*"]')).comments;
    expect(comment?.body).toContain(
      "No replacement is offered: `*` can only be replaced by what is known to be used.",
    );
  });

  test("suggests the changed lines alone where not all of the statement is in the diff", () => {
    const result = reviewed(put, put, { first: 4, last: 4 });
    const { comments } = postedOf(result);
    expect(comments.map(({ startLine, line }) => [startLine, line])).toEqual([[undefined, 4]]);
    expect(suggestionsIn(comments[0]?.body ?? "")).toEqual([
      '    resources = ["${aws_s3_bucket.logs.arn}/*"]',
    ]);
  });

  test("has no button where the lines to change are not in the diff", () => {
    const result = reviewed(put, put, { first: 3, last: 3 });
    const { comments } = postedOf(result);
    expect(comments.map(({ startLine, line }) => [startLine, line])).toEqual([[undefined, 3]]);
    expect(suggestionsIn(comments[0]?.body ?? "")).toEqual([]);
    expect(comments[0]?.body).toContain(
      "Outside of this diff, lines 2 to 5 of `main.tf` should read:",
    );
  });

  test("is one for statements that share a line", () => {
    const statement = '{"Effect":"Allow","Action":"sqs:Send*","Resource":"*"}';
    const files = {
      "policy.json": `{"Version":"2012-10-17","Statement":[${statement},${statement}]}`,
    };
    const { comments } = postedOn(files);
    expect(comments.length).toBeGreaterThan(0);
    for (const { body } of comments) expect(suggestionsIn(body).length).toBeLessThanOrEqual(1);
  });

  test("tells all findings of many, up to twenty", () => {
    const agreement = agreed("high", { houseRules: houseRules(30) });
    const [comment] = postedOf(reviewed(put, {}, undefined, agreement), {
      maxComments: Infinity,
    }).comments;
    expect(comment?.body.match(/^- Nobody writes here/gm)?.length).toBeGreaterThan(15);
    expect(comment?.body).toMatch(/^- … and \d+ more$/m);
  });
});

test("comments are the worst ones where there are more than may be, in the order of the files", () => {
  const statement = (action: string): string =>
    JSON.stringify({ Effect: "Allow", Action: action, Resource: "*" }, null, 2);
  const files = {
    "policy.json": `{\n"Statement": [\n${["s3:PutObject", "*", "s3:PutBucketPolicy"].map(statement).join(",\n")}\n]\n}\n`,
  };
  const severities = (most: number): readonly (string | undefined)[] =>
    postedOn(files, most).comments.map(({ body }) => /^\*\*(\w+)\*\*/m.exec(body)?.[1]);
  expect(severities(3)).toEqual(["Medium", "Critical", "High"]);
  expect(severities(2)).toEqual(["Critical", "High"]);
  expect(severities(1)).toEqual(["Critical"]);
  expect(severities(0)).toEqual([]);
  expect(postedOn(files, 1).summary).toContain("#### Without a comment on its lines");
});

test.for([
  ["main.tf", "hcl"],
  ["policy.json", "json"],
  ["template.yml", "yaml"],
  ["lib/shop.ts", "typescript"],
  ["bin/app.mjs", "typescript"],
  ["__main__.py", "python"],
])("what is to be read of %s is fenced as %s", ([path, language]) => {
  expect(languageOf(path ?? "")).toBe(language);
});
