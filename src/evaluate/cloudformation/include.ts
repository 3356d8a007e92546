import { stringOf, valueOf, type DataEntry, type DataNode } from "../../syntax/data.ts";
import { unknown, type Value } from "../value.ts";
import type { Span } from "../../source/source.ts";
import type { At, Evaluator } from "./at.ts";
import { knownText, type Call } from "./functions/function.ts";
import { intrinsic } from "./intrinsic.ts";

/**
 * The tree of a file that a template includes by where it says it is, if it is in the repository;
 * `at` is where that is said.
 */
export type Include = (location: string, at: { readonly span: Span }) => DataNode | undefined;

export const includesNothing: Include = () => undefined;

/** Whether an entry puts in the entries of another file: the macro AWS::Include. */
export function isInclude({ key, value }: Pick<DataEntry, "key" | "value">): boolean {
  return key === "Fn::Transform" && isMacro(value);
}

function isMacro(argument: DataNode): boolean {
  return stringOf(valueOf(argument, "Name")) === "AWS::Include";
}

/**
 * What `Fn::Transform` makes: what stands in an included file, which may not include others. Other
 * macros are not known.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html)
 */
export function transform({ argument, at, place, evaluator, hole }: Call): Value {
  const location = isMacro(argument) ? valueOf(argument, "Parameters", "Location") : undefined;
  const found = location && evaluator.included(locationIn(location, at, evaluator), at, place);
  return found ? evaluator.evaluate(found, at) : unknown({ ...hole(), place });
}

function locationIn(node: DataNode, at: At, evaluator: Evaluator): string {
  return knownText(evaluator.evaluate(node, at)) ?? locationAt(node);
}

/** Where an included file is said to be, as far as that is written. */
export function locationOf(argument: DataNode): string {
  const location = valueOf(argument, "Parameters", "Location");
  return location ? locationAt(location) : "";
}

/** A location of which parts may not be known: what counts is the name of the file, at its end. */
export function locationAt(node: DataNode): string {
  const call = intrinsic(node);
  const argument = call?.argument ?? node;
  const text = argument.kind === "list" ? argument.items[0] : argument;
  return (call && call.name !== "Sub" ? undefined : stringOf(text)) ?? "";
}
