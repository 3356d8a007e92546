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
        ...said(index % 2 === 0 && name === "now" ? again(each) : each),
        id: each.hinge ?? `${name} ${at} ${index}`,
      })),
      kind,
      version,
    ),
    id: `${name} ${at}`,
  }));
}

/** The same in other words, which must be looked at to see that it is. */
function again(statement: Doubtful): Doubtful {
  const { action, effect } = statement;
  const [first] = action ?? [];
  if (!action || first === undefined || effect === "unknown") return statement;
  return { ...statement, action: [...action, first] };
}

/** Whether something is not known in a policy: a hole, a rest, a statement that may be there. */
export function hasUnknowns(side: readonly Written[]): boolean {
  return /<|\.\.\.|maybe|unknown/.test(JSON.stringify(side));
}
