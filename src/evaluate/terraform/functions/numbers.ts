import { failure, list, number, type Value } from "../../value.ts";
import { areKnown, numberOf, ofNumbers, stringOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";

export const numberFunctions: Functions = new Map([
  ["abs", ofNumbers(Math.abs)],
  ["ceil", ofNumbers(Math.ceil)],
  ["floor", ofNumbers(Math.floor)],
  ["signum", ofNumbers(Math.sign)],
  ["pow", ofNumbers(Math.pow)],
  ["log", ofNumbers((number, base) => Math.log(number) / Math.log(base))],
  ["max", ofNumbers((...all) => Math.max(...all))],
  ["min", ofNumbers((...all) => Math.min(...all))],
  ["sum", sum],
  ["parseint", parseInteger],
  ["range", range],
]);

function sum({ args, place, hole }: Call): Value | undefined {
  const numbers = args[0]?.();
  if (numbers?.kind !== "list" || numbers.rest.length > 0) return undefined;
  const known = numbers.items.map(numberOf);
  if (!areKnown(known)) return undefined;
  if (known.length === 0) return failure(hole);
  return number(
    known.reduce((total, each) => total + each, 0),
    place,
  );
}

function parseInteger({ args, place, hole }: Call): Value | undefined {
  const [text, base] = [stringOf(args[0]?.()), numberOf(args[1]?.())];
  if (text === undefined || base === undefined || base > 36) return undefined;
  const digits = text.replace(/^[-+]/, "").toLowerCase();
  const isNumber = digits !== "" && Array.from(digits).every((digit) => parseInt(digit, 36) < base);
  return isNumber ? number(parseInt(text, base), place) : failure(hole);
}

/** Terraform makes no more of them either. */
const longestRange = 1024;

function range(call: Call): Value | undefined {
  const numbers = valuesOf(call).map(numberOf);
  if (!areKnown(numbers)) return undefined;
  const [first = 0, second, third] = numbers;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  const length = Math.ceil((end - start) / step);
  if (step === 0 || !Number.isFinite(length) || length < 0 || length > longestRange)
    return failure(call.hole);
  return list(
    Array.from({ length }, (_, i) => number(start + i * step, call.place)),
    call.place,
  );
}
