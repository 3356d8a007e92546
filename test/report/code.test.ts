import { describe, expect, test } from "vitest";
import { findingsReport } from "../../src/report/findings-json.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { textReport } from "../../src/report/text.ts";
import { calling, javascript, terraform, type Files } from "../narrow/beside-code.ts";
import { audited, postedOf, postedOn, reviewed } from "./results.ts";

// What code calls and what its policies allow, as people and programs read it.

const lacking: Files = {
  "main.tf": terraform({
    statement: 'actions   = ["dynamodb:GetItem", "ses:*"]\nresources = ["*"]',
  }),
  "src/app.mjs": javascript,
};

describe("what is missing and what nothing calls stands", () => {
  test("in the text, with the lines", () => {
    const text = textReport(audited(lacking));
    expect(text).toMatch(
      /src\/app\.mjs:8\S* {2}code {2}\.\/aws_lambda_function\.app\n {4}`dynamodb:PutItem` is needed here, and no statement of its policies allows it\./,
    );
    expect(text).toMatch(/main\.tf:\d+\S* {2}code {2}.*\n {4}`ses:\*` is called nowhere/);
  });

  test("in the summary, what is missing first", () => {
    const summary = auditMarkdown(audited(lacking));
    const [missing, uncalled] = [
      summary.indexOf("**Code needs what no policy allows**"),
      summary.indexOf("Called nowhere in the code that was read: 1 action"),
    ];
    expect(missing).toBeGreaterThan(0);
    expect(uncalled).toBeGreaterThan(missing);
    expect(summary).toContain("- `dynamodb:PutItem` at `src/app.mjs:8`");
  });

  test("in JSON", () => {
    const [code, ...more] = findingsReport(audited(lacking)).code;
    expect(more).toEqual([]);
    expect(code).toMatchObject({
      functions: ["./aws_lambda_function.app"],
      paths: ["src/app.mjs"],
      missing: [{ action: "dynamodb:PutItem", places: [{ path: "src/app.mjs", line: 8 }] }],
      uncalled: [{ action: "ses:*", path: "main.tf" }],
      unseen: [],
    });
  });
});

describe("a review tells of functions that the change touches", () => {
  const idle = calling("s3 S3Client", "await client.send(new sdk.ListBucketsCommand({}));");
  const summaryOf = (files: Files, before: Files): string =>
    postedOf(reviewed(files, before)).summary;
  const other = { "other/main.tf": 'resource "aws_s3_bucket" "b" {}\n' };

  test("by their code", () => {
    const before = { ...lacking, "src/app.mjs": idle };
    const changed = reviewed(
      { "src/app.mjs": javascript, "main.tf": lacking["main.tf"] ?? "" },
      before,
    );
    expect(changed.code.flatMap(({ missing }) => missing.map(({ action }) => action))).toEqual([
      "dynamodb:PutItem",
    ]);
  });

  test("by their policies", () => {
    expect(summaryOf(lacking, {})).toContain("Code needs what no policy allows");
  });

  test("and of no others", () => {
    const result = reviewed(other, lacking);
    expect(result.code).toEqual([]);
    expect(postedOf(result).summary).not.toContain("Code needs");
  });
});

describe("evidence stands", () => {
  const files: Files = { "main.tf": terraform(), "src/app.mjs": javascript };
  const shows =
    "The code shows that it only makes the calls at `src/app.mjs:7` and `src/app.mjs:8` and";

  test("in the comment, with the places of the calls", () => {
    expect(
      postedOn(files)
        .comments.map(({ body }) => body)
        .join("\n"),
    ).toContain(shows);
  });

  test("in the text", () => {
    expect(textReport(audited(files))).toContain("the code shows that it only makes the calls at");
  });

  test("in JSON, by its grade", () => {
    const [only] = findingsReport(audited(files)).findings;
    expect(only?.suggestion).toMatchObject({
      grade: "evidenced",
      assumptions: [],
      evidence: [expect.stringContaining("src/app.mjs:7"), expect.stringContaining("orders")],
    });
  });
});
