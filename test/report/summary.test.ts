import { describe, expect, test } from "vitest";
import { auditMarkdown } from "../../src/report/summary.ts";
import { textReport } from "../../src/report/text.ts";
import { postedMarkdown } from "../../src/report/posted.ts";
import { agreed } from "../agreed.ts";
import { suppressing } from "./suppressions.ts";
import { audited, postedOf, postedOn, reviewed, type Files } from "./results.ts";

const document = (...statements: readonly string[]): string =>
  `data "aws_iam_policy_document" "app" {\n${statements
    .map((each) => `  statement {\n    ${each.replace("\n", "\n    ")}\n  }\n`)
    .join("")}}\nresource "aws_s3_bucket" "logs" {}\n`;

const put = 'actions   = ["s3:PutObject"]\nresources = ["*"]';
const log = 'actions   = ["logs:PutLogEvents"]\nresources = ["*"]';
const sns = 'actions   = ["sns:*"]\nresources = ["arn:aws:sns:*:*:orders"]';
const files: Files = { "main.tf": document(put, log) };

const summaryOf = (...given: Parameters<typeof reviewed>): string =>
  postedOf(reviewed(...given)).summary;

describe("the summary of a review", () => {
  test("begins with its marker and the verdict", () => {
    const lines = summaryOf(files).split("\n");
    expect(lines[0]).toBe("<!-- pare:1 job=review/pare summary -->");
    expect(lines[2]).toBe("### Pare: 2 findings, none of them blocks");
  });

  test.for<readonly [string, Files, Files]>([
    ["no IAM statement is touched", files, files],
    [
      "nothing is overbroad",
      { "main.tf": document('actions   = ["s3:ListAllMyBuckets"]\nresources = ["*"]') },
      {},
    ],
    [
      "blocked by 1 finding of severity high or worse",
      { "main.tf": document('actions   = ["*"]\nresources = ["*"]') },
      {},
    ],
  ])("says: %s", ([verdict, head, base]) => {
    const far = { first: 9999, last: 9999 };
    expect(summaryOf(head, base, base === head ? far : undefined)).toContain(
      `### Pare: ${verdict}\n`,
    );
  });

  test("counts what was read, and gives the score before and after", () => {
    const before = { "main.tf": document(log) };
    expect(summaryOf(files, before)).toMatch(
      /^The change touches \d statements?; 2 statements in 1 policy of 1 file were read\. Score of the policies it touches: \d+ \([A-F]\) before, \*\*\d+ \([A-F]\)\*\* after; 100 allows nothing\./m,
    );
  });

  test("has a table of findings by rule and severity", () => {
    expect(summaryOf(files)).toContain(
      "| rule | medium | low |\n| --- | ---: | ---: |\n| unscoped-resource | 1 | 1 |",
    );
  });

  test("folds what weighs little, and does not repeat what has a comment", () => {
    const summary = summaryOf(files);
    expect(summary).toContain("<details><summary>Of little weight: 1 statement</summary>");
    expect(summary).toContain("- `main.tf:6-9`: `logs:PutLogEvents`");
    const [told = ""] = summary.split("<details><summary>What this change newly allows");
    expect(told).not.toContain("s3:PutObject");
  });

  test("shows what lies outside the diff, with what should stand there and what is lost", () => {
    const summary = postedOn({ "main.tf": document(sns) }, 0).summary;
    expect(summary).toContain("#### Without a comment on its lines");
    expect(summary).toContain("**Medium** · `main.tf:2-5`");
    expect(summary).toContain("<details><summary>Lines 2 to 5 should read</summary>");
    expect(summary).toContain("<details><summary>No longer allowed: 3 actions</summary>");
  });

  test("lists what was not read", () => {
    expect(summaryOf({ ...files, "broken.tf": 'data "aws_iam" {' })).toMatch(
      /<details><summary>Not evaluated: 1 place<\/summary>\n\n\*\*1 place\*\*: the file, or a part of it, does not parse\n\n- `broken\.tf:1`: the .*\n<\/details>/,
    );
  });
});

