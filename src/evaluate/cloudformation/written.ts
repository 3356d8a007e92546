import { makeText, type Hole, type Part } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import { stringOf, type DataNode } from "../../syntax/data.ts";
import { plainScalar } from "../data.ts";
import { textValue, unknown, writtenAt, type Value } from "../value.ts";
import { intrinsic } from "./intrinsic.ts";
import { nodePlace, type Template } from "./template.ts";

/**
 * Reads a template's values as they are written: what `Fn::Sub` fills in keeps its `${...}`, any
 * other function is a hole whose id is its source text.
 */
export function writtenTemplate(template: Template): (node: DataNode) => Value {
  const named = (id: string, place: Place): Hole => ({ id, place, meaning: { kind: "unknown" } });
  const read = (node: DataNode): Value => {
    const place = nodePlace(template, node);
    const { source } = place;
    const origin = writtenAt(place);
    const found = intrinsic(node);
    if (found?.name === "Sub" && typeof stringOf(found.argument) === "string") {
      const parts = (stringOf(found.argument) ?? "")
        .split(/(\$\{[^}]*\})/)
        .map((piece): Part => (/^\$\{[^!]/.test(piece) ? named(piece.slice(2, -1), place) : piece));
      return textValue(makeText(parts, origin));
    }
    if (found) {
      const id = textAt(place);
      // The place of a value leaves its tag out.
      const expression = node.tag === undefined ? id : `${node.tag} ${id}`;
      return unknown({ ...named(id, place), expression });
    }
    switch (node.kind) {
      case "list":
        return { kind: "list", items: node.items.map(read), rest: [], origin };
      case "map":
        return {
          kind: "map",
          entries: node.entries.map((entry) => ({
            key: makeText([entry.key], writtenAt({ source, span: entry.keySpan })),
            value: read(entry.value),
            place: { source, span: entry.span },
          })),
          rest: [],
          origin,
        };
      case "scalar":
        return plainScalar(node, place);
    }
  };
  return read;
}
