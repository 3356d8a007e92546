import { z } from "zod";
import { nearest } from "../catalog/nearest.ts";
import { rules } from "../rules/index.ts";
import { listed } from "../rules/wording.ts";
import { oneLine } from "../source/quoted.ts";
import { everyRule } from "./fault.ts";

// The kinds of values that a configuration has, with what is said of one that is none: what stands
// there, and what to write.

type Wrong = { readonly input?: unknown };

/** `cannot be hihg; write critical, high or never` */
export function write(what: string): { readonly error: (issue: Wrong) => string } {
  return { error: ({ input }) => `${stands(input)}; write ${what}` };
}

function stands(input: unknown): string {
  if (input === undefined) return "is missing";
  if (input === null || (typeof input === "string" && input.trim() === "")) return "has no value";
  if (Array.isArray(input)) return input.length === 0 ? "is empty" : "cannot be this list";
  if (typeof input === "object") return "cannot be keys with values";
  return `cannot be ${shown(typeof input === "string" ? input : JSON.stringify(input))}`;
}

/** A piece of the file in a sentence: on one line, and not longer than is read. */
export function shown(text: string): string {
  return oneLine(text, 60);
}

/** A mistake as one line. */
export function told(mistake: string): string {
  return oneLine(mistake, 600);
}

export function choice<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, write(oneOf(values)));
}

/** `one of a, b or c` */
function oneOf(words: readonly string[]): string {
  return `one of ${listed(words, words.length, "or")}`;
}

export function yesOrNo() {
  return z.boolean(write("true or false"));
}

export function wholeNumber(least: number, most: number) {
  const wrong = write(`a whole number from ${least} to ${most}`);
  return z.int(wrong).min(least, wrong).max(most, wrong);
}

/** A text of some form: `what` says which, and gives an example. */
export function text(form: RegExp, what: string, longest = 200) {
  const wrong = write(what);
  const tooLong = { error: `is too long; write at most ${longest} characters` };
  return z.string(wrong).regex(form, wrong).max(longest, tooLong);
}

/** A list: `what` says of what, with an example. It may be empty unless `least` is 1. */
export function list<Item extends z.ZodType>(
  item: Item,
  what: string,
  { least = 0, most = 200 }: { readonly least?: number; readonly most?: number } = {},
) {
  return z
    .array(item, write(what))
    .min(least, write(what))
    .max(most, { error: `is too long; write at most ${most} of them` });
}

/** Keys of which each has a meaning, and no others. */
export function keys<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? unknownNames("setting", issue.keys, names)
        : write("keys with values").error(issue),
  });
}

/** Keys of which one at least of some must be set: `lacks` says what is missing without. */
export function withAny<Shape extends z.ZodRawShape>(
  names: readonly (keyof Shape & string)[],
  lacks: string,
  shape: Shape,
) {
  const isSet = (value: Readonly<Record<string, unknown>>): boolean =>
    names.some((name) => value[name] !== undefined);
  return keys(shape)
    .refine((value) => !isMap(value) || isSet(value), { error: lacks, when: () => true })
    .meta({ anyOf: names.map((name) => ({ required: [name] })) });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const ruleIds = rules.map(({ id }) => id);

/** The name of a rule. */
export function ruleId() {
  return z.enum(ruleIds, {
    error: (issue) =>
      typeof issue.input === "string" && issue.input !== ""
        ? unknownNames("rule", [issue.input], ruleIds)
        : write(`the name of a rule, as ${ruleIds[0] ?? ""}`).error(issue),
  });
}

/** Rules by their names, each with a value. */
export function byRule<Value extends z.ZodType>(value: (id: string, title: string) => Value) {
  const shape = Object.fromEntries(
    everyRule.map(({ id, title }) => [id, value(id, title).optional()] as const),
  );
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? unknownNames("rule", issue.keys, Object.keys(shape))
        : write("rules with values, as wildcard-action: off").error(issue),
  });
}

/** So many mistakes of one file are told at most. */
export const mostTold = 50;

/** A line for each name that does not exist, in their order; there may be more than are told. */
function unknownNames(noun: string, names: readonly string[], there: readonly string[]): string {
  return names
    .slice(0, mostTold + 1)
    .map((name) => unknownName(noun, name, there))
    .join("\n");
}

/** `there is no setting fail_on; did you mean fail-on?` */
function unknownName(noun: string, name: string, there: readonly string[]): string {
  const [like] = nearest(name, there, 1);
  const instead = like === undefined ? `write ${oneOf(there)}` : `did you mean ${like}?`;
  return `there is no ${noun} ${shown(name)}; ${instead}`;
}

/** A day of the calendar. */
export function day() {
  return z.iso.date(write("a day, as 2027-01-31"));
}
