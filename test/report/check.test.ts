import { describe, expect, test } from "vitest";
import { annotationsOf } from "../../src/report/annotations.ts";
import { checkReport } from "../../src/report/check.ts";
import { commandAnnotations } from "../../src/report/workflow-commands.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { agreed } from "../agreed.ts";
import { houseRules } from "./house-rules.ts";
import { audited, postedOf, reviewed, type Files } from "./results.ts";
import { skeletonOf } from "./skeleton.ts";
import { suppressing } from "./suppressions.ts";

const policy = (action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2)}\n`;
const files: Files = {
  "main.tf": `data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["*"]
  }
}

resource "aws_s3_bucket" "logs" {}
`,
  "admin.json": policy("*"),
  "log.json": policy("logs:PutLogEvents"),
};
const idle = suppressing("log.json", ["not-action"]);
const result = reviewed(files, {}, undefined, agreed("high", {}, { suppressions: [idle] }));
const many = (count: number, action: string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${action.slice(0, 3)}${n}.json`, policy(action)]),
  );

describe("the annotations of a check run", () => {
  const { annotations } = checkReport(result, "summary");

  test("say in plain text what the comments say, and the faults, worst first", () => {
    expect(annotations).toEqual([
      {
        path: "admin.json",
        startLine: 2,
        endLine: 6,
        level: "failure",
        title: "Critical: wildcard-action",
        message: [
          "* allows every action of every AWS service on every resource, also those that AWS adds later. (wildcard-action)",
          "No replacement is offered: * can only be replaced by what is known to be used.",
        ].join("\n"),
      },
      {
        path: "main.tf",
        startLine: 2,
        endLine: 5,
        level: "warning",
        title: "Medium: data.aws_iam_policy_document.app",
        message: [
          "s3:PutObject can be limited to certain resources, and * lets it reach every object. (unscoped-resource)",
          "The replacement assumes that it uses only aws_s3_bucket.logs, the only bucket declared here.",
        ].join("\n"),
        details: [
          "Lines 2 to 5 should read:",
          "  statement {",
          '    actions   = ["s3:PutObject"]',
          '    resources = ["${aws_s3_bucket.logs.arn}/*"]',
          "  }",
        ].join("\n"),
      },
      {
        path: "log.json",
        startLine: 1,
        endLine: 1,
        level: "notice",
        title: "Low: suppression",
        message: "Nothing is found here by not-action: take it out.",
      },
    ]);
    const { comments } = postedOf(result);
    expect(
      annotations
        .slice(0, 2)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(comments.map(({ path }) => path));
  });

  test("fail where something blocks, however bad it is", () => {
    const all = reviewed(files, {}, undefined, agreed("low", {}, { suppressions: [idle] }));
    const levels = annotationsOf(all).map(({ level }) => level);
    expect(levels).toEqual(["failure", "failure", "failure", "failure"]);
    const none = reviewed(files, {}, undefined, agreed("never"));
    expect(annotationsOf(none).map(({ level }) => level)).toEqual(["warning", "warning"]);
  });

  test("are no longer than GitHub takes", () => {
    const Action = Array.from({ length: 60 }, (_, n) => `s3:Put${"?".repeat(n)}*`);
    const values = Array.from({ length: 1000 }, (_, n) => `o-${String(n).padStart(80, "\u00e9")}`);
    const statement = {
      Effect: "Allow",
      Action,
      Resource: "arn:aws:s3:::logs/*",
      Condition: { StringEquals: { "aws:PrincipalTag/team": values } },
    };
    const template = {
      Resources: {
        [`App${"x".repeat(500)}`]: {
          Type: "AWS::IAM::ManagedPolicy",
          Properties: { PolicyDocument: { Statement: [statement] } },
        },
      },
    };
    const [only] = annotationsOf(
      audited(
        { "template.json": JSON.stringify(template, null, 2) },
        agreed("high", { houseRules: houseRules(20, "Nobody writes here. ".repeat(200)) }),
      ),
    );
    expect(Buffer.byteLength(only?.title ?? "")).toBe(255);
    expect(only?.message).toMatch(/\n… and \d+ findings more\.\n/);
    expect(Buffer.byteLength(only?.message ?? "")).toBeLessThanOrEqual(65_536);
    expect(Buffer.byteLength(only?.details ?? "")).toBeLessThanOrEqual(65_536);
    expect(only?.details).toMatch(/^Lines \d+ to \d+ should read:\n[^]*\n… cut here: /);
  });
});

describe("a check run", () => {
  test.for<readonly [string, Files, string]>([
    ["failure", files, "Blocked by 1 finding of severity high or worse"],
    ["neutral", { "main.tf": files["main.tf"] ?? "" }, "1 finding, which does not block"],
    ["success", { "list.json": policy("s3:ListAllMyBuckets") }, "Nothing is overbroad"],
    ["success", {}, "No IAM statement is touched"],
  ])("concludes with %s", ([conclusion, head, title]) => {
    expect(checkReport(reviewed(head), "summary")).toMatchObject({
      conclusion,
      title,
      summary: "summary",
    });
  });

  test("has a thousand annotations at most, and says that there are more", () => {
    const found = reviewed(many(1010, "s3:PutObject"));
    const { annotations, summary } = checkReport(found, "summary");
    expect(annotations).toHaveLength(1000);
    expect(summary).toBe("summary\n\n1000 of 1010 annotations are shown, the worst ones.");
  });

  test("has a summary as long as GitHub takes, cut between its blocks", () => {
    const found = audited(many(200, "s3:*"));
    const markdown = auditMarkdown(found);
    expect(markdown.length).toBeGreaterThan(65_535);
    const { summary } = checkReport(found, markdown);
    expect(summary.length).toBeLessThanOrEqual(65_535);
    expect(summary).toMatch(/\n\n… cut here: .*$/);
    expect(skeletonOf(summary)).not.toContain("a block that is not closed");
  });
});

describe("workflow commands", () => {
  test("say the same", () => {
    const { shown, left } = commandAnnotations(result);
    expect(left).toBe(0);
    expect(shown.map(({ level }) => level)).toEqual(["error", "warning", "notice"]);
    const { annotations } = checkReport(result, "");
    expect(shown.map(({ path, message }) => [path, message])).toEqual(
      annotations.map(({ path, message }) => [path, message]),
    );
  });

  test("are ten of each level, the worst ones, and the others are counted", () => {
    const found = reviewed({ ...many(14, "s3:PutObject"), ...many(12, "iam:PassRole") });
    const { shown, left } = commandAnnotations(found);
    expect(shown.map(({ level }) => level)).toEqual([
      ...Array.from({ length: 10 }, () => "error"),
      ...Array.from({ length: 10 }, () => "warning"),
    ]);
    expect(left).toBe(6);
  });
});
