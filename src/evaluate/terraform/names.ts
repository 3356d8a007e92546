import { createHash } from "node:crypto";
import { isHole, known, type Hole, type Text } from "../../iam/text.ts";
import { once } from "../../source/once.ts";
import { textAt } from "../../source/source.ts";
import type { Value } from "../value.ts";
import type { At, Named } from "./at.ts";

/** What a step behind it would belong to the last operand of. */
const compound: ReadonlySet<string> = new Set(["conditional", "binary", "unary"]);

/**
 * What tells the value of an expression from others of its module: the text, and what the bound
 * names in it stand for. Expressions are pure, so that both together are one value. Names of parts
 * of the value are made by appending to it.
 */
export function nameIn(directory: string, { kind, span }: Named, { source, bindings }: At): string {
  const written = textAt({ source, span });
  const text = compound.has(kind) ? `(${written})` : written;
  const name = bindings.size === 0 ? text : text + whereOf(text, bindings, directory);
  return `${directory}/${name.length > longest ? digest(name) : name}`;
}

/** What the bound names stand for that a text has. */
function whereOf(text: string, bindings: At["bindings"], directory: string): string {
  const words = new Set(text.match(/[\p{ID_Continue}-]+/gu));
  const where = [...bindings]
    .filter(([name]) => words.has(name))
    .map(([name, value]) => `${name} = ${boundKey(value, directory)}`);
  return where.length === 0 ? "" : ` where (${where.join(", ")})`;
}

/** Names stand in names of what is made from them, and would double with each loop in a loop. */
const longest = 4000;

function digest(name: string): string {
  return `${name.slice(0, 80)}… ${createHash("sha256").update(name).digest("hex")}`;
}

/** What a bound value is called in modules, by their directories: many expressions name the same. */
const keysOf = once<Value, Map<string, string>>(() => new Map());

function boundKey(value: Value, directory: string): string {
  const known = keysOf(value);
  const found = known.get(directory) ?? valueKey(value, directory);
  known.set(directory, found);
  return found;
}

/** A text that differs for different values; all are of one module. */
function valueKey(value: Value, directory: string): string {
  const key = (inner: Value): string => valueKey(inner, directory);
  const named = ({ id }: Hole): string =>
    id.startsWith(`${directory}/`) ? id.slice(directory.length + 1) : id;
  switch (value.kind) {
    case "text":
      return textKey(value.text, named);
    case "number":
    case "bool":
      return String(value.value);
    case "null":
      return "null";
    case "unknown":
    case "choice":
      return named(value.hole);
    case "encoded":
      return `jsonencode(${key(value.value)})`;
    case "list":
      return `[${[...value.items.map(key), ...value.rest.map(({ hole }) => `...${named(hole)}`)].join(", ")}]`;
    case "map": {
      const entries = value.entries.map(
        (each) => `${textKey(each.key, named)} = ${key(each.value)}`,
      );
      return `{${[...entries, ...value.rest.map((hole) => `...${named(hole)}`)].join(", ")}}`;
    }
  }
}

function textKey(text: Text, named: (hole: Hole) => string): string {
  const parts = text.parts.map((part) => (isHole(part) ? { hole: named(part) } : part));
  return JSON.stringify(known(text) ?? parts);
}
