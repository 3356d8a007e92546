import { isHole, type Hole, type Text } from "../../iam/text.ts";
import type { Value } from "../value.ts";

/** A value of one template as another one has it: what is not known in it has no name there. */
export function asGiven(value: Value): Value {
  switch (value.kind) {
    case "text":
      return { ...value, text: nameless(value.text) };
    case "list":
      return {
        ...value,
        items: value.items.map(asGiven),
        rest: value.rest.map((rest) => ({
          ...rest,
          hole: withoutName(rest.hole),
          like: rest.like.map(asGiven),
        })),
      };
    case "choice":
      return { ...value, values: value.values.map(asGiven), hole: withoutName(value.hole) };
    case "unknown":
      return {
        kind: "unknown",
        hole: withoutName(value.hole),
        ...(value.orNothing && { orNothing: true }),
        origin: value.origin,
      };
    default:
      return value;
  }
}

function nameless({ parts, origin }: Text): Text {
  return { parts: parts.map((part) => (isHole(part) ? withoutName(part) : part)), origin };
}

/** Account, region and partition are called the same everywhere; what is declared is not. */
function withoutName({ expression, meaning, ...hole }: Hole): Hole {
  const isEverywhere = expression?.startsWith("AWS::") === true;
  return {
    ...hole,
    meaning: meaning.kind === "name" ? { ...meaning, address: hole.id } : meaning,
    ...(isEverywhere && { expression }),
    ...(hole.among && { among: { ...hole.among, texts: hole.among.texts.map(nameless) } }),
  };
}
