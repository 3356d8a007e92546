import type { Value } from "../value.ts";
import { choosingFunctions } from "./functions/choosing.ts";
import { collectionFunctions } from "./functions/collections.ts";
import type { Call, Functions } from "./functions/function.ts";
import { nameFunctions } from "./functions/names.ts";
import { textFunctions } from "./functions/texts.ts";

const functions: Functions = new Map([
  ...nameFunctions,
  ...textFunctions,
  ...collectionFunctions,
  ...choosingFunctions,
]);

/**
 * The result of an intrinsic function; undefined where it is not one of those known here, or its
 * arguments are not known well enough.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html)
 */
export function call(name: string, given: Call): Value | undefined {
  return functions.get(name)?.(given);
}
