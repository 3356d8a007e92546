import { known, type Text } from "../../../iam/text.ts";
import { asText } from "../../texts.ts";
import { failure, literal, number, type Value } from "../../value.ts";
import { truth } from "../operators.ts";
import type { Applied, Call } from "./function.ts";
import { encodedText } from "./plain.ts";

/** The values of all arguments. */
export function valuesOf({ args }: Call): readonly Value[] {
  return args.map((arg) => arg());
}

/** A value as a text; what is encoded as JSON is one where all of it is known. */
export function textOf(value: Value | undefined): Text | undefined {
  if (!value) return undefined;
  return value.kind === "encoded" ? encodedText(value) : asText(value);
}

/** A value as a string that is known. */
export function stringOf(value: Value | undefined): string | undefined {
  const text = textOf(value);
  return text && known(text);
}

/** A value as a number that is known; Terraform converts strings to numbers. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind === "number") return value.value;
  const text = value?.kind === "text" ? known(value.text)?.trim() : undefined;
  return text !== undefined && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)
    ? Number(text)
    : undefined;
}

/** A value as a boolean that is known. */
export function boolOf(value: Value | undefined): boolean | undefined {
  return value && truth(value);
}

/** A function of a string that makes a string; `undefined` where it refuses them. */
export function ofStrings(make: (text: string) => string | undefined): Applied {
  return (call) => {
    const text = stringOf(call.args[0]?.());
    if (text === undefined) return undefined;
    const made = make(text);
    return made === undefined ? failure(call.hole) : literal(made, call.place);
  };
}

/** A function of numbers that makes a number; what is none is refused. */
export function ofNumbers(make: Numeric): Applied {
  return (call) => {
    const numbers = valuesOf(call).map(numberOf);
    if (!areKnown(numbers)) return undefined;
    const made = make(...(numbers as Parameters<Numeric>));
    return Number.isFinite(made) ? number(made, call.place) : failure(call.hole);
  };
}

type Numeric = (first: number, second: number, ...more: readonly number[]) => number;

export function areKnown<Item>(items: readonly Item[]): items is Exclude<Item, undefined>[] {
  return items.every((item) => item !== undefined);
}
