import type { Mark } from "../../source/embedded.ts";
import type { Span } from "../../source/source.ts";
import type { DataDocument, DataEntry, DataNode } from "../data.ts";

/** A document of one text with the places that it has in another; aliases stay what they are. */
export function moved(document: DataDocument, outer: (offset: number) => number): DataDocument {
  const nodes = new Map<DataNode, DataNode>();
  const span = ({ start, end }: Span): Span => ({
    start: outer(start),
    // Behind the last character: what is put in stands in front of what follows.
    end: end > start ? outer(end - 1) + 1 : outer(end),
  });
  const mark = ({ inner, outer: at }: Mark): Mark => ({ inner, outer: outer(at) });
  const entry = (each: DataEntry): DataEntry => ({
    ...each,
    keySpan: span(each.keySpan),
    value: node(each.value),
    span: span(each.span),
  });
  const node = (each: DataNode): DataNode => {
    const known = nodes.get(each);
    if (known) return known;
    const made = ofKind(each);
    nodes.set(each, made);
    return made;
  };
  const ofKind = (each: DataNode): DataNode => {
    switch (each.kind) {
      case "scalar":
        return {
          ...each,
          span: span(each.span),
          ...(each.marks && { marks: each.marks.map(mark) }),
        };
      case "list":
        return { ...each, items: each.items.map(node), span: span(each.span) };
      case "map":
        return {
          ...each,
          entries: each.entries.map(entry),
          ...(each.merges && { merges: each.merges.map(entry) }),
          span: span(each.span),
        };
    }
  };
  return {
    root: document.root && node(document.root),
    problems: document.problems.map((each) => ({ ...each, offset: outer(each.offset) })),
  };
}
