import { principalType, readEffect } from "../evaluate/statement.ts";
import type { Elements } from "../iam/policy.ts";
import { entry as entryOf } from "../evaluate/members.ts";
import { asList, asText } from "../evaluate/texts.ts";
import type { Entry, MapValue, Value } from "../evaluate/value.ts";
import { known } from "../iam/text.ts";
import type { Condition, Match, PrincipalMatch } from "../iam/policy.ts";

// Modules of the registry take statements as objects in the words of the policy document data
// source: { effect = "Allow", actions = [...], resources = [...] }. So does Pulumi, whose words are
// `notActions` and the like.

export function isModuleStatement(value: Value): value is MapValue {
  return (
    value.kind === "map" &&
    looksLikeModuleStatement(new Set(value.entries.map(({ key }) => known(key))))
  );
}

export function looksLikeModuleStatement(keys: ReadonlySet<string | undefined>): boolean {
  const has = (...names: readonly string[]): boolean =>
    names.some((name) => keys.has(name) || keys.has(inCamelCase(name)));
  const rest = ["effect", "resources", "not_resources", "principals", "not_principals"];
  return has("actions", "not_actions") && has(...rest);
}

export function readModuleElements(value: MapValue): Elements {
  const sid = entry(value, "sid");
  const sidText = sid && asText(sid.value);
  const effect = entry(value, "effect");
  const action = match(entry(value, "actions"), entry(value, "not_actions"));
  const resource = match(entry(value, "resources"), entry(value, "not_resources"));
  const principal = readPrincipals(entry(value, "principals"), entry(value, "not_principals"));
  const conditions = entry(value, "condition") ?? entry(value, "conditions");
  return {
    ...(sidText && { sid: sidText }),
    ...(effect ? readEffect(effect.value) : { effect: "Allow" }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(principal && { principal }),
    conditions: conditions ? objects(conditions.value).flatMap(readCondition) : [],
  };
}

/** An argument of the data source, as Terraform or as Pulumi spells it. */
function entry(value: Value, name: string): Entry | undefined {
  return entryOf(value, name) ?? entryOf(value, inCamelCase(name));
}

function inCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function match(plain: Entry | undefined, not: Entry | undefined): Match | undefined {
  const found = plain ?? not;
  if (!found) return undefined;
  return { ...asList(found.value), negated: plain === undefined, place: found.place };
}

function readPrincipals(
  plain: Entry | undefined,
  not: Entry | undefined,
): PrincipalMatch | undefined {
  const found = plain ?? not;
  if (!found) return undefined;
  const entries = objects(found.value).map((each) => {
    const type = entry(each, "type");
    const text = type && asText(type.value);
    const identifiers = entry(each, "identifiers");
    return {
      type: text ? principalType(text) : ("AWS" as const),
      ...(identifiers ? asList(identifiers.value) : { items: [], rest: [] }),
    };
  });
  return { negated: plain === undefined, place: found.place, entries };
}

function readCondition(value: Value): readonly Condition[] {
  const [test, variable, values] = ["test", "variable", "values"].map((name) => entry(value, name));
  const operator = test && asText(test.value);
  const key = variable && asText(variable.value);
  if (!operator || !key) return [];
  return [{ operator, key, values: values ? asList(values.value) : { items: [], rest: [] } }];
}

/** One object, or those of a list or a map of them. */
function objects(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "map" && !entry(value, "type") && !entry(value, "test"))
    return value.entries.map((each) => each.value);
  return [value];
}
