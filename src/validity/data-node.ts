import { makeText } from "../iam/text.ts";
import type { Place, Source, Span } from "../source/source.ts";
import type { DataNode } from "../syntax/data.ts";
import type { Node } from "./node.ts";
import type { Path } from "./path.ts";

/**
 * The policy in a tree of JSON or YAML, which was read from an offset of a source on. What carries a
 * tag of YAML (`!Sub`) is not known: a function gives its value.
 */
export function nodeOfData(data: DataNode, source: Source, from = 0, path: Path = []): Node {
  const placeOf = ({ start, end }: Span): Place => ({
    source,
    span: { start: from + start, end: from + end },
  });
  const place = placeOf(data.span);
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
          at: { path: [...path, { key }], place: placeOf(keySpan) },
          value: nodeOfData(value, source, from, [...path, { value: key }]),
        })),
      };
    case "list":
      return {
        kind: "list",
        path,
        place,
        isWhole: true,
        items: data.items.map((item, index) =>
          nodeOfData(item, source, from, [...path, { index }]),
        ),
      };
    case "scalar": {
      const { value } = data;
      if (typeof value !== "string") return { kind: "plain", path, place, value };
      const text = makeText([value], { written: place, via: [] });
      return { kind: "text", path, place, text };
    }
  }
}
