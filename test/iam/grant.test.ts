import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breadths } from "../../src/iam/breadth.ts";
import { grantOf, isOwnResource, type GrantedAction } from "../../src/iam/grant.ts";
import type { Policy } from "../../src/iam/policy.ts";
import { catalog } from "../catalog/committed.ts";
import { policyOf, statement, type Short } from "./statements.ts";
import { often } from "../share.ts";

const grantIn = (short: Short, kind: Policy["kind"] = "identity", protects?: string) => {
  const made = statement(short);
  return grantOf(made, policyOf([made], kind, protects), catalog);
};

const actionsOf = (short: Short, kind?: Policy["kind"], protects?: string) =>
  grantIn(short, kind, protects).actions;

/** `s3:GetObject named`, `dynamodb:PutItem type in its account` */
const shown = ({ action, reach, inAccount }: GrantedAction): string =>
  `${action.id} ${reach}${inAccount ? " in its account" : ""}`;

const cases: Readonly<Record<string, readonly [Short, readonly string[]]>> = {
  everything: [{ action: ["s3:GetObject"], resource: ["*"] }, ["s3:GetObject everything"]],
  "a name": [{ action: ["s3:GetObject"], resource: ["arn:aws:s3:::b/*"] }, ["s3:GetObject named"]],
  "all of a type": [
    { action: ["dynamodb:PutItem"], resource: ["arn:aws:dynamodb:*:*:table/*"] },
    ["dynamodb:PutItem type"],
  ],
  "all of a type in an account": [
    { action: ["dynamodb:PutItem"], resource: ["arn:aws:dynamodb:*:1:table/*"] },
    ["dynamodb:PutItem type in its account"],
  ],
  "all of a type in an account, and in any": [
    {
      action: ["dynamodb:PutItem"],
      resource: ["arn:aws:dynamodb:*:1:table/*", "arn:aws:dynamodb:*:*:table/*"],
    },
    ["dynamodb:PutItem type"],
  ],
  "what is not known": [
    { action: ["s3:GetObject"], resource: ["<bucket.arn>"] },
    ["s3:GetObject unknown"],
  ],
  "a list that is not known": [
    { action: ["s3:GetObject"], resource: ["...buckets"] },
    ["s3:GetObject unknown"],
  ],
  "the furthest of several": [
    { action: ["s3:GetObject"], resource: ["arn:aws:s3:::b/*", "*"] },
    ["s3:GetObject everything"],
  ],
  "a resource that the action does not take": [
    { action: ["s3:GetObject"], resource: ["arn:aws:s3:::b"] },
    ["s3:GetObject nothing"],
  ],
  "a text that is no ARN": [
    { action: ["s3:GetObject"], resource: ["b/*"] },
    ["s3:GetObject nothing"],
  ],
  "an action that takes no resource, on *": [
    { action: ["s3:ListAllMyBuckets"], resource: ["*"] },
    ["s3:ListAllMyBuckets everything"],
  ],
  "an action that takes no resource, on a name": [
    { action: ["s3:ListAllMyBuckets"], resource: ["arn:aws:s3:::b"] },
    ["s3:ListAllMyBuckets nothing"],
  ],
  "an action that takes no resource, on what may be *": [
    { action: ["s3:ListAllMyBuckets"], resource: ["<x>"] },
    ["s3:ListAllMyBuckets unknown"],
  ],
  "an action that takes no resource, on what cannot be *": [
    { action: ["s3:ListAllMyBuckets"], resource: ["<x>/*"] },
    ["s3:ListAllMyBuckets nothing"],
  ],
  "all but some": [
    { action: ["s3:GetObject"], notResource: ["arn:aws:s3:::b/*"] },
    ["s3:GetObject everything"],
  ],
  "actions in any case": [
    { action: ["S3:getobject"], resource: ["*"] },
    ["s3:GetObject everything"],
  ],
  "actions that AWS's reference does not know": [
    { action: ["s3:Frobnicate", "frob:*"], resource: ["*"] },
    [],
  ],
  "an action twice": [
    { action: ["s3:GetObject", "s3:GetObjec?"], resource: ["*"] },
    ["s3:GetObject everything"],
  ],
  "no action at all": [{ resource: ["*"] }, []],
};

describe("the reach of", () => {
  test.for(Object.entries(cases))("%s", ([, [short, expected]]) => {
    expect(actionsOf(short).map(shown)).toEqual(expected);
  });
});

