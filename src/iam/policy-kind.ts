import type { PolicyKind, Statement } from "./policy.ts";
import { known } from "./text.ts";

/** Whether an action has to do with assuming a role, and nothing else. */
export function isAssuming(action: string): boolean {
  return trustActions.test(action);
}

const trustActions = /^sts:(?:AssumeRole\w*|TagSession|SetSourceIdentity|SetContext|\*)$/i;

/**
 * The kind that a policy attached to nothing shows by its elements: with principals it is a trust
 * policy where it is about assuming roles only, else a resource policy.
 */
export function kindOfUnattached(statements: readonly Statement[]): PolicyKind {
  if (!statements.some((statement) => statement.principal)) return "identity";
  const actions = statements.flatMap((statement) => statement.action?.items ?? []);
  const trust = actions.every((action) => isAssuming(known(action) ?? ""));
  return trust && actions.length > 0 ? "trust" : "resource";
}
