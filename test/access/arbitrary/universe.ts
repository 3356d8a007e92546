import fc from "fast-check";
import type { PolicyKind } from "../../../src/iam/policy.ts";
import type { Caller, Context, Request } from "../../../src/iam/request.ts";
import type { Said } from "../../authorize/asked.ts";
import { negation } from "./policies.ts";
import type { Written } from "./written.ts";

/**
 * Policies over few names, and one request at least of each part into which any of them divide all
 * requests: what one such policy allows and another does not, some request here shows.
 */

const actionPatterns = ["s3:A", "s3:*", "t:A", "*", "*:a"];
const actions = ["s3:A", "s3:Z", "t:a", "t:Z", "z:A", "z:Z"];

const resourcePatterns = ["*", "arn:aws:s3:::*", "arn:aws:s3:::a*", "arn:aws:s3:::a", "*b"];
const resources = [
  "*",
  ...["a", "ab", "az", "b", "z"].map((name) => `arn:aws:s3:::${name}`),
  ...["b", "z"].map((name) => `arn:aws:t:::${name}`),
];

const principals = [
  "* *",
  "AWS 111122223333",
  "AWS arn:aws:iam::111122223333:role/app",
  "AWS arn:aws:sts::111122223333:assumed-role/app/run",
  "Service sns.amazonaws.com",
];
const [here, elsewhere] = ["111122223333", "444455556666"];
const role = (account: string, name: string, session: string): Caller => ({
  type: "AWS",
  arn: `arn:aws:iam::${account}:role/${name}`,
  account,
  session: `arn:aws:sts::${account}:assumed-role/${name}/${session}`,
});
const callers: readonly Caller[] = [
  role(here, "app", "run"),
  role(here, "app", "other"),
  role(here, "other", "run"),
  role(elsewhere, "app", "run"),
  { type: "Service", name: "sns.amazonaws.com" },
  { type: "Service", name: "sqs.amazonaws.com" },
  { type: "anonymous" },
];

type Key = {
  readonly name: string;
  readonly operators: readonly string[];
  readonly patterns: readonly string[];
  /** All that the key may be, as far as the patterns tell it apart; an empty list: absent. */
  readonly values: readonly (readonly string[])[];
};

const one = (...values: readonly string[]): readonly (readonly string[])[] =>
  values.map((value) => [value]);

const keys: readonly Key[] = [
  {
    name: "s3:prefix",
    operators: ["StringEquals", "StringLike", "StringEqualsIgnoreCase"],
    patterns: ["a", "A", "a*", "*b", "*", ""],
    values: [
      [],
      ...one("", "a", "A", "a*", "*b", "*", "A*", "*B", "b", "B", "ab", "az", "Az", "AB", "z"),
    ],
  },
  {
    name: "aws:TagKeys",
    operators: ["StringEquals"],
    patterns: ["a", "b"],
    values: [[], ["a"], ["b"], ["z"], ["a", "b"], ["a", "z"], ["b", "z"], ["a", "b", "z"]],
  },
  {
    name: "aws:SecureTransport",
    operators: ["Bool"],
    patterns: ["true", "false"],
    values: one("true", "false"),
  },
  {
    name: "s3:max-keys",
    operators: ["Equals", "LessThan", "LessThanEquals", "GreaterThan"].map(
      (each) => `Numeric${each}`,
    ),
    patterns: ["1", "2", "10"],
    values: [[], ...one("0", "1", "1.5", "2", "5", "10", "11", "x")],
  },
  {
    name: "aws:SourceIp",
    operators: ["IpAddress"],
    patterns: ["10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0", "2001:db8::/32", "::/0"],
    values: [[], ...one("10.0.0.1", "10.1.0.1", "11.0.0.1", "2001:db8::1", "2001:db9::1")],
  },
  {
    name: "aws:SourceArn",
    operators: ["ArnLike", "StringLike"],
    patterns: ["arn:aws:s:*:1:a", "arn:aws:s:*:*:*", "arn:*"],
    values: [
      [],
      ...one(
        "arn:aws:s:x:1:a",
        "arn:aws:s:x:1:a:a",
        "arn:aws:s:x:2:z",
        "arn:aws:s:x:1:a:1:a",
        "arn:z:z:z:z:z",
      ),
    ],
  },
];

/** Two policies of a kind, and the key that their conditions are about. */
export type Small = {
  readonly now: Written;
  readonly before: Written;
  readonly key: string;
};

export const smallPairs: fc.Arbitrary<Small> = fc
  .tuple(fc.constantFrom<PolicyKind>("identity", "resource"), fc.constantFrom(...keys))
  .chain(([kind, key]) => {
    const policy = fc
      .array(statements(kind, key), { minLength: 1, maxLength: 3 })
      .map((all): Written => ({ kind, version: "2012-10-17", statements: all }));
    return fc.record({ now: policy, before: policy, key: fc.constant(key.name) });
  });

function statements(kind: PolicyKind, key: Key): fc.Arbitrary<Said> {
  const some = (of: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 2 });
  const either = (name: keyof Said, other: keyof Said, of: readonly string[]): fc.Arbitrary<Said> =>
    fc
      .tuple(fc.constantFrom(name, name, name, other), some(of))
      .map(([as, items]): Said => ({ [as]: items }));
  return fc
    .tuple(
      either("action", "notAction", actionPatterns),
      either("resource", "notResource", resourcePatterns),
      kind === "resource" ? either("who", "notWho", principals) : fc.constant({}),
      fc.record({
        effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
        conditions: fc.array(conditions(key, some(key.patterns)), { maxLength: 2 }),
      }),
    )
    .map(([action, resource, who, rest]) => ({ ...action, ...resource, ...who, ...rest }));
}

function hasSeveral({ values }: Key): boolean {
  return values.some((each) => each.length > 1);
}

function conditions(key: Key, values: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> {
  const operator = fc
    .tuple(
      // Without one, AWS does not say what comes of several values.
      fc.constantFrom(...(hasSeveral(key) ? [] : ["", ""]), "ForAnyValue:", "ForAllValues:"),
      fc.constantFrom(...key.operators),
      fc.boolean(),
      fc.constantFrom("", "", "IfExists"),
    )
    .map(([set, plain, isNegated, optional]) =>
      [set, isNegated ? negation(plain) : plain, optional].join(""),
    );
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(operator, values)
        .map(([test, those]) => [test, key.name, ...those].join(" ")),
    },
    { weight: 1, arbitrary: fc.constantFrom(`Null ${key.name} true`, `Null ${key.name} false`) },
  );
}

/** All requests of the universe, as far as a kind of policy and a key tell them apart. */
export function* requestsOf({ now: { kind }, key }: Small): Generator<Request> {
  const values = keys.find(({ name }) => name === key)?.values ?? [];
  const asking = kind === "resource" ? callers : callers.slice(0, 1);
  for (const caller of asking)
    for (const value of values)
      for (const action of actions)
        for (const resource of resources)
          yield { action, resource, caller, context: contextOf(key, value) };
}

function contextOf(key: string, value: readonly string[]): Context {
  const context = new Map<string, readonly string[]>();
  if (value.length > 0) context.set(key.toLowerCase(), value);
  return context;
}
