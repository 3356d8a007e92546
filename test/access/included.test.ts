import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { included } from "../../src/access/included.ts";
import { statement, type Short } from "../iam/statements.ts";
import { facts } from "../rules/facts.ts";

const get: Short = { action: ["s3:GetObject"], resource: ["arn:aws:s3:::b/*"] };

/** Without the catalog: nobody asks for a witness here. */
const { conditionKeys } = facts;
const proves = (narrow: readonly Short[], wide: readonly Short[]): boolean =>
  included(narrow.map(statement), wide.map(statement), { conditionKeys }).proved;

describe("proved", () => {
  const cases: Readonly<Record<string, readonly [readonly Short[], readonly Short[]]>> = {
    "what is the same": [[get], [get]],
    "nothing, in nothing": [[], []],
    "nothing, in something": [[], [get]],
    "fewer actions": [[get], [{ ...get, action: ["s3:GetObject", "s3:PutObject"] }]],
    "what a wildcard covers": [[get], [{ ...get, action: ["s3:Get*"] }]],
    "fewer resources": [[get], [{ ...get, resource: ["*"] }]],
    "several statements, each in one": [
      [
        { ...get, action: ["s3:GetObject"] },
        { ...get, resource: ["arn:aws:s3:::b/x"] },
      ],
      [{ ...get, action: ["s3:*"] }],
    ],
    "one of several": [[get], [{ ...get, action: ["sqs:*"] }, get]],
    "a hole that is the same": [
      [{ ...get, resource: ["<bucket>/x"] }],
      [{ ...get, resource: ["<bucket>/*"] }],
    ],
    "a list that is not known, the same": [
      [{ ...get, resource: ["...more"] }],
      [{ ...get, resource: ["*", "...more"] }],
    ],
    "the same conditions, in another order": [
      [{ ...get, conditions: ["Bool a true", "StringEquals b x y"] }],
      [{ ...get, conditions: ["StringEquals b y x", "Bool a true"] }],
    ],
    "the same principals, in another order": [
      [{ ...get, principal: ["111122223333", "444455556666"] }],
      [{ ...get, principal: ["444455556666", "111122223333"] }],
    ],
    "the same NotAction": [
      [{ resource: ["*"], notAction: ["iam:*", "sts:*"] }],
      [{ resource: ["*"], notAction: ["sts:*", "iam:*"] }],
    ],
    "a longer NotAction": [
      [{ resource: ["*"], notAction: ["iam:*", "sts:*"] }],
      [{ resource: ["*"], notAction: ["iam:Create*"] }],
    ],
    "a longer NotResource": [
      [{ action: ["s3:GetObject"], notResource: ["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"] }],
      [{ action: ["s3:GetObject"], notResource: ["arn:aws:s3:::b/*"] }],
    ],
    "a condition more": [[{ ...get, conditions: ["Bool a true"] }], [get]],
    "fewer values of a condition": [
      [{ ...get, conditions: ["StringEquals a x"] }],
      [{ ...get, conditions: ["StringEquals a x y"] }],
    ],
    "more values of a negated condition": [
      [{ ...get, conditions: ["StringNotEquals a x y"] }],
      [{ ...get, conditions: ["StringNotEquals a y"] }],
    ],
    "fewer principals": [
      [{ ...get, principal: ["111122223333"] }],
      [{ ...get, principal: ["444455556666", "111122223333"] }],
    ],
    "somebody of everybody": [
      [{ ...get, principal: ["111122223333"] }],
      [{ ...get, principal: ["*"] }],
    ],
    "everybody but more": [
      [{ ...get, notPrincipal: ["111122223333", "444455556666"] }],
      [{ ...get, notPrincipal: ["111122223333"] }],
    ],
    "an action in NotAction": [[get], [{ resource: ["arn:aws:s3:::b/*"], notAction: ["iam:*"] }]],
    "a condition of another operator": [
      [{ ...get, conditions: ["StringLike a x"] }],
      [{ ...get, conditions: ["StringEquals a x"] }],
    ],
    "a role of an account that is named, which needs no leave of its account": [
      [{ ...get, principal: ["arn:aws:iam::111122223333:role/x"] }],
      [{ ...get, principal: ["arn:aws:iam::111122223333:root"] }],
    ],
    "a Deny": [[{ ...get, effect: "Deny" }], [{ ...get, effect: "Deny" }]],
    "an effect that is not known": [[{ ...get, effect: "unknown" }], [get]],
    "what is never there": [[{ ...get, presence: "never", action: ["*"] }], [get]],
    "what may be there, in what is": [[{ ...get, presence: "maybe" }], [get]],
    "what may be there, under the same condition": [
      [{ ...get, presence: "maybe" }],
      [{ ...get, presence: "maybe" }],
    ],
  };
  test.for(Object.entries(cases))("%s", ([, [narrow, wide]]) => {
    expect(included(narrow.map(statement), wide.map(statement), facts)).toEqual({ proved: true });
  });
});

