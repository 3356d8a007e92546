import { fingerprintOf } from "../rules/fingerprint.ts";
import type { Finding } from "../rules/rule.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

/** What of some findings a baseline accounts for, and what of it is left over. */
export type Accounted = {
  readonly findings: ReadonlySet<Finding>;
  /** Entries of which fewer are found than it has: debt that was repaid. */
  readonly repaid: readonly BaselineEntry[];
};

/**
 * Each entry accounts for as many findings as it counts, the first ones. How severe they are does
 * not matter: what is said is the same, and who weighs it otherwise now does not make it worse.
 */
export function accountedFor(findings: readonly Finding[], baseline: Baseline): Accounted {
  const left = new Map([...baseline.values()].map((each) => [each.fingerprint, each.count]));
  const found = new Set<Finding>();
  if (baseline.size === 0) return { findings: found, repaid: [] };
  for (const finding of findings) {
    const fingerprint = fingerprintOf(finding);
    const count = left.get(fingerprint) ?? 0;
    if (count === 0) continue;
    left.set(fingerprint, count - 1);
    found.add(finding);
  }
  const repaid = [...baseline.values()].flatMap((entry) => {
    const count = left.get(entry.fingerprint) ?? 0;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { findings: found, repaid };
}
