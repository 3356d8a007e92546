import type { Hole, Text } from "../iam/text.ts";
import type { UnknownValue, Value } from "../evaluate/value.ts";
import type { Place } from "../source/source.ts";

/** What a value names, as far as it is known. */
export type Named = {
  readonly text?: Text;
  /** What stands for it, where nothing of it is known. */
  readonly hole?: Hole;
  /** The declaration that it is an attribute of. */
  readonly refersTo?: Exclude<UnknownValue["refersTo"], undefined>;
  /** The expression that gives it, where it is not known. */
  readonly expression?: string | undefined;
  /** Another may be given in its place. */
  readonly isDefault?: true;
  readonly places: readonly Place[];
};

/** What a value names: itself, what its lists hold, the arms of its choices. */
export function* namedIn(value: Value): Generator<Named> {
  switch (value.kind) {
    case "text": {
      const { text, origin } = value;
      if (text.parts.length > 0) yield { text, places: [origin.written, ...origin.via] };
      return;
    }
    case "unknown":
      yield {
        hole: value.hole,
        places: [value.origin.written, ...value.origin.via],
        expression: value.hole.expression,
        ...(value.refersTo && { refersTo: value.refersTo }),
      };
      return;
    case "choice":
      yield* orItself(value.values, value.complete, value.hole);
      return;
    case "list":
      for (const item of value.items) yield* namedIn(item);
      for (const { like, complete, hole } of value.rest) yield* orItself(like, complete, hole);
      return;
    case "map":
      for (const entry of value.entries) yield* namedIn(entry.value);
      for (const hole of value.rest) yield holeNamed(hole);
      return;
    case "encoded":
    case "number":
    case "bool":
    case "null":
  }
}

/** What several values name; where none is written and there may be another, the hole itself. */
function* orItself(values: readonly Value[], complete: boolean, hole: Hole): Generator<Named> {
  const named = values.flatMap((each) => [...namedIn(each)]);
  yield* complete ? named : named.map((each) => ({ ...each, isDefault: true as const }));
  if (named.length === 0 && !complete) yield holeNamed(hole);
}

const holeNamed = (hole: Hole): Named => ({
  hole,
  places: [hole.place],
  expression: hole.expression,
});
