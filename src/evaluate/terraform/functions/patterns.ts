import { mostCharacters } from "../../effort.ts";
import { failure, list, literal, nothing, type Value } from "../../value.ts";
import { searcher, type Match, type Searcher } from "../regex/match.ts";
import { stringOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { valueOfPlain } from "./plain.ts";

export const patternFunctions: Functions = new Map([
  ["regex", first],
  ["regexall", all],
]);

/** The most steps that a search takes: a pattern of 100 characters in a text of 10,000. */
const mostSteps = 2_000_000;

type Found = { readonly chars: readonly string[]; readonly matches: readonly Match[] };

/** Where a pattern is found in a text, without overlap; undefined where that is not worked out. */
function matchesIn(pattern: Searcher, text: string, most: number): Found | undefined {
  const chars = Array.from(text);
  const matches: Match[] = [];
  let steps = 0;
  for (let from = 0; from <= chars.length && matches.length < most; ) {
    steps += pattern.cost(chars.length - from);
    if (steps > mostSteps) return undefined;
    const match = pattern.search(chars, from);
    const whole = match?.[0];
    if (!match || !whole) break;
    // Nothing is found right behind what was found.
    const isRepeated = whole.start === whole.end && whole.end === matches.at(-1)?.[0]?.end;
    if (!isRepeated) matches.push(match);
    from = whole.end + (whole.start === whole.end ? 1 : 0);
  }
  return { chars, matches };
}

function searched(
  { args }: Call,
  most: number,
): (Found & { readonly pattern: Searcher }) | undefined {
  const [written, text] = [stringOf(args[0]?.()), stringOf(args[1]?.())];
  const pattern = written === undefined ? undefined : searcher(written);
  const found = pattern && text !== undefined ? matchesIn(pattern, text, most) : undefined;
  return pattern && found && { ...found, pattern };
}

function first(call: Call): Value | undefined {
  const found = searched(call, 1);
  if (!found) return undefined;
  const [match] = found.matches;
  return match ? captured(match, found, call) : failure(call.hole);
}

function all(call: Call): Value | undefined {
  const found = searched(call, Infinity);
  return (
    found &&
    list(
      found.matches.map((match) => captured(match, found, call)),
      call.place,
    )
  );
}

/** The whole match, or its groups by number, or by name. */
function captured(
  match: Match,
  { chars, pattern: { names } }: Found & { readonly pattern: Searcher },
  { place }: Call,
): Value {
  const [whole = "", ...groups] = match.map((span) => span && textIn(chars, span));
  if (groups.length === 0) return literal(whole, place);
  if (names[0] === undefined)
    return list(
      groups.map((group) => (group === undefined ? nothing(place) : literal(group, place))),
      place,
    );
  const named = names.flatMap((name, i) =>
    name === undefined ? [] : [[name, groups[i] ?? null] as const],
  );
  return valueOfPlain(Object.fromEntries(named), place);
}

function textIn(chars: readonly string[], { start, end }: { start: number; end: number }): string {
  return chars.slice(start, end).join("");
}

/** A text with all that a pattern finds replaced; undefined where that is not worked out. */
export function replacedByPattern(text: string, written: string, by: string): string | undefined {
  const pattern = searcher(written);
  const found = pattern && matchesIn(pattern, text, Infinity);
  if (!found) return undefined;
  const { chars, matches } = found;
  let made = "";
  let at = 0;
  for (const match of matches) {
    const [whole] = match;
    if (!whole) continue;
    made += textIn(chars, { start: at, end: whole.start });
    made += expanded(by, match, chars, pattern.names);
    at = whole.end;
    if (made.length > mostCharacters) return undefined;
  }
  return made + textIn(chars, { start: at, end: chars.length });
}

/** `$1`, `${1}` and `${name}` stand for groups, `$$` for a dollar. */
function expanded(
  by: string,
  match: Match,
  chars: readonly string[],
  names: readonly (string | undefined)[],
): string {
  return by.replace(
    /\$(?:(\$)|(\w+)|\{(\w+)\})/g,
    (_, dollar?: string, bare?: string, braced?: string) => {
      if (dollar !== undefined) return "$";
      const name = bare ?? braced ?? "";
      const index = /^\d+$/.test(name) ? Number(name) : names.indexOf(name) + 1;
      const span = index === 0 && name !== "0" ? undefined : match[index];
      return span ? textIn(chars, span) : "";
    },
  );
}
