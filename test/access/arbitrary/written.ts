import type { Policy, PolicyKind } from "../../../src/iam/policy.ts";
import { policy, said, type Said } from "../../authorize/asked.ts";

/** What is in doubt hangs on the same thing as what has the same hinge. */
export type Doubtful = Said & { readonly hinge?: string };

/** A policy as a test writes it. */
export type Written = {
  readonly kind: PolicyKind;
  /** "" for none. */
  readonly version: string;
  readonly statements: readonly Doubtful[];
};

/** What is written, as policies. */
export function policiesOf(side: readonly Written[], name: string): readonly Policy[] {
  return side.map(({ kind, version, statements }, at) => ({
    ...policy(
      statements.map((each, index) => ({
        // Half of them do not say the same as those of another side.
        ...said(index % 2 === 0 ? { ...each, sid: name } : each),
        id: each.hinge ?? `${name} ${at} ${index}`,
      })),
      kind,
      version,
    ),
    id: `${name} ${at}`,
  }));
}

/** Whether something is not known in a policy: a hole, a rest, a statement that may be there. */
export function hasUnknowns(side: readonly Written[]): boolean {
  return /<|\.\.\.|maybe|unknown/.test(JSON.stringify(side));
}
