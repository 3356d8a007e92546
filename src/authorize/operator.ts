import { inRange } from "./address.ts";
import { arnCovers, globCovers } from "./glob.ts";
import { readMoment } from "./moment.ts";
import { literalOf, type Pattern } from "./pattern.ts";

/** Whether a value of a request is what a value of a condition says. */
export type Comparison = (value: string, expected: Pattern) => boolean;

/** A condition operator that compares, as its name has it. */
export type Operator = {
  readonly quantifier: "ForAnyValue" | "ForAllValues" | undefined;
  readonly compare: Comparison;
  /** It asks for a value that is not as `compare` says. */
  readonly negated: boolean;
  readonly ifExists: boolean;
};

const text =
  (compare: (value: string, expected: string) => boolean): Comparison =>
  (value, expected) =>
    compare(value, literalOf(expected));

/** A comparison of what texts stand for. A text that stands for nothing compares with nothing. */
const read =
  <Value>(
    reader: (text: string) => Value | undefined,
    compare: (value: Value, expected: Value) => boolean,
  ): Comparison =>
  (value, expected) => {
    const [left, right] = [reader(value), reader(literalOf(expected))];
    return left !== undefined && right !== undefined && compare(left, right);
  };

const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ["stringequals", text((value, expected) => value === expected)],
  [
    "stringequalsignorecase",
    text((value, expected) => value.toLowerCase() === expected.toLowerCase()),
  ],
  ["stringlike", (value, expected) => globCovers(expected, value)],
  ...ordered("numeric", readDecimal),
  ...ordered("date", readMoment),
  ["bool", read(readBoolean, (value, expected) => value === expected)],
  ["binaryequals", read(readBinary, (value, expected) => value === expected)],
  ["ipaddress", text(inRange)],
  // The two behave identically.
  ["arnequals", (value, expected) => arnCovers(expected, value)],
  ["arnlike", (value, expected) => arnCovers(expected, value)],
]);

const negations: ReadonlyMap<string, string> = new Map([
  ["stringnotequals", "stringequals"],
  ["stringnotequalsignorecase", "stringequalsignorecase"],
  ["stringnotlike", "stringlike"],
  ["numericnotequals", "numericequals"],
  ["datenotequals", "dateequals"],
  ["notipaddress", "ipaddress"],
  ["arnnotequals", "arnequals"],
  ["arnnotlike", "arnlike"],
]);

const quantifiers: ReadonlyMap<string, "ForAnyValue" | "ForAllValues"> = new Map([
  ["foranyvalue:", "ForAnyValue"],
  ["forallvalues:", "ForAllValues"],
]);

/**
 * Reads the name of an operator, in any case: `ForAnyValue:StringNotLikeIfExists`. `Null` tests
 * presence, with or without a quantifier. Undefined for a name that AWS does not have. Follows "IAM
 * JSON policy elements: Condition operators" of AWS's IAM User Guide.
 */
export function readOperator(name: string): Operator | "Null" | undefined {
  const [, quantifier = "", plain = "", ifExists] =
    /^(foranyvalue:|forallvalues:)?([a-z]+?)(ifexists)?$/.exec(name.toLowerCase()) ?? [];
  if (plain === "null" && ifExists === undefined) return "Null";
  const compare = comparisons.get(negations.get(plain) ?? plain);
  if (!compare) return undefined;
  return {
    quantifier: quantifiers.get(quantifier),
    compare,
    negated: negations.has(plain),
    ifExists: ifExists !== undefined,
  };
}

function ordered(
  kind: string,
  reader: (text: string) => number | undefined,
): readonly (readonly [string, Comparison])[] {
  return [
    [`${kind}equals`, read(reader, (value, expected) => value === expected)],
    [`${kind}lessthan`, read(reader, (value, expected) => value < expected)],
    [`${kind}lessthanequals`, read(reader, (value, expected) => value <= expected)],
    [`${kind}greaterthan`, read(reader, (value, expected) => value > expected)],
    [`${kind}greaterthanequals`, read(reader, (value, expected) => value >= expected)],
  ];
}

/** An integer or a decimal number. */
function readDecimal(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function readBoolean(text: string): boolean | undefined {
  const value = text.toLowerCase();
  return value === "true" || value === "false" ? value === "true" : undefined;
}

/** The bytes that a text in base64 stands for, in one spelling. */
function readBinary(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, "base64").toString("base64");
}