describe("the lowest scores", () => {
  const buckets = (...names: readonly string[]): Files =>
    Object.fromEntries(
      names.map((name, index) => [
        `${name}.json`,
        JSON.stringify({
          Statement: {
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"].slice(0, index + 1),
            Resource: "arn:aws:s3:::b/*",
          },
        }),
      ]),
    );
  const linesOf = (markdown: string): readonly string[] =>
    /^Lowest scores:\n((?:- .*\n?)*)/m.exec(markdown)?.[1]?.trim().split("\n") ?? [];

  test("stand in the report of an audit, the lowest first", () => {
    const markdown = auditMarkdown(audited({ ...buckets("a", "b", "c"), ...files }));
    expect(linesOf(markdown)).toEqual([
      expect.stringMatching(
        /^- \d+ \([A-F]\) · `main\.tf` · `data\.aws_iam_policy_document\.app`$/,
      ),
      expect.stringMatching(/^- \d+ \([A-F]\) · `c\.json`$/),
      expect.stringMatching(/^- \d+ \([A-F]\) · `b\.json`$/),
      expect.stringMatching(/^- \d+ \([A-F]\) · `a\.json`$/),
    ]);
    const scores = linesOf(markdown).map((line) => Number(/\d+/.exec(line)?.[0]));
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  test("are five at most, none of them 100", () => {
    const nothing = '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
    const many = auditMarkdown(audited(buckets("a", "b", "c", "d", "e", "f", "g")));
    expect(linesOf(many)).toHaveLength(5);
    expect(linesOf(auditMarkdown(audited({ ...buckets("a"), "deny.json": nothing })))).toHaveLength(
      1,
    );
    expect(linesOf(auditMarkdown(audited({ "a.json": nothing, "b.json": nothing })))).toEqual([]);
  });

  test("are not repeated of one policy alone", () => {
    expect(linesOf(auditMarkdown(audited(files)))).toEqual([]);
    expect(linesOf(summaryOf(files))).toEqual([]);
  });

  test("are those of the policies that a change touches", () => {
    const before = buckets("a", "b", "c");
    const after = { "b.json": before["c.json"] ?? "", "c.json": before["b.json"] ?? "" };
    expect(linesOf(summaryOf(after, before))).toEqual([
      expect.stringMatching(/^- \d+ \([A-F]\) · `b\.json`$/),
      expect.stringMatching(/^- \d+ \([A-F]\) · `c\.json`$/),
    ]);
  });
});

test("the report of an audit shows all that is worth a change", () => {
  const markdown = auditMarkdown(audited(files));
  expect(markdown).toMatch(
    /^### Pare: 2 findings, none of them blocks\n\n2 statements of 1 file were read\. Score /,
  );
  expect(markdown).toContain("**Medium** · `main.tf:2-5`");
  expect(markdown).toContain("- The replacement assumes that it uses only `aws_s3_bucket.logs`");
  expect(markdown).toContain("Of little weight: 1 statement");
  expect(auditMarkdown(audited({}))).toContain("### Pare: no IAM statement was read");
});

test("what a review posts is one text: the summary, then the comments with their lines", () => {
  const all = postedOn(files);
  const [comment] = all.comments;
  expect(postedMarkdown(all)).toBe(
    `${all.summary}\n\n---\n\n_Comment on lines 2 to 5 of_ \`main.tf\`\n\n${comment?.body ?? ""}\n`,
  );
});

describe("the report for a terminal", () => {
  const lines = textReport(audited({ ...files, "other/sns.tf": document(sns) })).split("\n");

  test("has the place, the severity, the rule and the sentence of every finding", () => {
    expect(lines[0]).toBe(
      "main.tf:4:18  medium  unscoped-resource  data.aws_iam_policy_document.app",
    );
    expect(lines[1]).toMatch(/^ {4}`s3:PutObject` can be limited/);
  });

  test("shows what to write instead, and what it takes for granted", () => {
    expect(lines[2]).toBe(
      "    lines 2-5 should read (assumes that it uses only `aws_s3_bucket.logs`, the only bucket declared here):",
    );
    expect(lines[3]).toBe("      |   statement {");
  });

  test("says what is no longer allowed", () => {
    expect(lines).toContain(
      "    no longer allowed: sns:AddPermission, sns:RemovePermission and sns:SetTopicAttributes",
    );
  });

  test("ends with the counts and the verdict", () => {
    expect(lines.at(-1)).toBe("passed");
    expect(lines.at(-3)).toMatch(/^3 statements in 2 files; 2 medium, 1 low; score \d+ \([A-F]\)$/);
    const blocked = textReport(
      audited({ "a.tf": document('actions   = ["*"]\nresources = ["*"]') }),
    );
    expect(blocked.split("\n").at(-1)).toBe("blocked: 1 finding of severity high or worse");
  });

  test("begins with what a change brings along, and lists faulty suppressions behind findings", () => {
    const agreement = agreed(
      "high",
      {},
      {
        suppressions: [
          suppressing("other/sns.tf", ["wildcard-action", "not-action"], { until: "2027-01-31" }),
        ],
        files: ["main.tf"],
      },
    );
    const result = reviewed({ ...files, "other/sns.tf": document(sns) }, {}, undefined, agreement);
    const shown = textReport(result).split("\n");
    expect(shown.slice(0, 4)).toEqual([
      "other/sns.tf:1  new suppression  wildcard-action, not-action  until 2027-01-31",
      "    only in the sandbox",
      "main.tf  is changed, which takes effect once it is merged",
      "main.tf:4:18  medium  unscoped-resource  data.aws_iam_policy_document.app",
    ]);
    const fault = shown.indexOf("other/sns.tf:1:1  low  suppression");
    expect(shown[fault + 1]).toMatch(/^ {4}Nothing is found here by `not-action`/);
    expect(shown.slice(-2)).toEqual(["1 finding is suppressed.", "passed"]);
  });
});

test("the report of an audit shows the worst first, the others as they stand", () => {
  const policy = (action: string): string =>
    JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } });
  const markdown = auditMarkdown(
    audited({
      "a.json": policy("s3:PutObject"),
      "b.json": policy("sqs:SendMessage"),
      "c.json": policy("*"),
    }),
  );
  const shown = [...markdown.matchAll(/^\*\*(\w+)\*\* · `(\w\.json)/gm)];
  expect(shown.map(([, severity, path]) => [severity, path])).toEqual([
    ["Critical", "c.json"],
    ["Medium", "a.json"],
    ["Medium", "b.json"],
  ]);
});
