import { openCatalog, type Catalog } from "../catalog/catalog.ts";
import { openClasses, type ActionClasses } from "../catalog/classes.ts";
import { openConditionKeys, type ConditionKeys } from "../catalog/condition-keys.ts";
import { openEscalationPaths, type EscalationPath } from "../catalog/escalation-paths.ts";
import { later } from "../source/once.ts";

/** What is asked for: the catalog, and what is known of its actions beside it. */
export type Reference = {
  readonly catalog: Catalog;
  readonly classes: ActionClasses;
  readonly conditionKeys: ConditionKeys;
  readonly escalationPaths: () => readonly EscalationPath[];
};

/** Opens what the files of `catalog/` say; each is read when it is first asked for. */
export function openReference(read: (file: string) => string): Reference {
  const catalog = openCatalog(read);
  return {
    catalog,
    classes: openClasses(read),
    conditionKeys: openConditionKeys(read, catalog),
    escalationPaths: later(() => openEscalationPaths(read)),
  };
}
