import { known, makeText, type Part, type Text } from "../../../iam/text.ts";
import { mostCharacters, mostMade } from "../../effort.ts";
import { sizeOfText } from "../../size.ts";
import { asText, sources } from "../../texts.ts";
import { literal, oneOf, textValue, writtenAt, type Value } from "../../value.ts";
import type { Call, Functions } from "./function.ts";

export const textFunctions: Functions = new Map([
  ["join", join],
  ["format", format],
  ["lower", (call: Call) => changed(call, (text) => text.toLowerCase())],
  ["upper", (call: Call) => changed(call, (text) => text.toUpperCase())],
  ["trimspace", (call: Call) => changed(call, (text) => text.trim())],
  ["trimprefix", trimPrefix],
  ["trimsuffix", trimSuffix],
  ["replace", replace],
]);

function join({ args, place, hole }: Call): Value | undefined {
  const [first, ...lists] = args.map((arg) => arg());
  const separator = first && asText(first);
  if (!separator || !lists.every((list) => list.kind === "list")) return undefined;
  const items = lists.flatMap((list) => list.items);
  const [rest, ...others] = lists.flatMap((list) => list.rest);
  // `join("", aws_iam_role.app.*.arn)`: of the one that is there, or of none.
  if (rest && others.length === 0 && items.length === 0 && known(separator) === "")
    return rest.like.length > 0 ? oneOf(rest.like, rest.complete, hole) : undefined;
  if (items.length * sizeOfText(separator) > mostMade) return undefined;
  const texts = items.map(asText);
  if (rest || !texts.every((text) => text !== undefined)) return undefined;
  const parts = texts.flatMap((text, i) => [...(i > 0 ? separator.parts : []), ...text.parts]);
  return textValue(makeText(parts, writtenAt(place, texts.flatMap(sources))));
}

/** `format` with the verbs that print a value as it is. */
function format({ args, place }: Call): Value | undefined {
  const [spec, ...rest] = args.map((arg) => asText(arg()));
  const pattern = spec && known(spec);
  if (pattern === undefined) return undefined;
  const parts: Part[] = [];
  let next = 0;
  for (const piece of pattern.split(/(%[sdv%])/)) {
    if (piece === "%%") parts.push("%");
    else if (/^%[sdv]$/.test(piece)) {
      const text = rest[next++];
      if (!text) return undefined;
      for (const part of text.parts) parts.push(part);
    } else if (piece.includes("%")) return undefined;
    else parts.push(piece);
  }
  if (next < rest.length) return undefined;
  const via = rest.flatMap((text) => (text ? sources(text) : []));
  return textValue(makeText(parts, writtenAt(place, via)));
}

function changed({ args, place }: Call, change: (text: string) => string): Value | undefined {
  const text = args[0] && asText(args[0]());
  const value = text && known(text);
  return value === undefined ? undefined : literal(change(value), place);
}

function trimPrefix(call: Call): Value | undefined {
  return trimmed(call, 0, (outer, cut) =>
    outer.startsWith(cut) ? outer.slice(cut.length) : undefined,
  );
}

function trimSuffix(call: Call): Value | undefined {
  return trimmed(call, -1, (outer, cut) =>
    outer.endsWith(cut) ? outer.slice(0, outer.length - cut.length) : undefined,
  );
}

/** The text without what its first or last part begins or ends with. */
function trimmed(
  { args, place }: Call,
  side: 0 | -1,
  trim: (outer: string, cut: string) => string | undefined,
): Value | undefined {
  const [text, affix] = args.map((arg) => asText(arg()));
  const cut = affix && known(affix);
  if (!text || cut === undefined) return undefined;
  const outer = text.parts.at(side) ?? "";
  if (typeof outer !== "string") return undefined;
  const left = trim(outer, cut);
  // A longer affix may go on into a hole: then nothing is known.
  if (left === undefined)
    return outer.length >= cut.length || isLiteral(text) ? textValue(text) : undefined;
  const parts = text.parts.length === 0 ? [] : text.parts.with(side, left);
  return textValue(makeText(parts, writtenAt(place, sources(text))));
}

function isLiteral(text: Text): boolean {
  return known(text) !== undefined;
}

function replace({ args, place }: Call): Value | undefined {
  const texts = args.map((arg) => asText(arg()));
  const [text, search, replacement] = texts.map((each) => each && known(each));
  if (text === undefined || !search || replacement === undefined) return undefined;
  // Between slashes stands a regular expression, of Go's kind.
  if (search.length > 1 && search.startsWith("/") && search.endsWith("/")) return undefined;
  const pieces = text.split(search);
  if (pieces.length * replacement.length > mostCharacters) return undefined;
  return literal(pieces.join(replacement), place);
}
