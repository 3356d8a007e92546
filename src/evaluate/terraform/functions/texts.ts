import { isHole, known, makeText, type Hole, type Part, type Text } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import { mostCharacters } from "../../effort.ts";
import { sources } from "../../texts.ts";
import { bool, literal, textValue, writtenAt, type Value } from "../../value.ts";
import { numberOf, ofStrings, stringOf, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { changedPieces, edge, isLiteral, isWord } from "./parts.ts";

export const textFunctions: Functions = new Map([
  ["lower", (call: Call) => cased(call, "lower", (text) => text.toLowerCase())],
  ["upper", (call: Call) => cased(call, "upper", (text) => text.toUpperCase())],
  ["title", ofStrings(titled)],
  ["trimspace", trimSpace],
  ["trim", trim],
  ["trimprefix", trimPrefix],
  ["trimsuffix", trimSuffix],
  ["chomp", chomp],
  ["indent", indent],
  ["strrev", ofStrings((text) => graphemesOf(text).reverse().join(""))],
  ["substr", substring],
  ["startswith", startsWith],
  ["endswith", endsWith],
  ["strcontains", contains],
]);

function cased(call: Call, name: string, change: (text: string) => string): Value | undefined {
  const text = textOf(valuesOf(call)[0]);
  // A region is written in lower case already.
  return (
    text &&
    changedPieces(
      text,
      { name, literal: change, keeps: name === "lower" ? isWord : isAccount },
      call,
    )
  );
}

const isAccount = ({ meaning }: Hole): boolean => meaning.kind === "account";

function titled(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase());
}

function trimSpace({ args, place }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "encoded") return value;
  return asDocument(
    trimmed(textOf(value), (char) => /\s/u.test(char), place),
    value,
  );
}

function chomp({ args, place }: Call): Value | undefined {
  const value = args[0]?.();
  // Encoding leaves no space around.
  if (value?.kind === "encoded") return value;
  const text = textOf(value);
  if (!text) return undefined;
  const last = text.parts.at(-1) ?? "";
  const left = isHole(last) ? "" : last.replace(/(?:\r\n|\n|\r)+$/, "");
  // What is not known may end in more of them.
  if (left === "" && !isLiteral(text)) return undefined;
  const parts = [...text.parts.slice(0, -1), left];
  return asDocument(textValue(makeText(parts, writtenAt(place, sources(text)))), value);
}

