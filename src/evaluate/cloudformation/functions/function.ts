import type { Hole } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import { stringOf, type DataNode } from "../../../syntax/data.ts";
import { known } from "../../../iam/text.ts";
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
export function argumentsOf({ argument }: Call): readonly DataNode[] {
  return argument.kind === "list" && argument.tag === undefined ? argument.items : [];
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
