import type { Condition, Match, Policy, PrincipalMatch, Statement } from "./policy.ts";
import { itemPattern } from "./action-pattern.ts";
import { conditionMap } from "./condition-map.ts";
import type { List } from "./text.ts";
import { once } from "../source/once.ts";

/**
 * The least number of characters that a policy has as AWS counts it: as JSON without white space,
 * each text that is not known taken for one character.
 */
export function leastLength({ version, statements }: Policy): number {
  const around = { ...(version && { Version: itemPattern(version) }), Statement: [] };
  const lengths = statements.filter(({ presence }) => presence === "always").map(lengthOf);
  const commas = Math.max(lengths.length - 1, 0);
  return lengths.reduce((sum, each) => sum + each, JSON.stringify(around).length + commas);
}

/** Each replacement of a policy is measured among all of its statements. */
const lengthOf = once((statement: Statement) => JSON.stringify(statementJson(statement)).length);

function statementJson({
  sid,
  effect,
  principal,
  action,
  resource,
  conditions,
}: Statement): Readonly<Record<string, unknown>> {
  return {
    ...(sid && { Sid: itemPattern(sid) }),
    Effect: effect,
    ...(principal && { [named("Principal", principal)]: principalJson(principal) }),
    ...(action && { [named("Action", action)]: listJson(action) }),
    ...(resource && { [named("Resource", resource)]: listJson(resource) }),
    ...(conditions.length > 0 && { Condition: conditionsJson(conditions) }),
  };
}

function named(element: string, { negated }: Pick<Match, "negated">): string {
  return negated ? `Not${element}` : element;
}

function listJson({ items, rest }: List): string | readonly string[] {
  const texts = [...items.map((item) => itemPattern(item)), ...rest.map(() => "*")];
  const [only = ""] = texts;
  return texts.length === 1 ? only : texts;
}

function principalJson({ entries }: PrincipalMatch): unknown {
  if (entries.every(({ type }) => type === "*")) return "*";
  return Object.fromEntries(
    entries.map((entry) => [typeof entry.type === "string" ? entry.type : "*", listJson(entry)]),
  );
}

function conditionsJson(conditions: readonly Condition[]): unknown {
  return conditionMap(
    conditions.map(({ operator, key, values }) => ({
      operator: itemPattern(operator),
      key: itemPattern(key),
      values: listJson(values),
    })),
  );
}
