import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { included } from "../../src/access/included.ts";
import { effectiveGrant } from "../../src/iam/effective.ts";
import type { Policy } from "../../src/iam/policy.ts";
import { readable } from "../../src/iam/text.ts";
import { facts } from "../rules/facts.ts";
import { policyOf, statement, type Short } from "./statements.ts";
import { often } from "../share.ts";

const effective = (allow: Short, denies: readonly Short[], kind: Policy["kind"] = "identity") => {
  const made = statement(allow);
  const denied = denies.map((each) => statement({ effect: "Deny", ...each }));
  return effectiveGrant(made, policyOf([made, ...denied], kind), facts.catalog);
};

const shown = (allow: Short, ...denies: readonly Short[]): readonly string[] =>
  effective(allow, denies).actions.map(({ action, reach }) => `${action.id} ${reach}`);

const put = { action: ["s3:PutObject"], resource: ["*"] };
const putLogs = { action: ["s3:PutObject"], resource: ["arn:aws:s3:::logs/*"] };
const all = "s3:PutObject everything";

describe("what a Deny takes away", () => {
  test.for<readonly [string, Short, Short, readonly string[]]>([
    ["all of it", put, { action: ["s3:*"], resource: ["*"] }, []],
    ["all that NotAction does not name", put, { notAction: ["iam:*"], resource: ["*"] }, []],
    ["the resources that it names", putLogs, { action: ["*"], resource: ["arn:aws:s3:::l*"] }, []],
    [
      "all but what NotResource names",
      put,
      { action: ["s3:*"], notResource: ["arn:aws:s3:::logs/*"] },
      ["s3:PutObject named"],
    ],
    [
      "what NotResource does not name",
      putLogs,
      { action: ["s3:*"], notResource: ["arn:aws:s3:::data/*"] },
      [],
    ],
    [
      "every resource of its types",
      { action: ["dynamodb:PutItem"], resource: ["*"] },
      { action: ["dynamodb:*"], resource: ["arn:aws:dynamodb:*:*:table/*"] },
      ["dynamodb:PutItem named"],
    ],
  ])("%s", ([, allow, deny, left]) => {
    expect(shown(allow, deny)).toEqual(left);
  });
});

describe("what it does not take away", () => {
  test.for<readonly [string, Short, Short]>([
    ["another action", put, { action: ["s3:GetObject"], resource: ["*"] }],
    ["one resource of all", put, { action: ["s3:*"], resource: ["arn:aws:s3:::logs/*"] }],
    ["what is under a condition", put, { ...put, conditions: ["Bool aws:SecureTransport false"] }],
    ["what may not be denied", put, { ...put, presence: "maybe" }],
    ["what is not known", put, { action: ["<action>"], resource: ["*"] }],
    ["what NotAction may spare", put, { notAction: ["iam:*", "...more"], resource: ["*"] }],
    ["what NotResource may spare", put, { action: ["*"], notResource: ["...more"] }],
    [
      "more resources than are known",
      { ...put, resource: ["*", "...more"] },
      { action: ["s3:*"], resource: ["arn:aws:s3:::secret/*"] },
    ],
    ["all of a type that it may spare", put, { action: ["*"], notResource: ["<arn>"] }],
    [
      "what others are denied",
      { ...put, principal: ["*"] },
      { ...put, principal: ["arn:aws:iam::111122223333:role/app"] },
    ],
  ])("%s", ([, allow, deny]) => {
    expect(shown(allow, deny)).toEqual([all]);
  });
});

test("a list of resources that is not known is not denied by one that is", () => {
  const some = { action: ["s3:PutObject"], resource: ["...arns"] };
  const deny = { action: ["s3:*"], resource: ["arn:aws:s3:::secret/*"] };
  expect(shown(some, deny)).toEqual(["s3:PutObject unknown"]);
});

test("what asks for something is not asked of what is not known", () => {
  const deny = {
    action: ["s3:ListBucket"],
    resource: ["*"],
    conditions: ["StringNotEquals aws:SourceVpc vpc-1"],
  };
  const { actions, conditionsOn } = effective({ action: ["newservice:*"], resource: ["*"] }, [
    deny,
  ]);
  expect(conditionsOn(actions)).toEqual([]);
});

test("many Denies beside many items are worked out once", () => {
  const items = Array.from({ length: 40 }, (_, index) => `s3:Get${String(index)}*`);
  const denies = Array.from({ length: 20 }, (_, index) => ({
    action: ["*"],
    resource: [`arn:aws:s3:::b${String(index)}/*`],
  }));
  expect(
    effective({ action: ["*", ...items], resource: ["*"] }, denies).actions.length,
  ).toBeGreaterThan(20_000);
});

test.for<readonly [string, Short, readonly string[]]>([
  [
    "what is denied unless something is so is asked for",
    { action: ["*"], resource: ["*"], conditions: ["StringNotEquals aws:SourceVpce vpce-1"] },
    ["Null k false", "StringEquals aws:SourceVpce vpce-1"],
  ],
  [
    "not where two things together deny it",
    {
      action: ["*"],
      resource: ["*"],
      conditions: ["StringNotEquals aws:SourceVpce vpce-1", "Bool aws:ViaAWSService false"],
    },
    ["Null k false"],
  ],
  [
    "nor where some of it is not denied",
    {
      action: ["s3:PutObject"],
      resource: ["*"],
      conditions: ["StringNotEquals aws:SourceVpce vpce-1"],
    },
    ["Null k false"],
  ],
])("%s", ([, deny, conditions]) => {
  const allow = {
    action: ["s3:PutObject", "s3:GetObject"],
    resource: ["*"],
    conditions: ["Null k false"],
  };
  const { actions, conditionsOn } = effective(allow, [deny]);
  const found = conditionsOn(actions).map(({ operator, key, values }) =>
    [operator, key, ...values.items].map(readable).join(" "),
  );
  expect(found).toEqual(conditions);
});

test("what is gone is allowed by no request", () => {
  const actions = ["s3:PutObject", "s3:GetObject", "s3:*", "*", "dynamodb:PutItem"];
  const resources = ["*", "arn:aws:s3:::*", "arn:aws:s3:::logs/*", "arn:aws:s3:::logs/a", "<arn>"];
  const list = (from: readonly string[]): fc.Arbitrary<string[]> =>
    fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: 2 });
  const deny = fc.oneof(
    fc.record({ action: list(actions), resource: list(resources) }),
    fc.record({ notAction: list(actions), resource: list(resources) }),
    fc.record({ action: list(actions), notResource: list(resources) }),
  );
  let gone = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...resources),
      fc.array(deny, { maxLength: 2 }),
      (resource, denies) => {
        const allow = { action: ["s3:PutObject"], resource: [resource] };
        if (shown(allow, ...denies).length > 0) return;
        gone++;
        const all = [
          statement(allow),
          ...denies.map((each) => statement({ effect: "Deny", ...each })),
        ];
        expect(included(all, [], facts)).toEqual({ proved: true });
      },
    ),
    { numRuns: often(400) },
  );
  expect(gone).toBeGreaterThan(often(30));
});
