import { fingerprintOf } from "../rules/fingerprint.ts";
import { isNoWorse, type CameFrom } from "../rules/no-worse.ts";
import type { Finding } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { baselineOf, type Baseline, type BaselineEntry } from "./baseline.ts";

/** What of some findings a baseline accounts for, and what of it is left over. */
export type Accounted = {
  readonly findings: ReadonlySet<Finding>;
  /** Entries of which fewer are found than it has: debt that was repaid. */
  readonly repaid: readonly BaselineEntry[];
};

/** Each entry accounts for as many findings as it counts, the first ones, if they are no worse. */
export function accountedFor(findings: readonly Finding[], baseline: Baseline): Accounted {
  const left = new Map([...baseline.values()].map((each) => [each.fingerprint, each.count]));
  const found = new Set<Finding>();
  if (baseline.size === 0) return { findings: found, repaid: [] };
  for (const finding of findings) {
    const fingerprint = fingerprintOf(finding);
    const entry = baseline.get(fingerprint);
    const count = left.get(fingerprint) ?? 0;
    if (!entry || count === 0 || !atLeast(entry.severity, finding.severity)) continue;
    left.set(fingerprint, count - 1);
    found.add(finding);
  }
  const repaid = [...baseline.values()].flatMap((entry) => {
    const count = left.get(entry.fingerprint) ?? 0;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { findings: found, repaid };
}

/**
 * The findings of a change that a baseline accounts for: those of its debt that the base still has,
 * so that what was repaired once is new when it comes back, and what became of such debt when its
 * statement was only narrowed.
 */
export function debtIn(
  head: readonly Finding[],
  base: readonly Finding[],
  baseline: Baseline,
  cameFrom: CameFrom,
): ReadonlySet<Finding> {
  if (baseline.size === 0) return new Set();
  const standing = [...accountedFor(base, baseline).findings];
  const accounted = accountedFor(head, baselineOf(standing)).findings;
  const narrowed = head.filter(
    (finding) =>
      !accounted.has(finding) && standing.some((each) => isNoWorse(finding, each, cameFrom)),
  );
  return new Set([...accounted, ...narrowed]);
}
