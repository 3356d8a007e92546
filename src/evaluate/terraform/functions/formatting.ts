import { makeText, type Part, type Text } from "../../../iam/text.ts";
import { mostCharacters } from "../../effort.ts";
import { outerOffset } from "../../../source/embedded.ts";
import { embedding } from "../../embed.ts";
import { sources } from "../../texts.ts";
import { failure, list, textValue, writtenAt, type EmbeddedText, type Value } from "../../value.ts";
import { areKnown, boolOf, numberOf, stringOf, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { plainOf } from "./plain.ts";

export const formattingFunctions: Functions = new Map([
  ["format", format],
  ["formatlist", formatList],
]);

function format(call: Call): Value | undefined {
  const [pattern, ...args] = valuesOf(call);
  const spec = stringOf(pattern);
  const embedded = pattern?.kind === "text" ? pattern.embedded : undefined;
  return spec === undefined ? undefined : formatted(spec, args, call, embedded);
}

/** The lists among the arguments give one text after another, the others are the same in all. */
function formatList(call: Call): Value | undefined {
  const [pattern, ...args] = valuesOf(call);
  const spec = stringOf(pattern);
  if (spec === undefined || args.some((arg) => arg.kind === "list" && arg.rest.length > 0))
    return undefined;
  const lengths = new Set(args.flatMap((arg) => (arg.kind === "list" ? [arg.items.length] : [])));
  if (args.some((arg) => arg.kind === "unknown" || arg.kind === "choice")) return undefined;
  if (lengths.size > 1) return failure(call.hole);
  const [length = 1] = lengths;
  const made = Array.from({ length }, (_, i) =>
    formatted(
      spec,
      args.map((arg) => (arg.kind === "list" ? (arg.items[i] ?? arg) : arg)),
      call,
    ),
  );
  return areKnown(made) ? list(made, call.place) : undefined;
}

/** `%[2]-5d`: a verb with its flags, width, precision and the number of its argument. */
const verb = /%([-+ 0#]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z%])/g;

/** @param written the pattern with its places, where it may be a document */
function formatted(
  spec: string,
  args: readonly Value[],
  { place, hole }: Call,
  written?: EmbeddedText,
): Value | undefined {
  const parts: Part[] = [];
  const document = written?.text === spec ? { written, made: embedding() } : undefined;
  const used = new Set<number>();
  let next = 0;
  let at = 0;
  for (const match of spec.matchAll(verb)) {
    const [whole, flags = "", width, precision, position, letter = ""] = match;
    const between = spec.slice(at, match.index);
    if (between.includes("%")) return failure(hole);
    parts.push(between);
    const outer = document ? outerOffset(document.written, match.index) : 0;
    document?.made.part(document.written, { start: at, end: match.index });
    at = match.index + whole.length;
    if (letter === "%") {
      parts.push("%");
      document?.made.put("%", outer);
      continue;
    }
    const index = position === undefined ? next : Number(position) - 1;
    const value = args[index];
    if (!value) return failure(hole);
    next = index + 1;
    used.add(index);
    const text = verbText(value, {
      flags,
      letter,
      width: number(width),
      precision: number(precision),
    });
    if (!text) return undefined;
    for (const part of text) parts.push(part);
    const isWhole = /^%(?:\[\d+\])?[sv]$/.test(whole);
    document?.made.value(
      isWhole ? value : textValue(makeText(text, value.origin)),
      hole,
      outer,
      whole.length,
    );
  }
  if (spec.slice(at).includes("%") || used.size < args.length) return failure(hole);
  const via = args.flatMap((arg) => sources(textOf(arg) ?? makeText([], arg.origin)));
  document?.made.part(document.written, { start: at, end: spec.length });
  const made = textValue(makeText([...parts, spec.slice(at)], writtenAt(place, via)));
  return document ? { ...made, embedded: document.made.result(document.written.source) } : made;
}

function number(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

type Verb = {
  readonly letter: string;
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
};

/** What a verb prints; a text that is not known as a whole is printed as it is, or not at all. */
function verbText(value: Value, verb: Verb): readonly Part[] | undefined {
  const { letter, width, precision } = verb;
  if ("sv".includes(letter) && width === undefined && precision === undefined) {
    const text = plainText(value);
    if (text) return text.parts;
  }
  const printed = printedAs(value, verb);
  return printed === undefined || (width ?? 0) > mostCharacters
    ? undefined
    : [padded(printed, verb)];
}

function plainText(value: Value): Text | undefined {
  return value.kind === "null" ? undefined : textOf(value);
}

function padded(text: string, { flags, width = 0, letter }: Verb): string {
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0") || letter === "s" || letter === "q") return text.padStart(width);
  const [, sign = "", digits = ""] = /^([-+ ]?)([^]*)$/.exec(text) ?? [];
  return sign + digits.padStart(width - sign.length, "0");
}

function printedAs(value: Value, { letter, flags, precision }: Verb): string | undefined {
  switch (letter) {
    case "s":
    case "v": {
      const text = stringOf(value) ?? jsonOf(value);
      return precision === undefined ? text : text?.slice(0, precision);
    }
    case "q":
      return quoted(stringOf(value));
    case "t":
      return text(boolOf(value));
    case "d":
    case "b":
    case "o":
    case "x":
    case "X":
    case "e":
    case "E":
    case "f":
    case "F":
      return printedNumber(numberOf(value), letter, flags, precision);
    case "g":
    case "G":
      return text(numberOf(value));
    default:
      return undefined;
  }
}

const text = (value: boolean | number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

const quoted = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

function jsonOf(value: Value): string | undefined {
  const plain = plainOf(value);
  return plain === undefined ? undefined : JSON.stringify(plain);
}

function printedNumber(
  value: number | undefined,
  letter: string,
  flags: string,
  precision: number | undefined,
): string | undefined {
  if (value === undefined || (precision ?? 0) > 100) return undefined;
  const sign =
    flags.includes("+") && value >= 0 ? "+" : flags.includes(" ") && value >= 0 ? " " : "";
  return sign + digitsOf(value, letter, precision);
}

const bases: ReadonlyMap<string, number> = new Map([
  ["d", 10],
  ["b", 2],
  ["o", 8],
  ["x", 16],
  ["X", 16],
]);

function digitsOf(value: number, letter: string, precision: number | undefined): string {
  const base = bases.get(letter);
  if (base !== undefined) {
    const digits = Math.trunc(value).toString(base);
    return letter === "X" ? digits.toUpperCase() : digits;
  }
  if (letter === "f" || letter === "F") return value.toFixed(precision ?? 6);
  const power = value.toExponential(precision ?? 6).replace(/e([-+])(\d)$/, "e$10$2");
  return letter === "E" ? power.toUpperCase() : power;
}