/** A text without space around it: a document of JSON says the same, and keeps its places. */
function asDocument(made: Value | undefined, of: Value | undefined): Value | undefined {
  const embedded = of?.kind === "text" ? of.embedded : undefined;
  const isJson = embedded !== undefined && /^\s*[{[]/.test(embedded.text);
  return made?.kind === "text" && isJson ? { ...made, embedded } : made;
}

function trim({ args, place }: Call): Value | undefined {
  const cutset = stringOf(args[1]?.());
  const chars = cutset === undefined ? undefined : new Set(cutset);
  return chars && trimmed(textOf(args[0]?.()), (char) => chars.has(char), place);
}

/** A text without certain characters at its ends; a hole that is an end may have more of them. */
function trimmed(
  text: Text | undefined,
  goes: (char: string) => boolean,
  place: Place,
): Value | undefined {
  if (!text) return undefined;
  const isWhole = isLiteral(text);
  const parts = [...text.parts];
  for (const side of [0, -1] as const) {
    const chars = Array.from(edge(text, side));
    if (!isWhole && chars.every(goes)) return undefined;
    if (parts.length > 0)
      parts[side === 0 ? 0 : parts.length - 1] = cut(parts.at(side), side, goes);
  }
  return textValue(makeText(parts, writtenAt(place, sources(text))));
}

function cut(part: Part | undefined, side: 0 | -1, goes: (char: string) => boolean): string {
  const chars = typeof part === "string" ? Array.from(part) : [];
  const isKept = (char: string): boolean => !goes(char);
  if (side === 0) {
    const first = chars.findIndex(isKept);
    return first < 0 ? "" : chars.slice(first).join("");
  }
  return chars.slice(0, chars.findLastIndex(isKept) + 1).join("");
}

function trimPrefix(call: Call): Value | undefined {
  return withoutAffix(call, 0, (outer, cut) =>
    outer.startsWith(cut) ? outer.slice(cut.length) : undefined,
  );
}

function trimSuffix(call: Call): Value | undefined {
  return withoutAffix(call, -1, (outer, cut) =>
    outer.endsWith(cut) ? outer.slice(0, outer.length - cut.length) : undefined,
  );
}

/** The text without what its first or last part begins or ends with. */
function withoutAffix(
  call: Call,
  side: 0 | -1,
  without: (outer: string, cut: string) => string | undefined,
): Value | undefined {
  const [text, affix] = valuesOf(call).map(textOf);
  const cut = affix && known(affix);
  if (!text || cut === undefined) return undefined;
  const outer = edge(text, side);
  const left = without(outer, cut);
  if (left === undefined) {
    const differs = side === 0 ? !cut.startsWith(outer) : !cut.endsWith(outer);
    // A longer affix may go on into a hole: then nothing is known.
    return differs || isLiteral(text) ? textValue(text) : undefined;
  }
  const parts = outer === "" ? text.parts : text.parts.with(side, left);
  return textValue(makeText(parts, writtenAt(call.place, sources(text))));
}

function indent({ args, place }: Call): Value | undefined {
  const [count, text] = [numberOf(args[0]?.()), textOf(args[1]?.())];
  if (count === undefined || !text) return undefined;
  const lines = text.parts.flatMap((part) => (typeof part === "string" ? part.split("\n") : []));
  if (!isLiteral(text) || count * lines.length > mostCharacters) return undefined;
  return literal((known(text) ?? "").replaceAll("\n", `\n${" ".repeat(count)}`), place);
}

/** What people see as one character counts as one. */
const characters = new Intl.Segmenter("en");

export function graphemesOf(text: string): string[] {
  return [...characters.segment(text)].map(({ segment }) => segment);
}

function substring({ args, place }: Call): Value | undefined {
  const [text, offset, length] = args.map((arg) => arg());
  const [from, count] = [numberOf(offset), numberOf(length)];
  const known = textOf(text);
  if (!known || from === undefined || count === undefined) return undefined;
  const first = edge(known, 0);
  const all = graphemesOf(first);
  const isWhole = isLiteral(known);
  // What the literal beginning of the text decides does not need the rest.
  if (!isWhole && (from < 0 || count < 0 || from + count >= all.length)) return undefined;
  const start = from < 0 ? Math.max(all.length + from, 0) : from;
  return literal(all.slice(start, count < 0 ? undefined : start + count).join(""), place);
}

function startsWith(call: Call): Value | undefined {
  return beginning(call, 0, (text, affix) => text.startsWith(affix));
}

function endsWith(call: Call): Value | undefined {
  return beginning(call, -1, (text, affix) => text.endsWith(affix));
}

function beginning(
  call: Call,
  side: 0 | -1,
  has: (text: string, affix: string) => boolean,
): Value | undefined {
  const [text, other] = valuesOf(call).map(textOf);
  const affix = other && known(other);
  if (!text || affix === undefined) return undefined;
  const outer = edge(text, side);
  if (has(outer, affix)) return bool(true, call.place);
  return isLiteral(text) || !has(affix, outer) ? bool(false, call.place) : undefined;
}

function contains(call: Call): Value | undefined {
  const [text, other] = valuesOf(call).map(textOf);
  const part = other && known(other);
  if (!text || part === undefined) return undefined;
  if (text.parts.some((each) => typeof each === "string" && each.includes(part)) || part === "")
    return bool(true, call.place);
  return isLiteral(text) ? bool(false, call.place) : undefined;
}
