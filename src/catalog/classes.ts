/** Kinds of actions that cut across AWS's access levels; the levels themselves stay AWS's. */
export type ActionClass =
  | "account-permissions"
  | "scaffolding"
  | "reading"
  | "contents"
  | "escalation"
  | "by-path";

export type ActionClasses = { has(kind: ActionClass, action: string): boolean };

/** Reads `action-classes.json` of the catalog. */
export function openClasses(read: (file: string) => string): ActionClasses {
  const rows = JSON.parse(read("action-classes.json")) as Record<
    ActionClass,
    { readonly actions?: readonly string[]; readonly services?: readonly string[] }
  >;
  const sets = new Map(
    Object.entries(rows).map(([kind, { actions = [], services = [] }]) => [
      kind,
      new Set([...actions.map((action) => action.toLowerCase()), ...services]),
    ]),
  );
  return {
    has: (kind, action) => {
      const set = sets.get(kind);
      const name = action.toLowerCase();
      const [service = ""] = name.split(":", 1);
      return set !== undefined && (set.has(name) || set.has(service));
    },
  };
}
