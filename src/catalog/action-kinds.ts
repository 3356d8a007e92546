import { levelOf, type Action } from "./action.ts";
import type { ActionClasses } from "./classes.ts";

/**
 * What actions do that matters, across access levels: they hand out credentials, read data or secrets
 * themselves, give the permissions of others, let others in, rebuild infrastructure.
 */
export const actionKinds = [
  "credentials",
  "data",
  "escalation",
  "exposure",
  "infrastructure",
] as const;

export type ActionKind = (typeof actionKinds)[number];

/** All that an action does of this, in the order above. */
export function kindsOf(action: Action, classes: ActionClasses): readonly ActionKind[] {
  const { id } = action;
  const has: Readonly<Record<ActionKind, boolean>> = {
    credentials: classes.has("credentials", id),
    data: readsContents(action, classes),
    escalation: givesPermissions(action, classes),
    exposure: classes.has("exposure", id),
    infrastructure: classes.has("infrastructure", id),
  };
  return actionKinds.filter((kind) => has[kind]);
}

/** Whether it reads the data or the secret itself, and not only a description of it. */
export function readsContents(action: Action, classes: ActionClasses): boolean {
  return levelOf(action) === "Read" && classes.has("contents", action.id);
}

/** Whether who may do it on everything can have the permissions of others. */
export function givesPermissions(action: Action, classes: ActionClasses): boolean {
  const rules = levelOf(action) === "Permissions management";
  return (
    (rules && classes.has("account-permissions", action.id)) || classes.has("escalation", action.id)
  );
}
