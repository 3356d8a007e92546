import { usualAgreement, type Agreement } from "../src/config/agreement.ts";
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
