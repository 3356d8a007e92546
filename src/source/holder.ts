import { lineIndex } from "./lines.ts";
import { contains, type Place } from "./source.ts";

/** Finds, of things that stand beside each other, the one that a place lies in. */
export function holderIn<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => Place,
): (place: Place) => Item | undefined {
  const byPath = new Map<string, { readonly place: Place; readonly item: Item }[]>();
  for (const item of items) {
    const place = placeOf(item);
    const group = byPath.get(place.source.path);
    if (group) group.push({ place, item });
    else byPath.set(place.source.path, [{ place, item }]);
  }
  const starts = new Map<string, readonly number[]>();
  for (const [path, group] of byPath) {
    group.sort((a, b) => a.place.span.start - b.place.span.start);
    starts.set(
      path,
      group.map(({ place }) => place.span.start),
    );
  }
  return ({ source, span }) => {
    const found = byPath.get(source.path)?.[lineIndex(starts.get(source.path) ?? [], span.start)];
    return found && contains(found.place.span, span) ? found.item : undefined;
  };
}
