import type { Statement } from "../iam/policy.ts";
import { atLeast, type Severity } from "./severity.ts";

/**
 * Whether anybody can act on what a rule says of a statement, where a tool makes that of a policy
 * template, a connector or a grant: by another one, by what is given to it, or by a statement of their own.
 * How it is spelled and what it grants in vain is the tool's to mend, and an information asks for
 * nothing. Of a permission all but the ARN of its resource is its author's.
 */
export function isToBeActedOn({ madeOf }: Statement, rule: string, severity: Severity): boolean {
  if (madeOf === undefined) return true;
  if (rule === "action-resource-mismatch") return false;
  if (madeOf === "permission" || madeOf === "principal") return true;
  // What an event takes is not its author's to choose, but where somebody writes what it is about.
  if (madeOf === "event") return atLeast(severity, "high");
  return atLeast(severity, rule === "wildcard-action" ? "medium" : "low");
}
