import type { Policy, PolicyKind } from "../../../src/iam/policy.ts";
import { policy, said, type Said } from "../../authorize/asked.ts";

/** A policy as a test writes it. */
export type Written = {
  readonly kind: PolicyKind;
  /** "" for none. */
  readonly version: string;
  readonly statements: readonly Said[];
};

/** What is written, as policies. What is in doubt hangs on one thing wherever it says the same. */
export function policiesOf(side: readonly Written[], name: string): readonly Policy[] {
  return side.map(({ kind, version, statements }, at) => ({
    ...policy(
      statements.map((each, index) => ({
        ...said(each),
        id: isDoubtful(each) ? JSON.stringify(each) : `${name} ${at} ${index}`,
      })),
      kind,
      version,
    ),
    id: `${name} ${at}`,
  }));
}

function isDoubtful({ presence, effect }: Said): boolean {
  return presence === "maybe" || effect === "unknown";
}

/** Whether something is not known in a policy: a hole, a rest, a statement that may be there. */
export function hasUnknowns(side: readonly Written[]): boolean {
  return /<|\.\.\.|maybe|unknown/.test(JSON.stringify(side));
}
