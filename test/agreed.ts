import { usualAgreement, type Agreement } from "../src/config/agreement.ts";
import { evidenceTerms } from "../src/config/evidence.ts";
import { readEvidence } from "../src/evidence/evidence.ts";
import { usualTerms, type FailOn, type Terms } from "../src/rules/terms.ts";

/** What a team has agreed on, in the terms of all files and beside them; judged on a fixed day. */
export function agreed(
  failOn: FailOn = "high",
  terms: Partial<Terms> = {},
  more: Partial<Agreement> = {},
): Agreement {
  const all = { ...usualTerms, failOn, ...terms };
  return { ...usualAgreement("2026-11-28"), failOn, termsOf: () => all, ...more };
}

/**
 * The same, without a gate, where there may be evidence of use among the files: lines are old enough to be judged by it.
 */
export function agreedByUse(files: Readonly<Record<string, string>>): Agreement {
  const path = ".github/pare-usage.json";
  const written = files[path];
  if (written === undefined) return agreed("never");
  const evidence = readEvidence(written);
  if ("wrong" in evidence) throw new Error(evidence.wrong);
  const terms = { ...evidenceTerms({}), read: [{ path, evidence }] };
  return agreed("never", {}, { evidence: terms, changedOn: () => "2026-01-01" });
}
