import { isHole, textKey, type Text } from "../../../iam/text.ts";
import { asText } from "../../texts.ts";
import { writtenAt, type Value } from "../../value.ts";
import {
  allTexts,
  argumentsOf,
  knownText,
  plainString,
  valuesOf,
  type Call,
  type Functions,
} from "./function.ts";

/** `Fn::If`, and the functions of conditions, which come to true, to false, or are not known. */
export const choosingFunctions: Functions = new Map([
  ["If", choose],
  ["Condition", condition],
  ["Equals", (call: Call) => judged(call, areEqual(...valuesOf(call)))],
  ["And", (call: Call) => judged(call, all(valuesOf(call).map(truth)))],
  ["Or", (call: Call) => judged(call, not(all(valuesOf(call).map(truth).map(not))))],
  ["Not", (call: Call) => judged(call, not(truth(valuesOf(call)[0])))],
]);

/** The arm that is chosen; of both, where the condition is not known. */
function choose(call: Call): Value | undefined {
  const { at, place, evaluator, hole } = call;
  const [first, then, otherwise, ...more] = argumentsOf(call);
  if (!first || !then || !otherwise || more.length > 0) return undefined;
  const holds = truth(holding(first, call));
  if (holds !== undefined) return evaluator.evaluate(holds ? then : otherwise, at);
  return {
    kind: "choice",
    values: [evaluator.evaluate(then, at), evaluator.evaluate(otherwise, at)],
    complete: true,
    hole: hole(),
    origin: writtenAt(place),
  };
}

/** A condition by its name, or a function of conditions in its place. */
function holding(node: Call["argument"], { at, place, evaluator }: Call): Value | undefined {
  const name = plainString(node);
  return name === undefined ? evaluator.evaluate(node, at) : evaluator.condition(name, place);
}

function condition(call: Call): Value | undefined {
  const name = plainString(call.argument);
  return name === undefined ? undefined : call.evaluator.condition(name, call.place);
}

export function truth(value: Value | undefined): boolean | undefined {
  if (value?.kind === "bool") return value.value;
  const text = knownText(value);
  return text === "true" ? true : text === "false" ? false : undefined;
}

function judged({ place }: Call, value: boolean | undefined): Value | undefined {
  return value === undefined ? undefined : { kind: "bool", value, origin: writtenAt(place) };
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function all(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.length > 0 && values.every((value) => value === true) ? true : undefined;
}

/** Whether two values are equal, whatever who deploys the template gives. */
function areEqual(...values: readonly Value[]): boolean | undefined {
  const [a, b, ...more] = values;
  if (!a || !b || more.length > 0) return undefined;
  const [some, others] = [allTexts(a), allTexts(b)];
  if (some && others) {
    const equal = some.map((each) => others.includes(each));
    if (!equal.includes(true)) return false;
    return new Set([...some, ...others]).size === 1 ? true : undefined;
  }
  const [text, other] = [asText(a), asText(b)];
  if (!text || !other) return undefined;
  if (textKey(text) === textKey(other)) return true;
  return mayBe(text, some ?? others) ? undefined : false;
}

/** Whether a text may be one of some, by what it begins and ends with, and by how long it is. */
function mayBe({ parts }: Text, others: readonly string[] | undefined): boolean {
  if (!others) return true;
  const [first, last] = [parts[0], parts.at(-1)];
  const least = parts.reduce((sum, part) => sum + (isHole(part) ? shortest(part) : part.length), 0);
  return others.some(
    (other) =>
      other.length >= least &&
      (typeof first !== "string" || other.startsWith(first)) &&
      (typeof last !== "string" || other.endsWith(last)),
  );
}

/** An account has twelve digits; a region, a partition and a name are never empty. */
function shortest({ meaning }: Exclude<Text["parts"][number], string>): number {
  return meaning.kind === "unknown" ? 0 : meaning.kind === "account" ? 12 : 1;
}