describe("the items that an action comes from", () => {
  test("are all that cover it, and one without a wildcard names it", () => {
    const [only, ...more] = actionsOf({
      action: ["s3:GetObject", "s3:GetObjec?"],
      resource: ["*"],
    });
    expect(more).toEqual([]);
    expect(only?.items.map(({ parts }) => parts)).toEqual([["s3:GetObject"], ["s3:GetObjec?"]]);
    expect(only?.exact).toBe(true);
    const wild = actionsOf({ action: ["s3:GetObjec?"], resource: ["*"] });
    expect(wild.map(({ exact }) => exact)).toEqual([false]);
  });

  test("are none where NotAction leaves it in", () => {
    const actions = actionsOf({ notAction: ["s3:*", "iam:GetUser"], resource: ["*"] });
    const ids = new Set(actions.map(({ action }) => action.id));
    expect(actions.every(({ items, exact }) => items.length === 0 && !exact)).toBe(true);
    expect(ids.has("iam:GetUser")).toBe(false);
    expect(ids.has("iam:GetRole")).toBe(true);
    const all = catalog.expand("*");
    const s3 = catalog.expand("s3:*");
    expect(actions).toHaveLength(all.length - s3.length - 1);
  });

  test("may not all be known", () => {
    expect(grantIn({ action: ["s3:GetObject"], resource: ["*"] }).unknownActions).toBe(false);
    expect(grantIn({ action: ["<x>", "s3:GetObject"], resource: ["*"] }).unknownActions).toBe(true);
    expect(grantIn({ action: ["...x"], resource: ["*"] }).unknownActions).toBe(true);
  });
});

test("an action takes of several resources those of its types", () => {
  const [action] = actionsOf({
    action: ["s3:GetObject"],
    resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:sqs:*:*:q"],
  });
  expect(action?.on.map(({ item, types }) => [item.parts, types.map(({ name }) => name)])).toEqual([
    [["arn:aws:s3:::b/*"], ["object"]],
  ]);
});

describe("a policy that is attached to what it is about", () => {
  test.for<readonly [Policy["kind"], boolean]>([
    ["identity", false],
    ["resource", true],
    ["trust", true],
    ["boundary", false],
    ["session", false],
    ["service-control", false],
    ["resource-control", false],
    ["endpoint", false],
  ])("is of kind %s: %s", ([kind, own]) => {
    expect(isOwnResource(policyOf([], kind))).toBe(own);
  });

  const queue = (short: Short): readonly string[] =>
    actionsOf(short, "resource", "sqs:queue").map(shown);

  test("reaches that by *, and no more", () => {
    expect(queue({ action: ["sqs:SendMessage"], resource: ["*"] })).toEqual([
      "sqs:SendMessage named in its account",
    ]);
  });

  test("grants nothing by a wildcard on what is about no resource", () => {
    expect(queue({ action: ["sqs:*"], resource: ["*"] })).toContain("sqs:ListQueues nothing");
  });

  test("grants nothing on ARNs of another type", () => {
    expect(queue({ action: ["sqs:SendMessage"], resource: ["arn:aws:s3:::b"] })).toEqual([
      "sqs:SendMessage nothing",
    ]);
  });
});

test("the same statement is another grant in a policy of another kind", () => {
  const made = statement({ action: ["sqs:SendMessage"], resource: ["*"] });
  const reachIn = (kind: Policy["kind"]): string | undefined =>
    grantOf(made, policyOf([made], kind), catalog).actions[0]?.reach;
  expect([reachIn("identity"), reachIn("resource"), reachIn("identity")]).toEqual([
    "everything",
    "named",
    "everything",
  ]);
});

describe("of any statement", () => {
  const actions = fc.subarray(
    ["s3:*", "s3:Get*", "s3:PutObject", "sqs:SendMessage", "dynamodb:Query", "s3:ListAllMyBuckets"],
    { minLength: 1 },
  );
  const resource = fc.constantFrom(
    ...[
      "*",
      "arn:aws:s3:::b",
      "arn:aws:s3:::b/*",
      "arn:aws:s3:::*",
      "arn:aws:dynamodb:*:*:table/*",
    ],
    ...[
      "arn:aws:dynamodb:*:1:table/T",
      "<x>",
      "<x>/*",
      "arn:aws:sqs:*:*:q-*",
      "arn:aws:*",
      "no arn",
    ],
  );
  const resources = fc.array(resource, { minLength: 1, maxLength: 3 });
  const rank = ({ reach }: GrantedAction): number =>
    reach === "nothing" ? breadths.length : breadths.indexOf(reach);

  test("a resource more makes no action reach less far", () => {
    fc.assert(
      fc.property(actions, resources, resource, (action, given, more) => {
        const before = actionsOf({ action, resource: given });
        const after = actionsOf({ action, resource: [...given, more] });
        expect(after.map((each) => each.action.id)).toEqual(before.map((each) => each.action.id));
        for (const [index, each] of after.entries()) {
          const was = before[index];
          if (!was) throw new Error("an action less");
          expect(rank(each)).toBeLessThanOrEqual(rank(was));
          if (rank(each) === rank(was) && !was.inAccount) expect(each.inAccount).toBe(false);
        }
      }),
      { numRuns: often(300) },
    );
  });

  test("an action reaches as far as the furthest of what it takes", () => {
    fc.assert(
      fc.property(actions, resources, (action, given) => {
        for (const each of actionsOf({ action, resource: given })) {
          const furthest = breadths.find((breadth) => each.on.some((on) => on.breadth === breadth));
          expect(each.reach).toBe(furthest ?? "nothing");
        }
      }),
      { numRuns: 200 },
    );
  });
});
