import fc from "fast-check";
import { expect, test } from "vitest";
import { isAllowed } from "../../src/access/confirm.ts";
import { newAccess } from "../../src/access/new-access.ts";
import { settled } from "../authorize/asked.ts";
import { facts } from "../rules/facts.ts";
import { seed } from "../seed.ts";
import { requestsOf, smallPairs } from "./arbitrary/universe.ts";
import { policiesOf } from "./arbitrary/written.ts";

const known = { conditionKeys: facts.conditionKeys };

const numRuns = Number(process.env.PARE_PAIRS ?? 100);

test("what all requests of a small universe show is what is decided, both ways", () => {
  const count = { included: 0, opened: 0 };
  fc.assert(
    fc.property(smallPairs, (pair) => {
      const now = policiesOf([pair.now], "now");
      const before = policiesOf([pair.before], "before");
      const world = settled();
      const shown = [...requestsOf(pair)].find(
        (request) => isAllowed(request, now, world) && !isAllowed(request, before, world),
      );
      const openings = newAccess(now, before, known);
      if (shown) count.opened++;
      else count.included++;
      expect({
        isNew: openings.length > 0,
        isCertain: openings.every(({ certain }) => certain),
        shown,
      }).toEqual({ isNew: shown !== undefined, isCertain: true, shown });
    }),
    { numRuns },
  );
  console.log(
    `seed ${String(seed)}: ${String(count.opened)} opened, ${String(count.included)} included`,
  );
  expect(Math.min(count.opened, count.included)).toBeGreaterThan(numRuns / 10);
}, 600_000);
