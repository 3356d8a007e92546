import { alternatives, isClosed, known, type Hole } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import { stringOf, type DataNode } from "../../../syntax/data.ts";
import { asText } from "../../texts.ts";
import type { Value } from "../../value.ts";
import type { At, Evaluator } from "../at.ts";

/** A function of CloudFormation's as it stands in a template. */
export type Call = {
  readonly argument: DataNode;
  readonly at: At;
  readonly place: Place;
  readonly evaluator: Evaluator;
  /** Stands for the result, or a part of it, where that is not known. */
  readonly hole: () => Hole;
};

/** Undefined where the arguments are not known well enough, or are none that the function takes. */
export type Functions = ReadonlyMap<string, (call: Call) => Value | undefined>;

/** The arguments of a function that takes a list of them, as they stand there. */
export function argumentsOf({ argument }: Pick<Call, "argument">): readonly DataNode[] {
  return argument.kind === "list" && argument.tag === undefined ? argument.items : [];
}

/** The same, evaluated. */
export function valuesOf(call: Call): readonly Value[] {
  return argumentsOf(call).map((item) => call.evaluator.evaluate(item, call.at));
}

/** A string that is no function's argument: `!Ref Name` stands for another one. */
export function plainString(node: DataNode | undefined): string | undefined {
  return node?.tag === undefined ? stringOf(node) : undefined;
}

/** The text of a value, where all of it is known. */
export function knownText(value: Value | undefined): string | undefined {
  const text = value && asText(value);
  return text && known(text);
}

/** All texts that a value may be; undefined where it may be another one. */
export function allTexts(value: Value): readonly string[] | undefined {
  const text = asText(value);
  if (!text || !isClosed(text)) return undefined;
  const texts = alternatives(text).map(known);
  return texts.every((each) => each !== undefined) ? texts : undefined;
}

/** What a function makes of a value: of a choice, what it makes of its arms. */
export function eachArm(
  value: Value,
  { hole, place }: Pick<Call, "hole" | "place">,
  make: (arm: Value) => Value | undefined,
): Value | undefined {
  if (value.kind !== "choice") return make(value);
  const arms = value.values.map((arm) => eachArm(arm, { hole, place }, make));
  const values = arms.filter((arm) => arm !== undefined);
  if (values.length === 0) return undefined;
  return {
    kind: "choice",
    values,
    complete: value.complete && values.length === arms.length,
    hole: hole(),
    origin: { written: place, via: [] },
  };
}
