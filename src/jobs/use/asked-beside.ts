import type { PrincipalUse } from "../../evidence/evidence.ts";
import type { AwsFacts } from "../knowledge.ts";

/** What a call of an action's operation may be asked for beside it, by ids. */
export type Beside = (action: string) => readonly string[];

/**
 * The actions that calls which were made may have been asked for beside their own, without an event that says so: what
 * AWS's reference calls dependent actions (tags of a launch template, a role of a service), and what hangs on how
 * things are set up (the key of a table).
 *
 * @returns their ids, as the catalog spells them
 */
export function askedBeside(
  principals: readonly PrincipalUse[],
  besideOf: Beside,
): ReadonlySet<string> {
  const used = principals.flatMap(({ uses }) =>
    uses.flatMap(({ action, outcome }) => (outcome === "authorised" ? [action] : [])),
  );
  return new Set([...new Set(used)].flatMap(besideOf));
}

export function besideIn({
  catalog,
  operations,
  services,
}: Pick<AwsFacts, "catalog" | "operations" | "services">): Beside {
  const known = new Map<string, readonly string[]>();
  const made = (id: string): readonly string[] => {
    const action = catalog.action(id);
    if (!action) return [];
    const needs = services
      .withPrefix(action.service)
      .flatMap((service) => operations.needs(service, action.name) ?? []);
    // Of what hangs on a parameter, the events say whether it was given.
    const unsure = needs.filter(({ when }) => when && !when.given && !when.lacking && !when.says);
    return [...action.dependents, ...unsure.map((each) => each.action.id)];
  };
  return (id) => {
    const found = known.get(id) ?? made(id);
    known.set(id, found);
    return found;
  };
}
