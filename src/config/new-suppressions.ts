import { isNoWorse, type CameFrom } from "../rules/no-worse.ts";
import type { Finding } from "../rules/rule.ts";
import type { Suppression } from "./suppression.ts";

type ByFinding = ReadonlyMap<Finding, Suppression>;

/**
 * The findings of a change whose suppression is new: it was not there before, or what it hides was
 * not, or less of it. An old comment above a statement that is widened is as good as a new one.
 */
export function newlySuppressed(
  now: ByFinding,
  before: ByFinding,
  cameFrom: CameFrom,
): ReadonlySet<Finding> {
  const known = new Map<string, Finding[]>();
  for (const [finding, suppression] of before) {
    const key = saidBy(suppression);
    const others = known.get(key);
    if (others) others.push(finding);
    else known.set(key, [finding]);
  }
  return new Set(
    [...now].flatMap(([finding, suppression]) => {
      const hidden = known.get(saidBy(suppression)) ?? [];
      return hidden.some((each) => isNoWorse(finding, each, cameFrom)) ? [] : [finding];
    }),
  );
}

function saidBy({ by, rules, reason, until }: Suppression): string {
  return JSON.stringify([by, [...rules].sort(), reason, until]);
}
