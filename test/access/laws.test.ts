import fc from "fast-check";
import { expect, test } from "vitest";
import { newAccess } from "../../src/access/new-access.ts";
import type { PolicyKind } from "../../src/iam/policy.ts";
import type { Said } from "../authorize/asked.ts";
import { facts } from "../rules/facts.ts";
import { pairsOf, type Pair } from "./arbitrary/pairs.ts";
import { conditions, sides, statements, type Openness } from "./arbitrary/policies.ts";
import { policiesOf, type Written } from "./arbitrary/written.ts";
import { often } from "../share.ts";

const known = { conditionKeys: facts.conditionKeys };

const numRuns = Number(process.env.PARE_PAIRS ?? often(120));

const kinds: readonly PolicyKind[] = ["identity", "resource"];
const grants = fc.constantFrom(...kinds);

function isIncluded(now: readonly Written[], before: readonly Written[]): boolean {
  const sides = [policiesOf(now, "now"), policiesOf(before, "before")] as const;
  return newAccess(...sides, known, { first: true }).length === 0;
}

/** The first policy of a side with its statements changed. */
function changed(
  [first, ...others]: readonly Written[],
  change: (statements: readonly Said[]) => readonly Said[],
): readonly Written[] {
  return first ? [{ ...first, statements: change(first.statements) }, ...others] : others;
}

/** With one more condition on the statements of an effect. */
const withCondition = (
  side: readonly Written[],
  effect: "Allow" | "Deny",
  condition: string,
): readonly Written[] =>
  changed(side, (all) =>
    all.map((each) =>
      each.effect === effect
        ? { ...each, conditions: [...(each.conditions ?? []), condition] }
        : each,
    ),
  );

/** A law on a side, and on what there is to add. */
function law(
  title: string,
  holds: (side: readonly Written[], more: { statement: Said; condition: string }) => boolean,
): void {
  test.each([{ unknowns: false }, { unknowns: true }])(
    `${title}: unknowns $unknowns`,
    ({ unknowns }) => {
      const drawn = grants.chain((kind) =>
        fc.tuple(
          sides(kind, { unknowns }),
          fc.record({
            statement: statements({ unknowns }, kind === "resource"),
            condition: conditions({ unknowns }),
          }),
        ),
      );
      fc.assert(
        fc.property(drawn, ([side, more]) => {
          expect(holds(side, more)).toBe(true);
        }),
        { numRuns },
      );
    },
    600_000,
  );
}

law("policies allow nothing that they do not allow", (side) => isIncluded(side, side));

law("the order of statements says nothing", (side) =>
  isIncluded(
    changed(side, (all) => all.toReversed()),
    side,
  ),
);

law("a Deny statement more adds nothing", (side, { statement }) =>
  isIncluded(
    changed(side, (all) => [...all, { ...statement, effect: "Deny" }]),
    side,
  ),
);

law("a key more in an Allow adds nothing", (side, { condition }) =>
  isIncluded(withCondition(side, "Allow", condition), side),
);

law("a key more in a Deny takes nothing away", (side, { condition }) =>
  isIncluded(side, withCondition(side, "Deny", condition)),
);

law("an Allow statement more takes nothing away", (side, { statement }) =>
  isIncluded(
    side,
    changed(side, (all) => [...all, { ...statement, effect: "Allow" }]),
  ),
);

const twoPairs = (openness: Openness): fc.Arbitrary<readonly [Pair, Pair]> =>
  grants.chain((kind) => fc.tuple(pairsOf(kind, openness), pairsOf(kind, openness)));

test.each([{ unknowns: false }, { unknowns: true }])(
  "what is included in what is included is included: unknowns $unknowns",
  ({ unknowns }) => {
    let chains = 0;
    fc.assert(
      fc.property(twoPairs({ unknowns }), ([first, second]) => {
        const [a, b] = [first.before, first.now];
        const c = changed(b, (all) => [...all, ...(second.now[0]?.statements ?? [])]);
        if (!isIncluded(a, b) || !isIncluded(b, c)) return;
        chains++;
        expect(isIncluded(a, c)).toBe(true);
      }),
      { numRuns: numRuns * 2 },
    );
    expect(chains).toBeGreaterThan(numRuns / 5);
  },
  600_000,
);
