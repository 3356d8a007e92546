import { makeText } from "../iam/text.ts";
import type { Source } from "../source/source.ts";
import type { DataNode } from "../syntax/data.ts";
import type { Node } from "./node.ts";
import type { Path } from "./path.ts";

/**
 * The policy in a tree of JSON or YAML. What carries a tag of YAML (`!Sub`) is not known: a function
 * gives its value.
 */
export function nodeOfData(data: DataNode, source: Source, path: Path = []): Node {
  const place = { source, span: data.span };
  if (data.tag !== undefined) return { kind: "unknown", path, place };
  switch (data.kind) {
    case "map":
      return {
        kind: "map",
        path,
        place,
        isWhole: true,
        entries: data.entries.map(({ key, keySpan, value }) => ({
          key,
          at: { path: [...path, { key }], place: { source, span: keySpan } },
          value: nodeOfData(value, source, [...path, { value: key }]),
        })),
      };
    case "list":
      return {
        kind: "list",
        path,
        place,
        isWhole: true,
        items: data.items.map((item, index) => nodeOfData(item, source, [...path, { index }])),
      };
    case "scalar": {
      const { value } = data;
      if (typeof value !== "string") return { kind: "plain", path, place, value };
      const text = makeText([value], { written: place, via: [] });
      return { kind: "text", path, place, text };
    }
  }
}
