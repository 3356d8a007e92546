import { isHole, known, makeText, type Hole, type Part } from "../../../iam/text.ts";
import { mostMade } from "../../effort.ts";
import { sizeOfText } from "../../size.ts";
import { sources } from "../../texts.ts";
import { oneOf, textValue, writtenAt, type Value } from "../../value.ts";
import { putTogether } from "../../made-document.ts";
import { areKnown, stringOf, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { isWord } from "./parts.ts";

export const splittingFunctions: Functions = new Map([
  ["join", join],
  ["split", split],
]);

function join(call: Call): Value | undefined {
  const [first, ...lists] = valuesOf(call);
  const separator = textOf(first);
  if (!separator || !lists.every((list) => list.kind === "list")) return undefined;
  const items = lists.flatMap((list) => list.items);
  const [rest, ...others] = lists.flatMap((list) => list.rest);
  // `join("", aws_iam_role.app.*.arn)`: of the one that is there, or of none.
  if (rest && others.length === 0 && items.length === 0 && known(separator) === "")
    return rest.like.length > 0 ? oneOf(rest.like, rest.complete, call.hole) : undefined;
  if (items.length * sizeOfText(separator) > mostMade) return undefined;
  const texts = items.map(textOf);
  if (rest || !areKnown(texts)) return undefined;
  const parts = texts.flatMap((text, i) => [...(i > 0 ? separator.parts : []), ...text.parts]);
  const made = textValue(makeText(parts, writtenAt(call.place, texts.flatMap(sources))));
  const pieces = items.flatMap((value, i) => {
    const at = value.origin.written;
    return [...(first && i > 0 ? [{ value: first, at }] : []), { value, at }];
  });
  return putTogether(made, pieces, call);
}

/** The pieces of a text; from a hole on that may hold the separator, how many there are is open. */
function split({ args, place, hole }: Call): Value | undefined {
  const [separator, text] = [stringOf(args[0]?.()), textOf(args[1]?.())];
  if (separator === undefined || !text) return undefined;
  // Of texts that are written for its holes, each is split for itself.
  const holes = text.parts.filter(isHole);
  if (holes.length > 0 && holes.every(({ among }) => among)) return undefined;
  const origin = writtenAt(place, sources(text));
  if (separator === "" && text.parts.length === 0)
    return { kind: "list", items: [], rest: [], origin };
  const pieces: Part[][] = [[]];
  const made = (): readonly Value[] => pieces.map((parts) => textValue(makeText(parts, origin)));
  for (const part of text.parts) {
    if (isHole(part) && !isWithout(part, separator)) {
      const rest = [{ hole, like: [], complete: false }];
      return { kind: "list", items: made().slice(0, -1), rest, restBehind: true, origin };
    }
    const [first = "", ...more] = isHole(part) ? [part] : part.split(separator);
    pieces.at(-1)?.push(first);
    for (const each of more) pieces.push([each]);
  }
  return { kind: "list", items: made(), rest: [], origin };
}

/** Whether a hole certainly does not hold a text: an account is all digits. */
export function isWithout(hole: Hole, text: string): boolean {
  return isWord(hole) && /[^a-z0-9-]/.test(text);
}
