import { nearest } from "../catalog/nearest.ts";
import { listed } from "../rules/wording.ts";
import type { DataMap, DataNode } from "../syntax/data.ts";
import { shown, type Remark } from "./remark.ts";
import { levelKeys, stsKeys, type ConditionOf, type Item, type Template } from "./template.ts";

/** What may stand under a key. */
type Field =
  | "text"
  | "texts"
  | "conditions"
  | { readonly choices: readonly string[] }
  | { readonly keys: Fields };
type Fields = Readonly<Record<string, Field>>;

/** The keys that templates of both modes have. */
const ofBoth: Fields = {
  mode: { choices: ["crud", "actions"] },
  name: "text",
  // What templates say of themselves.
  description: "text",
  role_arn: "text",
  effect: { choices: ["Allow", "Deny"] },
  "not-resource": { choices: ["true", "false"] },
  dependents: { choices: ["offer", "include"] },
  "exclude-actions": "texts",
  resources: "texts",
  conditions: "conditions",
};

export const fieldsOf: Readonly<Record<Template["mode"], Fields>> = {
  crud: {
    ...ofBoth,
    ...textsOf(Object.keys(levelKeys)),
    "wildcard-only": {
      keys: textsOf([
        "single-actions",
        ...Object.keys(levelKeys).map((level) => `service-${level}`),
      ]),
    },
    "skip-resource-constraints": "texts",
    sts: { keys: textsOf(stsKeys) },
  },
  actions: { ...ofBoth, actions: "texts" },
};

function textsOf(names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, "texts"]));
}

/** What stands in a template: the texts under each key, by its path. */
export type Found = {
  readonly texts: Map<string, readonly Item[]>;
  readonly conditions: ConditionOf[];
  readonly mistakes: Remark[];
};

/** Reads the keys of a map that may stand there; what they are set to is found under their paths. */
export function readKeys(map: DataMap, fields: Fields, above: string, found: Found): void {
  const seen = new Set<string>();
  for (const { key, keySpan, value } of map.entries) {
    const path = above + key;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const wrongKey = seen.has(key)
      ? `${shown(path)} is set twice; keep one of them`
      : field
        ? undefined
        : noSuchKey(key, fields);
    seen.add(key);
    if (wrongKey !== undefined || field === undefined) {
      found.mistakes.push({ offset: keySpan.start, message: wrongKey ?? "" });
      continue;
    }
    readField(value, field, path, found);
  }
}

function noSuchKey(key: string, fields: Fields): string {
  const names = Object.keys(fields);
  const [like] = nearest(key, names, 1);
  const instead =
    like === undefined
      ? `write one of ${listed(names, names.length, "or")}`
      : `did you mean ${like}?`;
  return `there is no key ${shown(key)} here; ${instead}`;
}

function readField(node: DataNode, field: Field, path: string, found: Found): void {
  if (node.kind === "scalar" && node.value === null) return;
  if (field === "conditions") {
    readConditions(node, found);
  } else if (typeof field === "object" && "keys" in field) {
    if (node.kind === "map") readKeys(node, field.keys, `${path}.`, found);
    else fault(found, node, `${path} is keys with lists`);
  } else {
    if (field !== "texts" && node.kind !== "scalar") {
      fault(found, node, `${path} is one text`);
      return;
    }
    const items = textsIn(node, path, found).filter(({ text }) => text !== "");
    for (const { text, offset } of items)
      if (typeof field === "object" && !field.choices.includes(text))
        found.mistakes.push({
          offset,
          message: `${path} cannot be ${shown(text)}; write ${listed(field.choices, 2, "or")}`,
        });
    found.texts.set(path, items);
  }
}

/** The texts of a list, or the one that stands in its place. */
function textsIn(node: DataNode, path: string, found: Found): readonly Item[] {
  const nodes = node.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => {
    if (each.kind === "scalar")
      return [{ text: String(each.value ?? "").trim(), offset: each.span.start }];
    fault(found, each, `${path} is a list of texts`);
    return [];
  });
}

function readConditions(node: DataNode, found: Found): void {
  if (node.kind !== "list") {
    fault(found, node, conditionsAre);
    return;
  }
  for (const each of node.items) {
    const keys = each.kind === "map" ? each.entries.map(({ key }) => key) : [];
    const written =
      each.kind === "map" ? each.entries.find(({ key }) => key === "condition") : undefined;
    if (
      each.kind !== "map" ||
      written?.value.kind !== "map" ||
      keys.some((key) => key !== "on" && key !== "condition")
    ) {
      fault(found, each, conditionsAre);
      continue;
    }
    const on = each.entries.find(({ key }) => key === "on")?.value;
    const operators = written.value.entries;
    found.conditions.push({
      on: on ? textsIn(on, "on", found).filter(({ text }) => text !== "") : [],
      tests: operators.flatMap((operator) => {
        if (operator.value.kind !== "map") {
          fault(found, operator.value, conditionsAre);
          return [];
        }
        return operator.value.entries.map((key) => ({
          operator: { text: operator.key, offset: operator.keySpan.start },
          key: { text: key.key, offset: key.keySpan.start },
          values: textsIn(key.value, key.key, found),
        }));
      }),
    });
  }
}

const conditionsAre =
  "conditions is a list of on (actions or Sids) with condition (operators, keys and values as in a policy)";

function fault(found: Found, node: DataNode, message: string): void {
  found.mistakes.push({ offset: node.span.start, message: `this cannot be; ${message}` });
}
