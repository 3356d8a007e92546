import { isHole, known, makeText, type Hole, type Part, type Text } from "../../../iam/text.ts";
import { mostCharacters, mostMade } from "../../effort.ts";
import { sizeOfText } from "../../size.ts";
import { sources } from "../../texts.ts";
import { literal, oneOf, textValue, writtenAt, type Value } from "../../value.ts";
import { areKnown, stringOf, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { changedPieces, isLiteral, isWord } from "./parts.ts";
import { replacedByPattern } from "./patterns.ts";

export const splittingFunctions: Functions = new Map([
  ["join", join],
  ["split", split],
  ["replace", replace],
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
  return textValue(makeText(parts, writtenAt(call.place, texts.flatMap(sources))));
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
function isWithout(hole: Hole, text: string): boolean {
  return isWord(hole) && /[^a-z0-9-]/.test(text);
}

function replace(call: Call): Value | undefined {
  const [text, search, replacement] = valuesOf(call).map(textOf);
  const [wanted, by] = [search && known(search), replacement && known(replacement)];
  if (!text || wanted === undefined || by === undefined) return undefined;
  // Between slashes stands a regular expression, of Go's kind.
  const isPattern = wanted.length > 1 && wanted.startsWith("/") && wanted.endsWith("/");
  if (isPattern) {
    const whole = known(text);
    if (whole === undefined) return undefined;
    const made = replacedByPattern(whole, wanted.slice(1, -1), by);
    return made === undefined ? undefined : literal(made, call.place);
  }
  if (wanted === "") return undefined;
  return replacedText(text, wanted, by, call);
}

function replacedText(text: Text, wanted: string, by: string, call: Call): Value | undefined {
  const length = text.parts.reduce((sum, part) => sum + (isHole(part) ? 1 : part.length), 0);
  if ((length / wanted.length + 1) * by.length > mostCharacters) return undefined;
  if (!isLiteral(text) && wanted.length > 1 && mayReachIntoHole(text, wanted)) return undefined;
  const name = `replace[${JSON.stringify([wanted, by])}]`;
  return changedPieces(
    text,
    {
      name,
      literal: (part) => part.split(wanted).join(by),
      keeps: (hole) => isWithout(hole, wanted),
    },
    call,
  );
}

/** Whether what is looked for may begin in a literal part and end in a hole, or the other way. */
function mayReachIntoHole({ parts }: Text, wanted: string): boolean {
  return parts.some((part, i) => {
    if (!isHole(part)) return false;
    const [before, after] = [parts[i - 1], parts[i + 1]];
    return Array.from({ length: wanted.length - 1 }, (_, n) => n + 1).some(
      (n) =>
        (typeof before === "string" && before.endsWith(wanted.slice(0, n))) ||
        (typeof after === "string" && after.startsWith(wanted.slice(n))),
    );
  });
}
