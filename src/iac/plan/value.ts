import { mayBeJson } from "../../evaluate/embed.ts";
import { plainScalar } from "../../evaluate/data.ts";
import { unknown, writtenAt, type Entry, type Value } from "../../evaluate/value.ts";
import { makeText } from "../../iam/text.ts";
import type { Place, Source, Span } from "../../source/source.ts";
import { entryOf, type DataNode, type DataScalar } from "../../syntax/data.ts";

/**
 * The value of a node of a plan, with holes for what is known after apply. A JSON text knows its
 * places in the file. What is null or empty is not set: it is left out of maps.
 *
 * @param flags the like of the node in `after_unknown`
 * @param address what the holes are called: `scope/address.attribute`
 */
export function plannedValue(
  node: DataNode,
  flags: DataNode | undefined,
  source: Source,
  address: string,
): Value {
  const place = (span: Span): Place => ({ source, span });
  const hole = (span: Span, name: string): Value =>
    unknown({ id: name, place: place(span), meaning: { kind: "unknown" } });
  if (isUnknown(flags)) return hole(node.span, address);
  const origin = writtenAt(place(node.span));
  switch (node.kind) {
    case "scalar":
      return scalarValue(node, source);
    case "list":
      return {
        kind: "list",
        items: node.items.map((item, index) =>
          plannedValue(item, itemAt(flags, index), source, `${address}[${index}]`),
        ),
        rest: [],
        origin,
      };
    case "map": {
      const set = node.entries.flatMap(({ key, keySpan, value, span }): readonly Entry[] => {
        const flag = entryOf(flags, key)?.value;
        if (!isSet(value) && !isUnknown(flag)) return [];
        return [
          {
            key: makeText([key], writtenAt(place(keySpan))),
            value: plannedValue(value, flag, source, `${address}.${key}`),
            place: place(span),
          },
        ];
      });
      const written = new Set(node.entries.map(({ key }) => key));
      const later = (flags?.kind === "map" ? flags.entries : [])
        .filter(({ key, value }) => isUnknown(value) && !written.has(key))
        .map(({ key, span }): Entry => {
          const text = makeText([key], origin);
          return { key: text, value: hole(span, `${address}.${key}`), place: place(span) };
        });
      return { kind: "map", entries: [...set, ...later], rest: [], origin };
    }
  }
}

export function isUnknown(flag: DataNode | undefined): boolean {
  return flag?.kind === "scalar" && flag.value === true;
}

function isSet(node: DataNode): boolean {
  return node.kind === "list" ? node.items.length > 0 : node.kind === "map" || node.value !== null;
}

function itemAt(flags: DataNode | undefined, index: number): DataNode | undefined {
  return flags?.kind === "list" ? flags.items[index] : undefined;
}

function scalarValue(node: DataScalar, source: Source): Value {
  const value = plainScalar(node, { source, span: node.span });
  const { marks } = node;
  if (value.kind !== "text" || typeof node.value !== "string" || !marks || !mayBeJson(node.value))
    return value;
  return { ...value, embedded: { text: node.value, source, marks, fills: [] } };
}
