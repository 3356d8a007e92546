import type { AccessLevel } from "../catalog/action.ts";
import { nearest } from "../catalog/nearest.ts";
import { listed } from "../rules/wording.ts";
import { positionAt } from "../source/lines.ts";
import { oneLine } from "../source/quoted.ts";
import type { Source } from "../source/source.ts";
import type { DataMap, DataNode } from "../syntax/data.ts";
import { readYaml } from "../syntax/yaml.ts";

/** A text of a template, and where it stands there. */
export type Item = { readonly text: string; readonly offset: number };

/** What a template asks for. Lists are without their blank items, which templates begin with. */
export type Template = {
  readonly source: Source;
  readonly mode: "crud" | "actions";
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  /** The resources are those that it is not about. */
  readonly isNegated: boolean;
  /** Actions that others may need are added where what they are about is named. */
  readonly withDependents: boolean;
  /** ARNs by the level of access to them. */
  readonly levels: readonly LevelOf[];
  readonly wildcardOnly: {
    readonly actions: readonly Item[];
    /** Prefixes of services by the level of access. */
    readonly services: readonly LevelOf[];
  };
  readonly unconstrained: readonly Item[];
  readonly excluded: readonly Item[];
  /** ARNs of roles by the key of `sts` that they stand under. */
  readonly sts: readonly { readonly key: StsKey; readonly items: readonly Item[] }[];
  readonly actions: readonly Item[];
  /** ARNs for actions that are named one by one. */
  readonly resources: readonly Item[];
  readonly conditions: readonly ConditionOf[];
};

export type LevelOf = { readonly level: AccessLevel; readonly items: readonly Item[] };

export type StsKey = (typeof stsKeys)[number];

/** Conditions of some statements, or of some actions wherever they are. */
export type ConditionOf = {
  /** Actions, patterns of them, and Sids; none for all statements. */
  readonly on: readonly Item[];
  readonly tests: readonly {
    readonly operator: Item;
    readonly key: Item;
    readonly values: readonly Item[];
  }[];
};

export type ReadTemplate =
  | { readonly ok: true; readonly template: Template }
  /** One line each: the file, the line, what is wrong and what to do. */
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** The levels under their keys, in the order in which statements are written. */
export const levelKeys = {
  read: "Read",
  write: "Write",
  list: "List",
  tagging: "Tagging",
  "permissions-management": "Permissions management",
} as const satisfies Readonly<Record<string, AccessLevel>>;

const stsKeys = ["assume-role", "assume-role-with-saml", "assume-role-with-web-identity"] as const;

type Field =
  | "text"
  | "texts"
  | "conditions"
  | { readonly choices: readonly string[] }
  | { readonly keys: Fields };
type Fields = Readonly<Record<string, Field>>;

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

const ofMode: Readonly<Record<Template["mode"], Fields>> = {
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

type Mistake = { readonly offset: number; readonly message: string };

/** What stands in a template: the texts under each key, by its path. */
type Found = {
  readonly texts: Map<string, readonly Item[]>;
  readonly conditions: ConditionOf[];
  readonly mistakes: Mistake[];
};

/**
 * Reads a template as Policy Sentry has them (`mode: crud` and `mode: actions`), with the keys that Pare
 * adds. All mistakes are told, those of keys and values only where the YAML is right.
 */
export function readTemplate(source: Source): ReadTemplate {
  const [document, second] = readYaml(source.text);
  const problems = [document, second].flatMap((each) => each?.problems ?? []);
  if (problems.length > 0) return wrong(source, problems);
  if (second) {
    const offset = second.root?.span.start ?? source.text.length;
    return wrong(source, [{ offset, message: "a second document; a template is one" }]);
  }
  const root = document?.root;
  if (root?.kind !== "map")
    return wrong(source, [{ offset: 0, message: "this is no template; pare template makes one" }]);
  const found: Found = { texts: new Map(), conditions: [], mistakes: [] };
  const mode = modeOf(root);
  if (typeof mode !== "string") return wrong(source, [mode]);
  readKeys(root, ofMode[mode], "", found);
  if (found.mistakes.length > 0) return wrong(source, found.mistakes);
  return { ok: true, template: templateOf(source, mode, found) };
}

function modeOf(root: DataMap): Template["mode"] | Mistake {
  const entry = root.entries.find(({ key }) => key === "mode");
  const value = entry?.value.kind === "scalar" ? String(entry.value.value) : undefined;
  if (value === "crud" || value === "actions") return value;
  const likely = root.entries.some(({ key }) => key === "actions") ? "actions" : "crud";
  const stands = entry ? `mode is not ${shown(value ?? "this")}` : "mode is missing";
  return {
    offset: (entry?.value ?? root).span.start,
    message: `${stands}; write mode: ${likely}`,
  };
}

function readKeys(map: DataMap, fields: Fields, above: string, found: Found): void {
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
    if (field !== "texts" && node.kind !== "scalar")
      return fault(found, node, `${path} is one text`);
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
  if (node.kind !== "list") return fault(found, node, conditionsAre);
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

function templateOf(source: Source, mode: Template["mode"], found: Found): Template {
  const at = (path: string): readonly Item[] => found.texts.get(path) ?? [];
  const one = (path: string): string => at(path)[0]?.text ?? "";
  const levels = (prefix: string): readonly LevelOf[] =>
    Object.entries(levelKeys).map(([key, level]) => ({ level, items: at(prefix + key) }));
  const order = [...found.texts.keys()];
  return {
    source,
    mode,
    name: one("name"),
    effect: one("effect") === "Deny" ? "Deny" : "Allow",
    isNegated: one("not-resource") === "true",
    withDependents: one("dependents") === "include",
    levels: levels(""),
    wildcardOnly: {
      actions: at("wildcard-only.single-actions"),
      services: levels("wildcard-only.service-"),
    },
    unconstrained: at("skip-resource-constraints"),
    excluded: at("exclude-actions"),
    sts: stsKeys
      .map((key) => ({ key, items: at(`sts.${key}`), index: order.indexOf(`sts.${key}`) }))
      .sort((a, b) => a.index - b.index),
    actions: at("actions"),
    resources: at("resources"),
    conditions: found.conditions,
  };
}

/** So many mistakes are told of one template. */
const mostTold = 50;

/** Mistakes as lines, in the order of the file. */
export function wrong(
  source: Source,
  mistakes: readonly Mistake[],
): { readonly ok: false; readonly mistakes: readonly string[] } {
  const lines = [...mistakes]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => oneLine(`${lineAt(source, offset)}: ${message}`, 600));
  return { ok: false, mistakes: [...new Set(lines)].slice(0, mostTold) };
}

/** `crud.yml:4` */
export function lineAt(source: Source, offset: number): string {
  return `${source.path}:${positionAt(source, offset).line}`;
}

/** A piece of a template in a sentence. */
export function shown(text: string): string {
  return oneLine(text, 120);
}
