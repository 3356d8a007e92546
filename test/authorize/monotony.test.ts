import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorize, type Answer } from "../../src/authorize/authorize.ts";
import { decisionOf, type Decision } from "../../src/authorize/statement.ts";
import type { Situation } from "../../src/authorize/situation.ts";
import type { Policy, PolicyKind, Statement } from "../../src/iam/policy.ts";
import type { Caller, Request } from "../../src/iam/request.ts";
import { condition } from "../iam/statements.ts";
import {
  anonymous,
  context,
  policy,
  root,
  said,
  service,
  session,
  settled,
  user,
} from "./asked.ts";
import { often } from "../share.ts";

// A small world, in which patterns often meet what they are about.
const some = <Item>(items: readonly Item[], maxLength = 3): fc.Arbitrary<readonly Item[]> =>
  fc.subarray([...items], { minLength: 1, maxLength });
const actions = some(["*", "s3:*", "s3:Get*", "s3:GetObject", "sqs:SendMessage"]);
const resources = some(["*", "arn:aws:s3:::data/*", "arn:aws:s3:::*", "arn:aws:s3:::${k}/a"]);
const principals = some([
  "*",
  "AWS 111122223333",
  `AWS ${user.arn}`,
  `AWS ${session.arn}`,
  `AWS ${session.session}`,
  "Service sns.amazonaws.com",
]);
const written = fc.constantFrom(
  "StringEquals k data",
  "StringNotEquals k data",
  "StringLikeIfExists k d*",
  "Null k true",
  "ForAllValues:StringEquals l a b",
  "ForAnyValue:StringNotEquals l a b",
  "StringIs k data",
);
const caller: fc.Arbitrary<Caller> = fc.constantFrom<Caller>(
  user,
  session,
  root,
  service,
  anonymous,
);
const request: fc.Arbitrary<Request> = fc.record({
  action: fc.constantFrom("s3:GetObject", "s3:PutObject", "sqs:SendMessage"),
  resource: fc.constantFrom("arn:aws:s3:::data/a", "arn:aws:s3:::other/a", "*"),
  caller,
  context: fc.subarray(["k=data", "k=other", "l=a", "l=c"]).map((given) => context(...given)),
});

const statementOf = (effect: Statement["effect"], kind: PolicyKind): fc.Arbitrary<Statement> => {
  const named = ["resource", "trust", "endpoint", "resource-control"].includes(kind);
  return fc
    .record({
      actions,
      resources,
      principals,
      negated: fc.record({ action: rarely, resource: rarely, principal: rarely }),
      conditions: fc.oneof(fc.constant([]), fc.array(written, { maxLength: 1 })),
    })
    .map(({ negated, conditions, ...one }) =>
      said({
        effect,
        conditions,
        [negated.action ? "notAction" : "action"]: one.actions,
        [negated.resource ? "notResource" : "resource"]: one.resources,
        ...(named && { [negated.principal ? "notWho" : "who"]: one.principals }),
      }),
    );
};
const rarely = fc.integer({ max: 9, min: 0 }).map((number) => number === 0);

const policyOf = (kind: PolicyKind): fc.Arbitrary<Policy> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: statementOf("Allow", kind) },
        { weight: 1, arbitrary: statementOf("Deny", kind) },
      ),
      { maxLength: 3 },
    )
    .map((statements) => policy(statements, kind));

const decided = (asked: Request, by: Policy): Decision["kind"] =>
  decisionOf(asked, by, settled()).kind;
const more = (by: Policy, ...statements: readonly Statement[]): Policy => ({
  ...by,
  statements: [...by.statements, ...statements],
});
/** A policy with one more condition on each statement of an effect. */
const narrower = (by: Policy, effect: Statement["effect"], added: string): Policy => ({
  ...by,
  statements: by.statements.map((each) =>
    each.effect === effect ? { ...each, conditions: [...each.conditions, condition(added)] } : each,
  ),
});

/** Holds a property over many cases, of which enough are what it is about. */
function holds<Case>(cases: fc.Arbitrary<Case>, property: (one: Case) => boolean): void {
  const runs = often(300);
  let about = 0;
  fc.assert(
    fc.property(cases, (one) => {
      if (property(one)) about++;
    }),
    { numRuns: runs },
  );
  expect(about).toBeGreaterThan(runs / 20);
}

const kinds = ["identity", "resource"] as const;

