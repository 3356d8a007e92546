import { makeText } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import type { DataNode, DataScalar } from "../syntax/data.ts";
import type { Frame } from "./embedded.ts";
import { textValue, writtenAt, type Value } from "./value.ts";

/** The value of a JSON or YAML tree, in a frame that says what its scalars hold. */
export function dataValue(node: DataNode, frame: Frame): Value {
  const made = frame.node?.(node);
  if (made) return made;
  const origin = writtenAt(frame.place(node.span));
  switch (node.kind) {
    case "list":
      return {
        kind: "list",
        items: node.items.flatMap((item) => frame.items?.(item) ?? [dataValue(item, frame)]),
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
