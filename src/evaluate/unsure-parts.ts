import { firstWhere } from "../source/search.ts";
import type { Span } from "../source/source.ts";
import type { UnsurePart } from "./value.ts";

/** The conditions of all parts that stand somewhere; undefined among them for parts that have none. */
type Stretch = Span & { readonly conditions: readonly UnsurePart["condition"][] };

/** How much of what a span says is unsure: nothing, what one condition decides on, or what several do. */
export type Unsureness = "sure" | "unsure" | "crossed";

/** How unsure spans of a file are, of which parts are that, which may stand within each other. */
export function unsurenessIn(parts: readonly UnsurePart[]): (span: Span) => Unsureness {
  const stretches = stretchesOf(parts);
  return ({ start, end }) => {
    const conditions = new Set<string>();
    const from = firstWhere(stretches, (stretch) => stretch.end > start);
    for (let index = from; ; index++) {
      const stretch = stretches[index];
      if (!stretch || stretch.start >= end) return index > from ? "unsure" : "sure";
      for (const each of stretch.conditions) if (each !== undefined) conditions.add(each);
      if (conditions.size > 1) return "crossed";
    }
  };
}

/** What parts cover, in the order of the file, cut where one of them begins or ends. */
function stretchesOf(parts: readonly UnsurePart[]): readonly Stretch[] {
  const edges = parts
    .flatMap(({ start, end, condition }) => [
      { at: start, condition, by: 1 },
      { at: end, condition, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const stretches: Stretch[] = [];
  const open = new Map<UnsurePart["condition"], number>();
  let from = 0;
  for (const { at, condition, by } of edges) {
    if (at > from && open.size > 0)
      stretches.push({ start: from, end: at, conditions: [...open.keys()] });
    from = at;
    const count = (open.get(condition) ?? 0) + by;
    if (count === 0) open.delete(condition);
    else open.set(condition, count);
  }
  return stretches;
}
