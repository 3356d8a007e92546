import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoresOf } from "../../src/jobs/scores.ts";
import { rules } from "../../src/rules/index.ts";
import { judge } from "../../src/rules/judge.ts";
import { severities } from "../../src/rules/severity.ts";
import { excessOf, levelWeight, most, reachWeight, scoreOf } from "../../src/rules/score.ts";
import { facts, pathFor, scanned } from "./facts.ts";
import { json, type Elements } from "./policies.ts";

const page = readFileSync(join(import.meta.dirname, "../../src/rules/score.md"), "utf8");

const scoreIn = (text: string): number =>
  scoresOf(scanned({ [pathFor(text)]: text }).policies, facts).together;
const excessIn = (...statements: readonly Elements[]): number => {
  const { policies } = scanned({ "policy.json": json(...statements) });
  return policies.reduce((sum, policy) => sum + excessOf(policy, facts), 0);
};

describe("the page", () => {
  /** The rows of the table whose head begins with some words. */
  const table = (head: string): readonly (readonly string[])[] => {
    const [, after = ""] = page.split(new RegExp(`^\\| ${head}.*\\n\\| -.*\\n`, "m"));
    const rows = after.split("\n\n")[0] ?? "";
    return rows.split("\n").map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  };

  test("gives each access level its weight", () => {
    expect(table("access level")).toEqual(
      Object.entries(levelWeight)
        .sort((a, b) => a[1] - b[1])
        .map(([level, weight]) => [level, String(weight)]),
    );
  });

  test("gives each reach its weight, from the furthest", () => {
    const weights = table("reach").map(([, weight]) => Number(weight));
    expect(weights).toEqual([...Object.values(reachWeight), 0]);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  test("says what all actions weigh together, and what the formula is", () => {
    const all = excessIn({ Action: "*", Resource: "*" });
    expect(page).toContain(`ln(1 + ${most.toLocaleString("en-US")})`);
    expect(page).toContain("on `*` weigh a little more than 49,000");
    expect(all).toBeGreaterThan(most);
    expect(all).toBeLessThan(most * 1.1);
    expect(scoreOf(all)).toBe(0);
    expect(page).toContain("0 everything: `*` on `*`.");
  });
});

test.for<readonly [string, Elements, number]>([
  ["an action on everything", { Action: "s3:PutObject", Resource: "*" }, 4],
  [
    "on every resource of a type",
    { Action: "dynamodb:PutItem", Resource: "arn:aws:dynamodb:*:*:table/*" },
    2.4,
  ],
  ["in an account", { Action: "dynamodb:PutItem", Resource: "arn:aws:dynamodb:*:1:table/*" }, 1.2],
  ["on a name", { Action: "s3:PutObject", Resource: "arn:aws:s3:::logs/*" }, 0.2],
  ["that cannot be limited", { Action: "s3:ListAllMyBuckets", Resource: "*" }, 0.02],
  [
    "that takes none of the resources",
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::logs" },
    0,
  ],
  ["that is all but some", { Action: "s3:PutObject", NotResource: "arn:aws:s3:::a/*" }, 4],
  ["that manages permissions", { Action: "s3:PutBucketPolicy", Resource: "*" }, 8],
  ["that reads", { Action: "s3:GetObject", Resource: "*" }, 2],
  ["that lists", { Action: "s3:ListBucket", Resource: "*" }, 1],
  ["that tags", { Action: "s3:PutObjectTagging", Resource: "*" }, 3],
  ["that is denied", { Effect: "Deny", Action: "s3:PutObject", Resource: "*" }, 0],
  ["that AWS's reference does not know", { Action: "s3:Frobnicate", Resource: "*" }, 0],
])("%s", ([, statement, excess]) => {
  expect(excessIn(statement)).toBeCloseTo(excess, 9);
});

test("an action counts once, where it weighs most", () => {
  const wide = { Action: "s3:PutObject", Resource: "*" };
  const named = { Action: "s3:Put*", Resource: "arn:aws:s3:::logs/*" };
  expect(excessIn(wide, wide)).toBe(4);
  expect(excessIn(wide, named) - excessIn(named)).toBeCloseTo(4 - 0.2, 9);
});

test("policies that only limit others allow nothing, and what is not there neither", () => {
  const boundary = `
resource "aws_organizations_policy" "full" {
  content = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
`;
  expect(scoreIn(boundary)).toBe(100);
  expect(scoreIn(json())).toBe(100);
});

test("the score goes from 100 for nothing down to 0, in whole numbers", () => {
  expect(scoreOf(0)).toBe(100);
  expect(scoreOf(most)).toBe(0);
  expect(scoreOf(most * 10)).toBe(0);
  expect(scoreIn(json({ Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" }))).toBe(99);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2 * most, noNaN: true }), (excess) => {
      const score = scoreOf(excess);
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
    }),
  );
});

describe("the score never rises", () => {
  const action = fc.constantFrom(
    ...["sqs:*", "sqs:Send*", "s3:GetObject", "s3:PutBucketPolicy", "iam:PassRole", "sns:List*"],
    ...["dynamodb:Query", "kms:Decrypt", "sqs:SendMessage", "logs:PutLogEvents"],
  );
  const resource = fc.constantFrom(
    ...["*", "arn:aws:s3:::*", "arn:aws:s3:::logs/*", "arn:aws:dynamodb:*:1:table/*"],
    ...["arn:aws:dynamodb:*:*:table/orders", "arn:aws:sqs:*:*:*", "arn:aws:kms:*:1:key/x"],
  );
  const statement = fc.record({
    Action: fc.uniqueArray(action, { minLength: 1, maxLength: 3 }),
    Resource: fc.uniqueArray(resource, { minLength: 1, maxLength: 3 }),
  });
  const runs = { numRuns: 40 };

  test("by excess", () => {
    const excess = fc.double({ min: 0, max: most, noNaN: true });
    fc.assert(
      fc.property(excess, excess, (a, more) => {
        expect(scoreOf(a + more)).toBeLessThanOrEqual(scoreOf(a));
      }),
    );
  });

  test("where a statement is added", () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 3 }), statement, (all, more) => {
        const [before, after] = [excessIn(...all), excessIn(...all, more)];
        expect(after).toBeGreaterThanOrEqual(before);
        expect(scoreOf(after)).toBeLessThanOrEqual(scoreOf(before));
      }),
      runs,
    );
  });

  test("where an action is added, or a resource", () => {
    fc.assert(
      fc.property(statement, action, resource, (one, anAction, aResource) => {
        const before = excessIn(one);
        const { Action, Resource } = one;
        expect(excessIn({ ...one, Action: [...Action, anAction] })).toBeGreaterThanOrEqual(before);
        expect(excessIn({ ...one, Resource: [...Resource, aResource] })).toBeGreaterThanOrEqual(
          before,
        );
      }),
      runs,
    );
  });

  test("where a policy is added that adds a finding, or makes one worse", () => {
    const worstOf = (text: string): number => {
      const scan = scanned({ "policy.json": text });
      return Math.min(
        severities.length,
        ...judge(scan, facts, rules).map(({ severity }) => severities.indexOf(severity)),
      );
    };
    let worsened = 0;
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 2 }), statement, (all, more) => {
        const [before, after] = [json(...all), json(...all, more)];
        if (worstOf(after) >= worstOf(before)) return;
        worsened++;
        expect(scoreIn(after)).toBeLessThanOrEqual(scoreIn(before));
      }),
      runs,
    );
    expect(worsened).toBeGreaterThan(5);
  });
});

test("the score of several policies is that of what they allow together", () => {
  const put = json({ Action: "s3:PutObject", Resource: "*" });
  const { policies } = scanned({ "a.json": put, "b.json": put });
  expect(policies).toHaveLength(2);
  const excess = policies.reduce((sum, policy) => sum + excessOf(policy, facts), 0);
  expect(excess).toBe(8);
  expect(scoresOf(policies, facts).together).toBe(scoreOf(8));
});
