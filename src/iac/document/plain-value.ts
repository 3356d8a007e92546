import type { DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";
import type { Source } from "../../source/source.ts";
import { notationOf } from "./read.ts";

/** What a file of JSON or YAML says as a value of JSON; or what is wrong with it, and where. */
export type PlainValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Reads a file that is one document of JSON, or of YAML without tags of its own. */
export function plainValue(source: Source): PlainValue {
  const { text } = source;
  const documents = notationOf(source) === "json" ? [readJson(text)] : readYaml(text);
  const [problem] = documents.flatMap(({ problems }) => problems);
  if (problem) return { ok: false, message: problem.message, offset: problem.offset };
  const [first, second] = documents.flatMap(({ root }) => root ?? []);
  if (!first) return { ok: false, message: "There is nothing in it.", offset: 0 };
  if (second)
    return { ok: false, message: "Several documents are in it.", offset: second.span.start };
  const tagged = taggedIn(first);
  return tagged
    ? { ok: false, message: `No JSON says ${tagged.tag ?? ""}.`, offset: tagged.span.start }
    : { ok: true, value: valueOf(first) };
}

function taggedIn(node: DataNode): DataNode | undefined {
  if (node.tag !== undefined) return node;
  if (node.kind === "scalar") return undefined;
  const below = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  for (const each of below) {
    const found = taggedIn(each);
    if (found) return found;
  }
  return undefined;
}

/** Of equal keys the last one stands, as parsers have it; `__proto__` is a key like others. */
function valueOf(node: DataNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]));
  }
}
