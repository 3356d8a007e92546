import type { Place } from "../source/source.ts";

/** What of a module or template is not evaluated because it comes to too much. */
export type Excesses = {
  /** An expression took more than its allowance. */
  readonly tooMuch: (place: Place) => void;
  /** A definition has too many others behind it, as those before it in the same chain have. */
  readonly tooDeep: (place: Place) => void;
  /** Each expression once, in the order of the files; of the definitions the first one. */
  readonly places: () => readonly Place[];
};

export function excesses(): Excesses {
  const expressions = new Map<string, Place>();
  const definitions = new Map<string, Place>();
  const note = (places: Map<string, Place>, place: Place): void => {
    const { source, span } = place;
    places.set(`${source.path}:${span.start}-${span.end}`, place);
  };
  return {
    tooMuch: (place) => {
      note(expressions, place);
    },
    tooDeep: (place) => {
      note(definitions, place);
    },
    places: () => {
      const [deep] = inOrder(definitions.values());
      return inOrder([...expressions.values(), ...(deep ? [deep] : [])]);
    },
  };
}

function inOrder(places: Iterable<Place>): readonly Place[] {
  return [...places].sort((a, b) => {
    const [x, y] = [a.source.path, b.source.path];
    return x === y ? a.span.start - b.span.start : x < y ? -1 : 1;
  });
}
