import { describe, expect, test } from "vitest";
import type { Severity } from "../../src/rules/severity.ts";
import { usualTerms, type Persona } from "../../src/rules/terms.ts";
import { agreed } from "../agreed.ts";
import { isWorthTelling } from "../../src/report/worth.ts";
import { postedOf, reviewed } from "./results.ts";
import { suppressing } from "./suppressions.ts";

const policy = (action: string, resource = "*"): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: resource } }, null, 2)}\n`;

/** One finding each. */
const files = {
  "1-medium.json": policy("s3:PutObject"),
  "2-low.json": policy("logs:PutLogEvents"),
  "3-info.json": policy("ec2:StartInstances", "arn:aws:ec2:*:111122223333:instance/*"),
};

describe("what a comment is made for", () => {
  test.for<readonly [Persona, readonly string[]]>([
    ["default", ["1-medium.json"]],
    ["strict", ["1-medium.json", "2-low.json"]],
    ["audit", ["1-medium.json", "2-low.json", "3-info.json"]],
  ])("depends on the persona: %s", ([persona, paths]) => {
    const { comments, summary } = postedOf(
      reviewed(files, {}, undefined, agreed("never", { persona })),
    );
    expect(comments.map(({ path }) => path)).toEqual(paths);
    expect(summary.includes("Of little weight: 1 statement")).toBe(persona === "default");
  });

  test("depends on the persona of its own file", () => {
    const termsOf = (path: string) =>
      ({ ...usualTerms, persona: path === "2-low.json" ? "strict" : "default" }) as const;
    const { comments } = postedOf(reviewed(files, {}, undefined, { ...agreed(), termsOf }));
    expect(comments.map(({ path }) => path)).toEqual(["1-medium.json", "2-low.json"]);
  });

  test("is whatever blocks, which comes first where there are more than may be", () => {
    const termsOf = (path: string) => ({
      ...usualTerms,
      failOn: (path === "2-low.json" ? "low" : "never") as Severity | "never",
    });
    const result = reviewed(files, {}, undefined, { ...agreed(), termsOf });
    expect(postedOf(result).comments).toHaveLength(2);
    const { comments, summary } = postedOf(result, { maxComments: 1 });
    expect(comments.map(({ path }) => path)).toEqual(["2-low.json"]);
    expect(summary).toMatch(/#### Without a comment on its lines\n\n\*\*Medium\*\*/);
  });
});

describe("a review is worth telling", () => {
  const quiet = { "a.md": "a\n" };

  test("where it touches a statement, and not where it touches none", () => {
    expect(isWorthTelling(reviewed(files))).toBe(true);
    expect(isWorthTelling(reviewed(quiet))).toBe(false);
  });

  test("where only the agreement changes", () => {
    const agreement = agreed("high", {}, { files: ["a.md"] });
    expect(isWorthTelling(reviewed(quiet, {}, undefined, agreement))).toBe(true);
  });

  test("where only a suppression is faulty", () => {
    const suppressions = [suppressing("a.md", ["not-action"])];
    const result = reviewed(quiet, {}, undefined, agreed("high", {}, { suppressions }));
    expect(result).toMatchObject({ touched: 0, blocked: false });
    expect(isWorthTelling(result)).toBe(true);
  });

  test("where a file of its own was not read, and not where one beside it was not", () => {
    const broken = { "main.tf": 'data "aws_iam' };
    expect(isWorthTelling(reviewed(broken))).toBe(true);
    const beside = { ...reviewed(broken), changes: new Map() };
    expect(isWorthTelling(beside)).toBe(false);
    const whole = [{ path: ".", reason: "unreadable", detail: "a part is listed" }] as const;
    expect(isWorthTelling({ ...reviewed(quiet), problems: whole })).toBe(true);
  });
});
