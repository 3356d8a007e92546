import type { Trail } from "../catalog/trail.ts";
import type { UseRow } from "./evidence.ts";

/** A condition that all of some calls met. */
export type UseCondition = {
  readonly key: "iam:PassedToService" | "aws:CalledViaLast";
  readonly values: readonly string[];
};

/**
 * What was the case of the calls of a row, and would not be of others: a role was passed to one service, or a
 * service called in the name of the principal. Undefined where events do not tell, or AWS has no key for it.
 */
export function conditionOf(
  { passedTo, via }: UseRow,
  trail: Pick<Trail, "isCalledVia">,
): UseCondition | undefined {
  if (passedTo !== undefined) return { key: "iam:PassedToService", values: [passedTo] };
  return via !== undefined && trail.isCalledVia(via)
    ? { key: "aws:CalledViaLast", values: [via] }
    : undefined;
}

/** The values of several conditions on one key. */
export function valuesOf(conditions: readonly (UseCondition | undefined)[]): readonly string[] {
  return [...new Set(conditions.flatMap((each) => each?.values ?? []))].sort();
}