describe.for(kinds)("in a policy of kind %s", (kind) => {
  const cases = fc.record({
    asked: request,
    by: policyOf(kind),
    allow: statementOf("Allow", kind),
    deny: statementOf("Deny", kind),
    added: written,
  });

  test("adding a Deny never allows", () => {
    holds(cases, ({ asked, by, deny }) => {
      const [before, after] = [decided(asked, by), decided(asked, more(by, deny))];
      if (before !== "allow") expect(after).not.toBe("allow");
      return before !== "allow";
    });
  });

  test("adding an Allow never takes a Deny away", () => {
    holds(cases, ({ asked, by, allow, deny }) => {
      const before = decided(asked, more(by, deny));
      if (before === "deny") expect(decided(asked, more(by, deny, allow))).toBe("deny");
      return before === "deny";
    });
  });

  test("adding an Allow never denies, and takes no Allow away", () => {
    holds(cases, ({ asked, by, allow }) => {
      const [before, after] = [decided(asked, by), decided(asked, more(by, allow))];
      if (before !== "neither") expect(after).toBe(before);
      return before === "allow";
    });
  });

  test("adding a key to an Allow never allows", () => {
    holds(cases, ({ asked, by, added }) => {
      const before = decided(asked, by);
      if (before !== "allow") expect(decided(asked, narrower(by, "Allow", added))).toBe(before);
      return before !== "allow";
    });
  });

  test("adding a key to a Deny never denies", () => {
    holds(cases, ({ asked, by, added }) => {
      const before = decided(asked, by);
      if (before !== "deny") expect(decided(asked, narrower(by, "Deny", added))).toBe(before);
      return before !== "deny";
    });
  });

  test("the order of statements says nothing", () => {
    holds(cases, ({ asked, by, allow, deny }) => {
      const whole = more(by, allow, deny);
      const turned = { ...whole, statements: whole.statements.toReversed() };
      expect(decided(asked, turned)).toBe(decided(asked, whole));
      return decided(asked, whole) !== "neither";
    });
  });
});

describe("in a situation", () => {
  const set = (kind: PolicyKind): fc.Arbitrary<readonly Policy[]> =>
    fc.array(policyOf(kind), { minLength: 1, maxLength: 2 });
  const ceilings = fc.record(
    {
      boundary: set("boundary"),
      session: set("session"),
      serviceControl: fc.array(set("service-control"), { maxLength: 2 }),
      endpoint: set("endpoint"),
    },
    { requiredKeys: [] },
  );
  const grants = fc.record({
    identity: set("identity"),
    resource: set("resource"),
    resourceAccount: fc.constantFrom("111122223333", "444455556666"),
    resourceMustAllow: fc.boolean(),
  });
  const cases = fc.record({ asked: request, grants, ceilings });
  const answer = (asked: Request, given: Situation): Answer["decision"] =>
    authorize(asked, given, settled()).decision;

  test("ceilings never allow", () => {
    holds(cases, ({ asked, grants: open, ceilings: limits }) => {
      const before = answer(asked, open);
      if (before !== "allowed") expect(answer(asked, { ...open, ...limits })).not.toBe("allowed");
      return before === "implicitly denied";
    });
  });

  const sets = ["identity", "resource", "boundary", "session", "endpoint"] as const;
  const changes = fc.constantFrom(...sets).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      allow: statementOf("Allow", kind),
      deny: statementOf("Deny", kind),
    }),
  );
  const added = (given: Situation, kind: (typeof sets)[number], one: Statement): Situation => ({
    ...given,
    [kind]: [...(given[kind] ?? []), policy([one], kind)],
  });

  test("a Deny more in any set never allows", () => {
    holds(fc.tuple(cases, changes), ([one, { kind, deny }]) => {
      const given = { ...one.grants, ...one.ceilings };
      const before = answer(one.asked, given);
      if (before !== "allowed")
        expect(answer(one.asked, added(given, kind, deny))).not.toBe("allowed");
      return before !== "allowed";
    });
  });

  test("an Allow more in a set that is there never denies", () => {
    holds(fc.tuple(cases, changes), ([one, { kind, allow }]) => {
      const given: Situation = { ...one.grants, ...one.ceilings };
      if (!given[kind]) return false;
      const [before, after] = [
        answer(one.asked, given),
        answer(one.asked, added(given, kind, allow)),
      ];
      if (before !== "implicitly denied") expect(after).toBe(before);
      else expect(after).not.toBe("explicitly denied");
      return true;
    });
  });

  test("what is allowed across accounts is allowed within one", () => {
    const allowing = (kind: PolicyKind): fc.Arbitrary<readonly Policy[]> =>
      fc
        .array(statementOf("Allow", kind), { minLength: 1, maxLength: 3 })
        .map((statements) => [policy(statements, kind)]);
    const both = fc.record({
      asked: request,
      identity: allowing("identity"),
      resource: allowing("resource"),
      resourceMustAllow: fc.boolean(),
    });
    holds(both, ({ asked, ...given }) => {
      const across = answer(asked, { ...given, resourceAccount: "444455556666" });
      if (across === "allowed") expect(answer(asked, given)).toBe("allowed");
      return across === "allowed";
    });
  });
});
