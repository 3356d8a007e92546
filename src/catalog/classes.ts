/** Kinds of actions that cut across AWS's access levels; the levels themselves stay AWS's. */
export type ActionClass =
  | "account-permissions"
  | "scaffolding"
  | "reading"
  | "contents"
  | "escalation"
  | "by-path"
  | "own-execution"
  | "service-linked"
  | SensitiveClass;

/** What reaches too far may do with what it reaches: give credentials, let others in, rebuild it. */
export type SensitiveClass = "credentials" | "exposure" | "infrastructure";

export type ActionClasses = { has(kind: ActionClass, action: string): boolean };

type Rows<Row> = Readonly<Partial<Record<ActionClass, Row>>>;
type Sets = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads `action-classes.json` of the catalog, and `sensitive-actions.json` when one of its classes is
 * first asked for.
 */
export function openClasses(read: (file: string) => string): ActionClasses {
  const byHand = setsOf(
    JSON.parse(read("action-classes.json")) as Rows<{
      readonly actions?: readonly string[];
      readonly services?: readonly string[];
    }>,
    ({ actions = [], services = [] }) => [...actions, ...services],
  );
  let sensitive: Sets | undefined;
  const derived = (): Sets =>
    (sensitive ??= setsOf(
      JSON.parse(read("sensitive-actions.json")) as Rows<{
        readonly names: Readonly<Record<string, string>>;
      }>,
      ({ names }) =>
        Object.entries(names).flatMap(([service, own]) =>
          own.split(" ").map((name) => `${service}:${name}`),
        ),
    ));
  return {
    has: (kind, action) => {
      const set = byHand.get(kind) ?? derived().get(kind);
      if (!set) return false;
      const name = action.toLowerCase();
      return set.has(name) || set.has(name.slice(0, Math.max(0, name.indexOf(":"))));
    },
  };
}

function setsOf<Row>(rows: Rows<Row>, namesOf: (row: Row) => readonly string[]): Sets {
  return new Map(
    Object.entries(rows).map(([kind, row]) => [
      kind,
      new Set(namesOf(row).map((name) => name.toLowerCase())),
    ]),
  );
}