describe("not proved", () => {
  const cases: Readonly<Record<string, readonly [Short, Short, string]>> = {
    "another action": [
      { ...get, action: ["s3:PutObject"] },
      get,
      "`s3:PutObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "a wildcard in what it stands for": [
      { ...get, action: ["s3:Get*"] },
      { ...get, action: ["s3:GetObject"] },
      "`s3:GetObjectAcl` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "another resource": [
      { ...get, resource: ["arn:aws:s3:::c/*"] },
      get,
      "`s3:GetObject` on `arn:aws:s3:::c/x` would be newly allowed",
    ],
    "a hole in another": [
      { ...get, resource: ["<a>"] },
      { ...get, resource: ["<b>"] },
      "`s3:GetObject` on `${a}` may be newly allowed",
    ],
    "a list that is not known": [
      { ...get, resource: ["...more"] },
      { ...get, resource: ["arn:aws:s3:::b/*", "...others"] },
      "`s3:GetObject` on `${more}` may be newly allowed",
    ],
    "without the condition": [
      get,
      { ...get, conditions: ["Bool a true"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "the condition with another value": [
      { ...get, conditions: ["Bool a false"] },
      { ...get, conditions: ["Bool a true"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "the condition with a value that only looks like the hole": [
      { ...get, conditions: ["StringEquals a ${var.x}"] },
      { ...get, conditions: ["StringEquals a <var.x>"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` may be newly allowed",
    ],
    "a principal that only looks like the hole": [
      { ...get, principal: ["${var.x}"] },
      { ...get, principal: ["<var.x>"] },
      "more may be allowed, by what is not known",
    ],
    "other principals": [
      { ...get, principal: ["*"] },
      { ...get, principal: ["111122223333"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "all principals but some": [
      { ...get, notPrincipal: ["111122223333"] },
      { ...get, principal: ["111122223333"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "another NotResource": [
      { action: ["s3:GetObject"], notResource: ["arn:aws:s3:::b/*"] },
      { action: ["s3:GetObject"], notResource: ["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"] },
      "`s3:GetObject` on `arn:aws:s3:::c/x` would be newly allowed",
    ],
    "more values of a condition": [
      { ...get, conditions: ["StringEquals a x y"] },
      { ...get, conditions: ["StringEquals a x"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "fewer values of a negated condition": [
      { ...get, conditions: ["StringNotEquals a x"] },
      { ...get, conditions: ["StringNotEquals a x y"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "everybody but fewer": [
      { ...get, notPrincipal: ["111122223333"] },
      { ...get, notPrincipal: ["111122223333", "444455556666"] },
      "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    ],
    "without resources": [
      { action: ["s3:GetObject"] },
      get,
      "more may be allowed, by what is not known",
    ],
    "what is there, in what may be": [
      get,
      { ...get, presence: "maybe" },
      "`s3:GetObject` on `arn:aws:s3:::b/x` may be newly allowed",
    ],
  };
  test.for(Object.entries(cases))("%s", ([, [narrow, wide, because]]) => {
    expect(included([statement(narrow)], [statement(wide)], facts)).toEqual({
      proved: false,
      because,
    });
  });

  test("anything, in nothing", () => {
    expect(included([statement(get)], [], facts)).toEqual({
      proved: false,
      because: "`s3:GetObject` on `arn:aws:s3:::b/x` would be newly allowed",
    });
  });

  test("two halves of one statement add up", () => {
    const both = { ...get, action: ["s3:GetObject", "s3:PutObject"] };
    expect(proves([both], [get, { ...get, action: ["s3:PutObject"] }])).toBe(true);
  });

  test("policy variables count only where they are read alike under both Versions", () => {
    // Under 2008-10-17 the `*` in the variable is a wildcard, under 2012-10-17 it is a character.
    const of = (resource: string): Short => ({ ...get, resource: [resource] });
    expect(proves([of("arn:aws:s3:::${*}")], [of("arn:aws:s3:::${*}")])).toBe(true);
    expect(proves([of("arn:aws:s3:::${x}")], [of("arn:aws:s3:::${*}")])).toBe(false);
  });
});

describe("of any statements", () => {
  const pick = (...all: readonly string[]): fc.Arbitrary<readonly string[]> =>
    fc.subarray([...all], { minLength: 1 });
  const short: fc.Arbitrary<Short> = fc.record({
    effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
    presence: fc.constantFrom("always", "always", "maybe", "never"),
    action: pick("s:a", "s:b", "s:ab", "s:a*", "s:?", "s:*", "*", "t:a"),
    resource: pick("*", "arn:p:s:::a", "arn:p:s:::a*", "arn:p:s:::?", "arn:p:s:::<name:x>"),
    principal: fc.constantFrom(["1"], ["2"], ["1", "2"]),
    conditions: fc.constantFrom<readonly string[]>([], [], ["Bool a true"], ["Bool b true"]),
  });
  const shorts = fc.array(short, { minLength: 1, maxLength: 3 });

  test("they include themselves", () => {
    fc.assert(
      fc.property(shorts, (all) => {
        expect(proves(all, all)).toBe(true);
      }),
    );
  });

  test("more on the wide side proves no less, less on the narrow side proves no less", () => {
    fc.assert(
      fc.property(shorts, shorts, short, (narrow, wide, more) => {
        if (!proves(narrow, wide)) return;
        const allowed = { ...more, effect: "Allow" } as const;
        expect(proves(narrow, [...wide, allowed])).toBe(true);
        expect(proves(narrow, [allowed, ...wide])).toBe(true);
        if (narrow[0]?.effect === "Allow") expect(proves(narrow.slice(1), wide)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("what is proved in what is proved is proved", () => {
    fc.assert(
      fc.property(short, short, short, (a, b, c) => {
        if (proves([a], [b]) && proves([b], [c])) expect(proves([a], [c])).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("what is proved holds for every request", () => {
    let claimed = 0;
    fc.assert(
      fc.property(shorts, shorts, (narrow, wide) => {
        if (!proves(narrow, wide)) return;
        claimed++;
        for (const request of requests)
          if (allows(narrow, request))
            expect(allows(wide, request), JSON.stringify(request)).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(claimed).toBeGreaterThan(5);
  });
});

type Request = {
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  /** Keys of conditions that are met. */
  readonly met: readonly string[];
  /** Whether what may be there is. */
  readonly there: boolean;
  /** The value of the hole. */
  readonly x: string;
};

const requests: readonly Request[] = ["s:a", "s:b", "s:ab", "s:abc", "s:c", "t:a", "u:z"].flatMap(
  (action) =>
    ["arn:p:s:::a", "arn:p:s:::ab", "arn:p:s:::b", "arn:p:s:::xyz", "arn:q:t:::a"].flatMap(
      (resource) =>
        ["1", "2", "3"].flatMap((principal) =>
          [[], ["a"], ["b"]].flatMap((met) =>
            [true, false].flatMap((there) =>
              ["a", "xyz"].map((x) => ({ action, resource, principal, met, there, x })),
            ),
          ),
        ),
    ),
);

/** What AWS would say of a request, by the plainest reading. */
function allows(statements: readonly Short[], request: Request): boolean {
  const matching = (wanted: Short["effect"]): boolean =>
    statements.some((each) => each.effect === wanted && isAbout(each, request));
  return matching("Allow") && !matching("Deny");
}

function isAbout(
  { presence, action = [], resource = [], principal = [], conditions = [] }: Short,
  request: Request,
): boolean {
  return (
    (presence === "always" || (presence === "maybe" && request.there)) &&
    principal.includes(request.principal) &&
    conditions.every((each) => request.met.includes(each.split(" ")[1] ?? "")) &&
    action.some((each) => matches(each, request.action)) &&
    resource.some((each) => matches(each.replace("<name:x>", request.x), request.resource))
  );
}

function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^$(){}|[\]\\]/g, "\\$&")
    .replaceAll("?", ".")
    .replaceAll("*", ".*");
  return new RegExp(`^${source}$`).test(value);
}
