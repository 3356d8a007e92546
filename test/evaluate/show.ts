import { isHole, type Hole, type Text } from "../../src/iam/text.ts";
import type { Rest, Value } from "../../src/evaluate/value.ts";

/**
 * A value in one line: texts in quotes with their holes as `${id}`, what is not known as `<id>`, a
 * choice as its arms behind its id, with `?` where it may be something else; so is what a list may
 * have beside its items.
 */
export function show(value: Value): string {
  switch (value.kind) {
    case "text":
      return `"${showText(value.text)}"`;
    case "number":
    case "bool":
      return String(value.value);
    case "null":
      return "null";
    case "list":
      return `[${[...value.items.map(show), ...value.rest.map(showRest)].join(", ")}]`;
    case "map": {
      const entries = value.entries.map((each) => `${showText(each.key)} = ${show(each.value)}`);
      return `{${[...entries, ...value.rest.map(({ id }) => `...<${id}>`)].join(", ")}}`;
    }
    case "encoded":
      return `json(${show(value.value)})`;
    case "choice":
      return `<${value.hole.id}: ${arms(value.values.map(show), value.complete)}>`;
    case "unknown":
      return `<${value.hole.id}>`;
  }
}

export function showText({ parts }: Text): string {
  return parts.map((part) => (isHole(part) ? `\${${showHole(part)}}` : part)).join("");
}

/** A hole by its id, what it is known to be, and what is written for it. */
export function showHole({ id, meaning, among }: Hole): string {
  const known = meaning.kind === "unknown" ? id : `${meaning.kind} ${id}`;
  return among ? `${known}: ${arms(among.texts.map(showText), among.complete)}` : known;
}

function showRest({ hole, like, complete }: Rest): string {
  return like.length > 0 || complete
    ? `...<${hole.id}: ${arms(like.map(show), complete)}>`
    : `...<${hole.id}>`;
}

function arms(shown: readonly string[], complete: boolean): string {
  return [...shown, ...(complete ? [] : ["?"])].join(" | ");
}
