import { accessLevels, type AccessLevel } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { grantOf, isOwnResource, type GrantedAction } from "../iam/grant.ts";
import type { Match, Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { actionNames, listed, written } from "../rules/wording.ts";

const words: Readonly<Record<AccessLevel, string>> = {
  "Permissions management": "permissions management",
  Write: "write",
  Tagging: "tagging",
  Read: "read",
  List: "list",
};

/** What a statement grants, in a sentence of plain words. */
export function grantSentence(statement: Statement, policy: Policy, catalog: Catalog): string {
  const { action, resource } = statement;
  const on = resourceClause(statement, policy);
  if (action?.negated)
    return `Grants every action of AWS but ${listed(namesOf(action, statement))}${on}.`;
  if (action?.items.some((item) => known(item) === "*")) return `Grants **everything**${on}.`;
  const { actions, unknownActions } = grantOf(statement, policy, catalog);
  const effective = actions.filter((each) => each.reach !== "nothing");
  const parts = [...accessLevels]
    .reverse()
    .flatMap((level) => levelClause(level, effective))
    .concat(unknownActions ? ["what is not known here"] : []);
  if (parts.length === 0)
    return resource || action ? "Grants nothing that AWS's reference knows of." : "";
  return `Grants ${listed(parts, accessLevels.length + 1)}${on}.`;
}

function levelClause(level: AccessLevel, actions: readonly GrantedAction[]): readonly string[] {
  const own = actions.filter(({ action }) => action.level === level);
  if (own.length === 0) return [];
  const most = own.length === actions.length ? 3 : 2;
  return [`**${words[level]}** (${actionNames(own, most)})`];
}

function resourceClause(statement: Statement, policy: Policy): string {
  const { resource } = statement;
  if (!resource || isOwnResource(policy)) return "";
  const all = namesOf(resource, statement);
  if (all.length === 0) return "";
  return resource.negated ? ` on everything but ${listed(all)}` : ` on ${listed(all)}`;
}

/** The items of an element as the statement has them. */
function namesOf({ items, rest }: Match, statement: Statement): readonly string[] {
  const names = [...new Set(items.map((item) => written(item, statement)))];
  return [...names, ...(rest.length > 0 ? ["what is not known here"] : [])];
}
