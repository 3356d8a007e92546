import { isHole, known, textKey, type Part, type Text } from "../../../iam/text.ts";
import { outerOffset } from "../../../source/embedded.ts";
import { mostCharacters } from "../../effort.ts";
import { embedding, longestPut } from "../../embed.ts";
import { asText } from "../../texts.ts";
import { literal, unknown, type EmbeddedText, type Fill, type Value } from "../../value.ts";
import { areKnown, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { changedHole, changedPieces, isLiteral } from "./parts.ts";
import { plainOf } from "./plain.ts";
import { replacedByPattern } from "./patterns.ts";
import { isWithout } from "./splitting.ts";

export const replacingFunctions: Functions = new Map([["replace", replace]]);

/** What is looked for, and what is put in its place. */
type Replacement = { readonly wanted: string; readonly by: Text; readonly value: Value };

function replace(call: Call): Value | undefined {
  const [value, , replacement] = valuesOf(call);
  const [text, search, by] = valuesOf(call).map(textOf);
  const wanted = search && known(search);
  if (!value || !replacement || wanted === undefined || !by) return undefined;
  // Between slashes stands a regular expression, of Go's kind.
  const isPattern = wanted.length > 1 && wanted.startsWith("/") && wanted.endsWith("/");
  if (isPattern) return text && replacedPattern(text, wanted.slice(1, -1), by, call);
  if (wanted === "") return undefined;
  const change = { wanted, by, value: replacement };
  const encoded = value.kind === "encoded" ? replacedIn(value.value, change, call) : undefined;
  if (value.kind === "encoded" && encoded) return { ...value, value: encoded };
  const made = text && replacedText(text, change, call);
  const embedded = value.kind === "text" ? value.embedded : undefined;
  if (made?.kind !== "text" || !embedded) return made;
  const within = replacedWithin(embedded, change, call);
  return within ? { ...made, embedded: within } : made;
}

function replacedPattern(text: Text, pattern: string, by: Text, call: Call): Value | undefined {
  const [whole, replacement] = [known(text), known(by)];
  if (whole === undefined || replacement === undefined) return undefined;
  const made = replacedByPattern(whole, pattern, replacement);
  return made === undefined ? undefined : literal(made, call.place);
}

function replacedText(text: Text, change: Replacement, call: Call): Value | undefined {
  const { wanted, by } = change;
  if ((lengthOf(text) / wanted.length + 1) * lengthOf(by) > mostCharacters) return undefined;
  if (!isLiteral(text) && wanted.length > 1 && mayReachIntoHole(text, wanted)) return undefined;
  return changedPieces(
    text,
    {
      name: nameOf(change),
      literal: (part) => joined(part.split(wanted), by.parts),
      keeps: (hole) => isWithout(hole, wanted),
    },
    call,
  );
}

const nameOf = ({ wanted, by }: Replacement): string =>
  `replace[${JSON.stringify([wanted, textKey(by)])}]`;

/** What stands in JSON within its strings alone, as it is: no mark of JSON's own, and nothing that it escapes. */
const withinStrings = /^\w[\w./*-]*(?::[\w./*-]+)*:?$/;

/**
 * A value with a text replaced wherever it is written as JSON, of which each piece stays where it stands;
 * undefined where not only its strings may change.
 */
function replacedIn(value: Value, change: Replacement, call: Call): Value | undefined {
  const { wanted, by } = change;
  if (!withinStrings.test(wanted) || !by.parts.every(isPlain)) return undefined;
  const within = (values: readonly Value[]): readonly Value[] | undefined => {
    const made = values.map((each) => replacedIn(each, change, call));
    return areKnown(made) ? made : undefined;
  };
  switch (value.kind) {
    case "text":
      if (!value.text.parts.every(isPlain)) return undefined;
      return isPlace(value.text, wanted) ? replacedText(value.text, change, call) : value;
    case "unknown":
      return unknown(changedHole(value.hole, nameOf(change)));
    case "choice": {
      const values = within(value.values);
      return values && { ...value, values, hole: changedHole(value.hole, nameOf(change)) };
    }
    case "number":
    case "bool":
    case "null":
      return JSON.stringify(plainOf(value)).includes(wanted) ? undefined : value;
    case "list": {
      const items = within(value.items);
      const rest = value.rest.map((each) => {
        const like = within(each.like);
        return like && { ...each, like, hole: changedHole(each.hole, nameOf(change)) };
      });
      return items && areKnown(rest) ? { ...value, items, rest } : undefined;
    }
    case "map": {
      const { entries } = value;
      const values = within(entries.map((entry) => entry.value));
      if (value.rest.length > 0 || !values) return undefined;
      if (entries.some(({ key }) => isPlace(key, wanted))) return undefined;
      const made = entries.flatMap((entry, index) => {
        const found = values[index];
        return found ? [{ ...entry, value: found }] : [];
      });
      return { ...value, entries: made };
    }
    default:
      return undefined;
  }
}

/** What JSON writes as it is. */
function isPlain(part: Part): boolean {
  return isHole(part) || !/["\\<>&\p{Cc}\u2028\u2029]/u.test(part);
}

/** Whether a text may hold what is looked for. */
function isPlace({ parts }: Text, wanted: string): boolean {
  return parts.some((part) => isHole(part) || part.includes(wanted));
}

function lengthOf({ parts }: Text): number {
  return parts.reduce((sum, part) => sum + (isHole(part) ? 1 : part.length), 0);
}

function joined(pieces: readonly string[], by: readonly Part[]): readonly Part[] {
  return pieces.flatMap((piece, index) => (index > 0 ? [...by, piece] : [piece]));
}

/** In more places of a document nothing is replaced. */
const mostPlaces = 1000;

/**
 * A text with its places, of which each piece stays where it stands; undefined where what is looked
 * for may be a part of what was put in before.
 */
function replacedWithin(
  embedded: EmbeddedText,
  change: Replacement,
  call: Call,
): EmbeddedText | undefined {
  const { wanted, by, value } = change;
  const { text, source, fills, unsure, otherwise } = embedded;
  const literalBy = known(by);
  const isLarge = (literalBy?.length ?? 0) > longestPut || text.split(wanted).length > mostPlaces;
  if (isLarge || fills.some((fill) => mayMeet(fill, wanted))) return undefined;
  const made = embedding();
  let from = 0;
  for (;;) {
    const at = text.indexOf(wanted, from);
    made.part(embedded, { start: from, end: at < 0 ? text.length : at });
    if (at < 0) break;
    from = at + wanted.length;
    const outer = outerOffset(embedded, at);
    if (literalBy === undefined) made.value(value, call.hole, outer, wanted.length);
    else made.put(literalBy, outer);
  }
  const other = otherwise && replacedWithin(otherwise, change, call);
  if (otherwise && !other) return undefined;
  return {
    ...made.result(source),
    ...(unsure && { unsure }),
    ...(other && { otherwise: other }),
  };
}

/** Whether what was put into a text may hold a piece of what is looked for, or be one. */
function mayMeet({ value }: Fill, wanted: string): boolean {
  const ends = [wanted[0], wanted.at(-1)];
  const parts = asText(value)?.parts;
  if (!parts) return true;
  return parts.some(
    (part) =>
      !isHole(part) &&
      (wanted.includes(part) || ends.some((end) => end !== undefined && part.includes(end))),
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
