/** Kinds of actions that cut across AWS's access levels; the levels themselves stay AWS's. */
export type ActionClass = "scaffolding" | "reading" | "contents" | "escalation" | "by-path";

export type ActionClasses = { has(kind: ActionClass, action: string): boolean };

/** Reads `action-classes.json` of the catalog. */
export function openClasses(read: (file: string) => string): ActionClasses {
  const rows = JSON.parse(read("action-classes.json")) as Record<
    ActionClass,
    { readonly actions: readonly string[] }
  >;
  const sets = new Map(
    Object.entries(rows).map(([kind, { actions }]) => [
      kind,
      new Set(actions.map((action) => action.toLowerCase())),
    ]),
  );
  return { has: (kind, action) => sets.get(kind)?.has(action.toLowerCase()) ?? false };
}
