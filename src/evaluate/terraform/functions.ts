import type { Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Value } from "../value.ts";
import { collectionFunctions } from "./functions/collections.ts";
import { choosingFunctions } from "./functions/choosing.ts";
import type { Functions } from "./functions/function.ts";
import { textFunctions } from "./functions/texts.ts";

const functions: Functions = new Map([
  ...textFunctions,
  ...collectionFunctions,
  ...choosingFunctions,
]);

/**
 * The result of a function of Terraform's; undefined where it is not one of those known here, or
 * its arguments are not known well enough.
 * (https://developer.hashicorp.com/terraform/language/functions)
 */
export function call(
  name: string,
  args: readonly (() => Value)[],
  place: Place,
  hole: Hole,
): Value | undefined {
  return functions.get(name)?.({ args, place, hole });
}
