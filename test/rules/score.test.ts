import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { included } from "../../src/access/included.ts";
import { scoresOf, togetherOf } from "../../src/jobs/scores.ts";
import { audienceWeight } from "../../src/rules/audience.ts";
import { rules } from "../../src/rules/index.ts";
import { judge } from "../../src/rules/judge.ts";
import {
  classWeight,
  excessOf,
  factors,
  letterOf,
  levelWeight,
  most,
  reachWeight,
  scoreOf,
} from "../../src/rules/score.ts";
import { facts, pathFor, scanned } from "./facts.ts";
import { json, type Elements } from "./policies.ts";

const page = readFileSync(join(import.meta.dirname, "../../src/rules/score.md"), "utf8");

const scoreIn = (text: string): number =>
  togetherOf(scoresOf(scanned({ [pathFor(text)]: text }).policies, facts));
const excessIn = (...statements: readonly Elements[]): number => {
  const { policies } = scanned({ "policy.json": json(...statements) });
  return policies.reduce((sum, policy) => sum + excessOf(policy, facts).whole, 0);
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
  const weights = (head: string): readonly number[] => table(head).map(([, cell]) => Number(cell));

  test("gives each access level its weight, and what is more than its level", () => {
    const all = [...Object.values(levelWeight), ...Object.values(classWeight)];
    expect(weights("access level")).toEqual(all.sort((a, b) => a - b));
    const rows = table("access level");
    for (const [level, weight] of Object.entries(levelWeight))
      expect(rows).toContainEqual([level, String(weight)]);
  });

  test("gives each reach its weight, from the furthest", () => {
    const found = weights("reach");
    expect(found).toEqual([...Object.values(reachWeight), 0]);
    expect(found).toEqual([...found].sort((a, b) => b - a));
  });

  test("gives each audience and each factor its weight", () => {
    expect(weights("audience")).toEqual(Object.values(audienceWeight));
    expect(weights("what stands beside it")).toEqual(Object.values(factors));
  });

  test("says from where on each letter is given", () => {
    for (const [letter = "", from] of table("letter")) {
      expect(letterOf(Number(from))).toBe(letter);
      expect(letterOf(Number(from) - 1)).not.toBe(letter === "F" ? "" : letter);
    }
  });

  test("says what all actions weigh together, and what the formula is", () => {
    const all = excessIn({ Action: "*", Resource: "*" });
    expect(page).toContain(`ln(1 + 10 × ${most.toLocaleString("en-US")})`);
    expect(page).toContain("on `*` weigh a little more than 50,000");
    expect(all).toBeGreaterThan(most);
    expect(all).toBeLessThan(most * 1.1);
    expect(scoreOf(all)).toBe(0);
    expect(page).toContain("0 everything:\n`*` on `*`.");
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
  ["on a name", { Action: "s3:PutObject", Resource: "arn:aws:s3:::logs/*" }, 0.04],
  ["that cannot be limited", { Action: "s3:ListAllMyBuckets", Resource: "*" }, 0.0005],
  [
    "that takes none of the resources",
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::logs" },
    0,
  ],
  ["that is all but some", { Action: "s3:PutObject", NotResource: "arn:aws:s3:::a/*" }, 4],
  ["that manages permissions", { Action: "s3:PutBucketPolicy", Resource: "*" }, 8],
  ["that manages those of the account", { Action: "iam:PutRolePolicy", Resource: "*" }, 100],
  ["that makes somebody else of one", { Action: "iam:PassRole", Resource: "*" }, 100],
  ["that reads contents", { Action: "s3:GetObject", Resource: "*" }, 2],
  ["that reads about things", { Action: "s3:GetBucketTagging", Resource: "*" }, 0.5],
  ["that lists", { Action: "s3:ListBucket", Resource: "*" }, 0.1],
  ["that tags", { Action: "s3:PutObjectTagging", Resource: "*" }, 3],
  ["that is denied", { Effect: "Deny", Action: "s3:PutObject", Resource: "*" }, 0],
  ["that AWS's reference does not know", { Action: "s3:Frobnicate", Resource: "*" }, 0],
  ["that a wildcard grants", { Action: "s3:PutObjec?", Resource: "*" }, 4.4],
  [
    "under a condition on what is asked for",
    {
      Action: "iam:PassRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
    50,
  ],
  [
    "under another condition",
    { Action: "s3:PutObject", Resource: "*", Condition: { Bool: { "aws:SecureTransport": true } } },
    3.6,
  ],
  ["in public", { Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }, 80],
  [
    "for an organization",
    {
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::a/*",
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
    },
    2 * 0.4 * 0.9,
  ],
  [
    "for two accounts, one of them twice",
    {
      Principal: { AWS: ["111122223333", "444455556666", "arn:aws:iam::111122223333:role/app"] },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::a/*",
    },
    2 * (0.04 + 0.04),
  ],
  ["for whoever may assume a role", { Principal: "*", Action: "sts:AssumeRole" }, 160],
  [
    "for the service of a role",
    { Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    0.04,
  ],
])("%s", ([, statement, excess]) => {
  expect(excessIn(statement)).toBeCloseTo(excess, 9);
});

test("an action counts once, where it weighs most", () => {
  const wide = { Action: "s3:PutObject", Resource: "*" };
  const named = { Action: "s3:PutObject", Resource: "arn:aws:s3:::logs/*" };
  expect(excessIn(wide, wide)).toBe(4);
  expect(excessIn(wide, named)).toBe(4);
});

test.for<readonly [string, Elements, Elements]>([
  [
    "accounts of an organization",
    {
      Principal: { AWS: Array.from({ length: 12 }, (_, index) => String(111122223333 + index)) },
    },
    { Principal: "*" },
  ],
  [
    "a provider that anybody can sign in to",
    {
      Principal: { Federated: "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
    },
    { Principal: "*", Action: "sts:AssumeRoleWithWebIdentity" },
  ],
])("%s weigh no more than everybody under the same condition", ([, some, all]) => {
  const under = {
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::a/*",
    Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  };
  expect(excessIn({ ...under, ...some })).toBeLessThanOrEqual(excessIn({ ...under, ...all }));
});

test("everybody as the default of a variable is everybody", () => {
  const text = `
variable "who" {
  default = ["*"]
}

resource "aws_sqs_queue_policy" "q" {
  queue_url = "q"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.who }, Action = "sqs:SendMessage", Resource = "*" }]
  })
}
`;
  expect(scoreIn(text)).toBeLessThan(50);
});

test("a statement has a score of its own", () => {
  const { policies } = scanned({
    "policy.json": json(
      { Action: "s3:PutObject", Resource: "*" },
      { Action: "s3:PutObject", Resource: "arn:aws:s3:::logs/*" },
      { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" },
    ),
  });
  const { whole, each } = policies.map((policy) => excessOf(policy, facts))[0] ?? {};
  expect([...(each?.values() ?? [])]).toEqual([4, 0.04]);
  expect(whole).toBe(4);
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
  test("by excess", () => {
    const excess = fc.double({ min: 0, max: most, noNaN: true });
    fc.assert(
      fc.property(excess, excess, (a, more) => {
        expect(scoreOf(a + more)).toBeLessThanOrEqual(scoreOf(a));
      }),
    );
  });

  // Statements of one policy are of different services: what one loses no other one has.
  const services: Readonly<
    Record<string, readonly [actions: readonly string[], resources: readonly string[]]>
  > = {
    s3: [
      ["s3:GetObject", "s3:Put*", "s3:*", "s3:PutBucketPolicy", "s3:ListBucket"],
      ["*", "arn:aws:s3:::*", "arn:aws:s3:::logs/*", "arn:aws:s3:::logs"],
    ],
    sqs: [
      ["sqs:*", "sqs:Send*", "sqs:SendMessage", "sqs:ReceiveMessage"],
      ["*", "arn:aws:sqs:*:111122223333:*", "arn:aws:sqs:*:*:orders"],
    ],
    dynamodb: [
      ["dynamodb:Query", "dynamodb:*", "dynamodb:Put*", "dynamodb:DeleteTable"],
      ["*", "arn:aws:dynamodb:*:111122223333:table/*", "arn:aws:dynamodb:*:*:table/orders"],
    ],
    iam: [
      ["iam:PassRole", "iam:CreatePolicyVersion", "iam:*", "iam:Get*"],
      ["*", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::111122223333:role/app"],
    ],
    ec2: [["ec2:DescribeRegions", "ec2:Describe*", "ec2:TerminateInstances"], ["*"]],
  };
  const action = fc.constantFrom("*", ...Object.values(services).flatMap(([actions]) => actions));
  const resource = fc.constantFrom(...Object.values(services).flatMap(([, all]) => all));
  const condition = fc.constantFrom(
    ...[
      { StringEquals: { "aws:ResourceTag/team": "a" } },
      { Bool: { "aws:SecureTransport": true } },
    ],
    ...[{ StringEqualsIfExists: { "aws:ResourceTag/team": "a" } }],
    ...[{ StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }],
  );
  const principal = fc.constantFrom<unknown>(
    ...["*", { AWS: "111122223333" }, { AWS: "arn:aws:iam::111122223333:role/app" }],
    ...[{ AWS: ["111122223333", "444455556666"] }, { Service: "sns.amazonaws.com" }],
  );
  const several = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
  const allowOf = (name: string): fc.Arbitrary<Elements> => {
    const [actions = [], resources = []] = services[name] ?? [];
    return fc.record({
      Action: several(fc.constantFrom(...actions)),
      Resource: several(fc.constantFrom(...resources)),
      Condition: fc.option(condition, { nil: {}, freq: 2 }),
    });
  };
  const allows = fc
    .uniqueArray(fc.constantFrom(...Object.keys(services)), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.tuple(...names.map(allowOf)));
  const deny = fc.oneof(
    fc.record({
      Effect: fc.constant("Deny"),
      Action: several(action),
      Resource: several(resource),
    }),
    fc.record({
      Effect: fc.constant("Deny"),
      Action: several(action),
      NotResource: several(resource),
    }),
    fc.record({
      Effect: fc.constant("Deny"),
      Action: fc.constant(["*"]),
      Resource: fc.constant(["*"]),
      Condition: fc.constant({ StringNotEquals: { "aws:ResourceTag/team": "a" } }),
    }),
  );
  /** One statement less, or one with an item less, a condition or a Deny more. */
  const lessOf = (
    all: readonly Elements[],
    at: number,
    how: number,
    more: Elements,
  ): readonly Elements[] => {
    const index = at % all.length;
    const one: Elements = all[index] ?? {};
    const shorter = (list: unknown): unknown =>
      Array.isArray(list) && list.length > 1 ? list.slice(1) : list;
    const others = all.filter((_, other) => other !== index);
    switch (how) {
      case 0:
        return others;
      case 1:
        return [...others, { ...one, Action: shorter(one.Action) }];
      case 2:
        return [...others, { ...one, Resource: shorter(one.Resource) }];
      case 3:
        return [
          ...others,
          {
            ...one,
            Condition: { ...(one.Condition ?? {}), IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
          },
        ];
      case 4:
        return "Principal" in one
          ? [...others, { ...one, Principal: { AWS: "arn:aws:iam::111122223333:role/app" } }]
          : others;
      default:
        return [...all, more];
    }
  };
  type Read = ReturnType<typeof scanned>;
  const read = (...statements: readonly Elements[]): Read =>
    scanned({ "policy.json": json(...statements) });
  const excess = ({ policies }: Read): number =>
    policies.reduce((sum, policy) => sum + excessOf(policy, facts).whole, 0);
  const statementsOf = ({ policies }: Read) => policies.flatMap(({ statements }) => statements);
  const mayDiffer = new Set([
    ...["action-resource-mismatch", "never-allowed", "access-level-mismatch"],
    "invalid-statement",
  ]);
  const findingsIn = (scan: Read): number =>
    judge(scan, facts, rules).filter(({ rule }) => !mayDiffer.has(rule)).length;

  const isOf = { identities: undefined, resources: principal } as const;

  test.for(Object.entries(isOf))("where access of policies of %s is taken away", ([, whom]) => {
    let strictly = 0;
    fc.assert(
      fc.property(
        allows,
        fc.array(deny, { maxLength: 1 }),
        fc.array(whom ?? fc.constant(undefined), { minLength: 3, maxLength: 3 }),
        fc.nat(),
        fc.nat({ max: 5 }),
        deny,
        (statements, denies, principals, at, how, more) => {
          const to = (each: Elements, Principal: unknown): Elements =>
            whom ? { ...each, Principal } : each;
          const held = denies.map((each) => to(each, "*"));
          const all = statements.map((each, index) => to(each, principals[index]));
          const before = read(...all, ...held);
          const after = read(...lessOf(all, at, how, to(more, "*")), ...held);
          const [was, is] = [statementsOf(before), statementsOf(after)];
          if (!included(is, was, facts).proved) return;
          expect(excess(after)).toBeLessThanOrEqual(excess(before) + 1e-9);
          if (findingsIn(after) >= findingsIn(before) || included(was, is, facts).proved) return;
          strictly++;
          expect(excess(after)).toBeLessThan(excess(before));
        },
      ),
      { numRuns: 150 },
    );
    expect(strictly).toBeGreaterThan(20);
  });
});

test("the score of several policies is that of what one of them allows on average", () => {
  const put = json({ Action: "s3:PutObject", Resource: "*" });
  const { policies } = scanned({ "a.json": put, "b.json": put });
  expect(policies).toHaveLength(2);
  const scores = scoresOf(policies, facts);
  expect(scores.excess).toBe(8);
  expect(togetherOf(scores)).toBe(scoreOf(4));
  expect(togetherOf(scores, 4)).toBe(scoreOf(2));
});
