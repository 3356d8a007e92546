import type { Trail } from "../catalog/trail.ts";
import type { UseRow } from "./evidence.ts";

/** A condition that all of some calls met. */
export type UseCondition = {
  readonly key: "iam:PassedToService" | "kms:ViaService" | "aws:CalledViaLast";
  readonly values: readonly string[];
};

/** What is known of the keys. */
export type KeyFacts = Pick<Trail, "isCalledVia" | "kmsViaOf">;

/**
 * What was the case of the calls of a row, and would not be of others: a role was passed to one service, or a
 * service called in the name of the principal. Undefined where events do not tell, or AWS has no key for it.
 */
export function conditionOf(row: UseRow, trail: KeyFacts): UseCondition | undefined {
  const { passedTo, via } = row;
  if (passedTo !== undefined) return { key: "iam:PassedToService", values: [passedTo] };
  if (via === undefined) return undefined;
  const keyUser = kmsViaOf(row, via, trail);
  if (keyUser !== undefined) return { key: "kms:ViaService", values: [keyUser] };
  return trail.isCalledVia(via) ? { key: "aws:CalledViaLast", values: [via] } : undefined;
}

/** `s3.eu-west-1.amazonaws.com`, of a key of one Region. */
function kmsViaOf({ action, resource }: UseRow, via: string, trail: KeyFacts): string | undefined {
  const service = action.startsWith("kms:") ? trail.kmsViaOf(via) : undefined;
  const [, region] = /^arn:aws(?:-us-gov)?:kms:([a-z0-9-]+):/.exec(resource) ?? [];
  return service === undefined || region === undefined
    ? undefined
    : `${service}.${region}.amazonaws.com`;
}

/** The values of several conditions on one key. */
export function valuesOf(conditions: readonly (UseCondition | undefined)[]): readonly string[] {
  return [...new Set(conditions.flatMap((each) => each?.values ?? []))].sort();
}
