import { oneLine } from "../source/quoted.ts";
import type { Source } from "../source/source.ts";
import type { DataMap } from "../syntax/data.ts";
import { readYaml } from "../syntax/yaml.ts";
import { lineAt, shown, type Remark } from "./remark.ts";
import { fieldsOf, readKeys, type Found } from "./template-keys.ts";
import { levelKeys, stsKeys, type Item, type LevelOf, type Template } from "./template.ts";

export type ReadTemplate =
  | { readonly ok: true; readonly template: Template }
  /** One line each: the file, the line, what is wrong and what to do. */
  | { readonly ok: false; readonly mistakes: readonly string[] };

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
  readKeys(root, fieldsOf[mode], "", found);
  if (found.mistakes.length > 0) return wrong(source, found.mistakes);
  return { ok: true, template: templateOf(source, mode, found) };
}

function modeOf(root: DataMap): Template["mode"] | Remark {
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
function wrong(
  source: Source,
  mistakes: readonly Remark[],
): { readonly ok: false; readonly mistakes: readonly string[] } {
  const lines = [...mistakes]
    .map(({ offset = 0, message }) => ({ offset, message }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => oneLine(`${lineAt(source, offset)}: ${message}`, 600));
  return { ok: false, mistakes: [...new Set(lines)].slice(0, mostTold) };
}
