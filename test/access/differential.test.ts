import fc from "fast-check";
import { expect, test } from "vitest";
import { isAllowed } from "../../src/access/confirm.ts";
import { newAccess } from "../../src/access/new-access.ts";
import type { Policy } from "../../src/iam/policy.ts";
import { facts } from "../rules/facts.ts";
import { seed } from "../seed.ts";
import { pairs, type Pair } from "./arbitrary/pairs.ts";
import { randomOf } from "./arbitrary/random.ts";
import { askedOf, type Asked } from "./arbitrary/requests.ts";
import { hasUnknowns, policiesOf } from "./arbitrary/written.ts";
import { often } from "../share.ts";

const known = { conditionKeys: facts.conditionKeys };

// A long run: PARE_PAIRS=10000 PARE_SEED=... npx vitest run --config test/vitest.config.ts test/access
const numRuns = Number(process.env.PARE_PAIRS ?? often(600));
const requestsOfPair = 60;

type Sides = { readonly now: readonly Policy[]; readonly before: readonly Policy[] };

/** Requests of which each side says whether it allows them. */
function* judged(
  { now, before }: Sides,
  start: number,
): Generator<Asked & { readonly isNew: boolean; readonly isAny: boolean }> {
  const random = randomOf(start);
  for (let left = requestsOfPair; left > 0; left--) {
    const tried = Array.from({ length: 3 }, () => {
      const asked = askedOf([...now, ...before], random);
      const isNow = isAllowed(asked.request, now, asked.world);
      const isBefore = isAllowed(asked.request, before, asked.world);
      return { ...asked, isNew: isNow && !isBefore, isAny: isNow || isBefore };
    });
    // One that is allowed tells more.
    const [last] = tried;
    const best = tried.find(({ isNew }) => isNew) ?? tried.find(({ isAny }) => isAny) ?? last;
    if (best) yield best;
  }
}

const report = (what: string, pair: Pair): void => {
  if (process.env.PARE_VERBOSE) console.log(`${what}: ${JSON.stringify(pair)}`);
};

const share = (part: number, whole: number): number => part / Math.max(1, whole);
const percent = (part: number, whole: number): string =>
  `${part} of ${whole} (${(100 * share(part, whole)).toFixed(1)}%)`;

test.each([{ unknowns: false }, { unknowns: true }])(
  "no request contradicts a proof that nothing is newly allowed: unknowns $unknowns",
  ({ unknowns }) => {
    const count = { pairs: 0, asked: 0, allowed: 0, included: 0, passed: 0, failed: 0, shown: 0 };
    fc.assert(
      fc.property(pairs({ unknowns }), fc.nat(), (pair, start) => {
        const sides = {
          now: policiesOf(pair.now, "now"),
          before: policiesOf(pair.before, "before"),
        };
        const openings = newAccess(sides.now, sides.before, known);
        const asked = [...judged(sides, start)];
        count.pairs++;
        count.asked += asked.length;
        count.allowed += asked.filter(({ isAny }) => isAny).length;
        if (openings.length === 0)
          expect(asked.find(({ isNew }) => isNew)?.request).toBeUndefined();
        if (pair.included) {
          count.included++;
          if (openings.length === 0) count.passed++;
          else report("not proved", pair);
        } else if (openings.length > 0 && !hasUnknowns([...pair.now, ...pair.before])) {
          count.failed++;
          if (openings.some(({ certain, witness }) => certain && witness)) count.shown++;
          else report("not shown", pair);
        }
      }),
      { numRuns },
    );
    console.log(
      `seed ${seed}: ${count.pairs} pairs; ` +
        `allowed by a side: ${percent(count.allowed, count.asked)}; ` +
        `included and proved: ${percent(count.passed, count.included)}; ` +
        `failed and shown: ${percent(count.shown, count.failed)}`,
    );
    expect(share(count.allowed, count.asked)).toBeGreaterThan(0.3);
    if (unknowns) return;
    expect(share(count.included, count.pairs)).toBeGreaterThan(0.4);
    expect(share(count.passed, count.included)).toBeGreaterThan(0.98);
    expect(share(count.shown, count.failed)).toBeGreaterThan(0.95);
  },
  Math.max(60_000, numRuns * 300),
);
