import type { Action } from "../catalog/action.ts";
import { keyFinder } from "../catalog/condition-key.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ConditionKeys } from "../catalog/condition-keys.ts";
import { nearest } from "../catalog/nearest.ts";
import type { NewCondition } from "../iam/draft.ts";
import { listed } from "../rules/wording.ts";
import { isCompared } from "../validity/checks/condition-types.ts";
import { operatorNamed, operatorNames } from "../validity/operators.ts";
import { phraseOf } from "./arn-text.ts";
import type { Asked } from "./asked.ts";
import { sidWith } from "./sid.ts";
import type { Planned } from "./planned.ts";
import { shown } from "./remark.ts";
import type { ConditionOf, Item } from "./template.ts";

/**
 * Puts the conditions of a template where they belong: on whole statements, or on some of their actions,
 * which are a statement of their own then. A key that an action does not have is a mistake.
 */
export function withConditions(
  planned: readonly Planned[],
  asked: Asked,
  keys: ConditionKeys,
): readonly Planned[] {
  return asked.template.conditions.reduce(
    (statements, condition) => conditioned(statements, condition, asked, keys),
    planned,
  );
}

function conditioned(
  planned: readonly Planned[],
  { on, tests }: ConditionOf,
  asked: Asked,
  keys: ConditionKeys,
): readonly Planned[] {
  const conditions = tests.map(
    ({ operator, key, values }): NewCondition => ({
      operator: operator.text,
      key: key.text,
      values: values.map(({ text }) => phraseOf(text)),
    }),
  );
  const met = new Set<Item>();
  const statements = planned.flatMap((statement): readonly Planned[] => {
    const isMeant = ([action]: Planned["actions"][number]): boolean =>
      on.length === 0 ||
      on.filter((item) => isNamed(item, statement, action, asked) && met.add(item)).length > 0;
    const inside = statement.actions.filter(isMeant);
    if (inside.length === 0) return [statement];
    checkKeys(
      inside.map(([action]) => action),
      tests,
      asked,
      keys,
    );
    const narrowed = [...statement.conditions, ...conditions];
    checkTests(statement.conditions, tests, asked);
    const outside = statement.actions.filter((each) => !inside.includes(each));
    if (outside.length === 0) return [{ ...statement, conditions: narrowed }];
    const sid = sidWith(
      statement.sid,
      tests.map(({ key }) => key.text),
    );
    return [
      { ...statement, actions: outside },
      { ...statement, sid, actions: inside, conditions: narrowed },
    ];
  });
  for (const item of on)
    if (!met.has(item))
      asked.mistakes.push({
        offset: item.offset,
        message: `${shown(item.text)} is neither an action nor a Sid of the policy; its Sids are ${listed(
          planned.map(({ sid }) => sid),
          6,
        )}`,
      });
  return statements;
}

function isNamed({ text }: Item, { sid }: Planned, action: Action, { catalog }: Asked): boolean {
  return text.includes(":") ? catalog.expand(text).includes(action) : text === sid;
}

/** Under a condition on a key that its requests do not carry, an action is never allowed, or always. */
function checkKeys(
  actions: readonly Action[],
  tests: ConditionOf["tests"],
  asked: Asked,
  keys: ConditionKeys,
): void {
  for (const { operator, key } of tests) {
    const known = keys.at(key.text);
    if (!known) {
      const like = nearest(key.text, [...keys.names, ...keysOf(actions)], 3);
      const hint = like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
      asked.mistakes.push({
        offset: key.offset,
        message: `there is no condition key ${shown(key.text)}${hint}`,
      });
      continue;
    }
    const { family } = operatorNamed(operator.text);
    if (family !== undefined && !isCompared(key.text, known, family))
      asked.mistakes.push({
        offset: operator.offset,
        message: `${shown(key.text)} is of type ${known.type}, which ${shown(operator.text)} does not compare`,
      });
    const without = actions.filter((action) => !mayCarry(action, key.text, asked.catalog));
    if (without.length > 0)
      asked.mistakes.push({
        offset: key.offset,
        message: `requests of ${listed(
          without.map(({ id }) => id),
          4,
        )} carry no ${shown(key.text)}; name under on those that do`,
      });
  }
}

/** An operator has to be one; and of two equal tests of a key a policy has only one, which would hold alone. */
function checkTests(
  before: readonly NewCondition[],
  tests: ConditionOf["tests"],
  asked: Asked,
): void {
  const nameOf = (operator: string, key: string): string => `${operator} ${key}`.toLowerCase();
  const seen = new Set(before.map(({ operator, key }) => nameOf(operator, key)));
  for (const { operator, key } of tests) {
    if (operatorNamed(operator.text).name === undefined)
      asked.mistakes.push({
        offset: operator.offset,
        message: `there is no operator ${shown(operator.text)}${meantOperator(operator.text)}`,
      });
    const name = nameOf(operator.text, key.text);
    if (seen.has(name))
      asked.mistakes.push({
        offset: key.offset,
        message: `${shown(operator.text)} of ${shown(key.text)} is asked for twice of the same actions; write its values in one list`,
      });
    seen.add(name);
  }
}

/** `; did you mean StringEquals?` */
function meantOperator(written: string): string {
  const like = nearest(written, operatorNames, 3);
  return like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
}

function keysOf(actions: readonly Action[]): readonly string[] {
  return [...new Set(actions.flatMap(allKeys).map(({ name }) => name))];
}

function allKeys({ conditionKeys, resourceTypes }: Action): Action["conditionKeys"] {
  return [...conditionKeys, ...resourceTypes.flatMap(({ type }) => type.conditionKeys)];
}

/**
 * Whether requests of an action may carry a key: those of a service are listed with the actions that they
 * are for, those of all services mostly not.
 */
function mayCarry(action: Action, key: string, catalog: Catalog): boolean {
  if (keyFinder(allKeys(action))(key)) return true;
  const [prefix = ""] = key.split(":", 1);
  const ofService = catalog.service(action.service)?.conditionKey(key);
  return !ofService && (prefix.toLowerCase() === "aws" || prefix.includes("."));
}
