import { makeText, type Part, type Text } from "../iam/text.ts";
import type { Place, Source, Span } from "../source/source.ts";
import type { DataNode, DataScalar } from "../syntax/data.ts";
import type { Frame } from "./embedded.ts";
import { textValue, writtenAt, type Value } from "./value.ts";

/** The value of a JSON or YAML tree, in a frame that says what its scalars hold. */
export function dataValue(node: DataNode, frame: Frame): Value {
  const origin = writtenAt(frame.place(node.span));
  switch (node.kind) {
    case "list":
      return {
        kind: "list",
        items: node.items.map((item) => dataValue(item, frame)),
        rest: [],
        origin,
      };
    case "map":
      return {
        kind: "map",
        entries: node.entries.map((entry) => ({
          key: frame.key(entry),
          value: dataValue(entry.value, frame),
          place: frame.place(entry.span),
        })),
        rest: [],
        origin,
      };
    case "scalar":
      return frame.scalar(node) ?? plainScalar(node, frame.place(node.span));
  }
}

export function plainScalar({ value }: DataScalar, place: Place): Value {
  const origin = writtenAt(place);
  switch (typeof value) {
    case "number":
      return { kind: "number", value, origin };
    case "boolean":
      return { kind: "bool", value, origin };
    case "string":
      return textValue(makeText([value], origin));
    default:
      return { kind: "null", origin };
  }
}

/**
 * The frame of a document that is a file of its own. `${name}` without a colon is no policy
 * variable: some templating fills it in before AWS sees it, so it is a hole.
 */
export function documentFrame(source: Source): Frame {
  const place = (span: Span): Place => ({ source, span });
  const text = (value: string, span: Span): Text => {
    const written = place(span);
    return makeText(templateParts(value, source.path, written), writtenAt(written));
  };
  return {
    place,
    scalar: ({ value, span }) =>
      typeof value === "string" && value.includes("${") ? textValue(text(value, span)) : undefined,
    key: ({ key, keySpan }) => text(key, keySpan),
  };
}

/** `${...}` that is neither a policy variable (`${aws:username}`) nor one of `${*} ${?} ${$}`. */
const placeholder = /\$\{([^}:*?$]*)\}/g;

function templateParts(value: string, path: string, place: Place): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of value.matchAll(placeholder)) {
    parts.push(value.slice(at, match.index));
    const [, expression = ""] = match;
    parts.push({ id: `${path}/${expression}`, place, meaning: { kind: "unknown" }, expression });
    at = match.index + match[0].length;
  }
  return [...parts, value.slice(at)];
}
