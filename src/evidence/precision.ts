import type { UseRow } from "./evidence.ts";
import { holesOf, includes, withoutHoles } from "./pattern.ts";

/** How exactly the resources of a policy are named: each of an action counts once. */
export type Precision = {
  /** As events name it. */
  readonly exact: number;
  /** A pattern that several stand behind, or a part of a name that AWS adds. */
  readonly pattern: number;
  /** No event says which: a placeholder, or `*` for one. */
  readonly open: number;
};

/** How exactly resources stand in a policy of some uses. `*` of an action that takes none is not counted. */
export function precisionOf(
  granted: readonly { readonly action: string; readonly resources: readonly string[] }[],
  uses: readonly UseRow[],
): Precision {
  const found = { exact: 0, pattern: 0, open: 0 };
  for (const { action, resources } of granted)
    for (const resource of resources) {
      if (resource === "*") continue;
      const own = uses.filter((use) => use.action === action && holesOf(use.resource).length > 0);
      const isOpen = own.some((use) =>
        includes(withoutHoles(resource), withoutHoles(use.resource)),
      );
      found[isOpen ? "open" : isPattern(resource) ? "pattern" : "exact"]++;
    }
  return found;
}

/** Whether it has a wildcard, and not just a name with such a sign in it. */
function isPattern(resource: string): boolean {
  return /[*?]/.test(resource.replace(/\$\{[*?$]\}/g, ""));
}
