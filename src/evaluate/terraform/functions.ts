import { alternatives, isHole, known } from "../../iam/text.ts";
import { asText } from "../texts.ts";
import { failure, isFailure, oneOf, textValue, type Value } from "../value.ts";
import { choosingFunctions } from "./functions/choosing.ts";
import { conversionFunctions } from "./functions/conversions.ts";
import { encodingFunctions } from "./functions/encoding.ts";
import { formattingFunctions } from "./functions/formatting.ts";
import type { Applied, Call, Functions } from "./functions/function.ts";
import { hashFunctions } from "./functions/hashes.ts";
import { listFunctions } from "./functions/lists.ts";
import { mapFunctions } from "./functions/maps.ts";
import { networkFunctions } from "./functions/networks.ts";
import { numberFunctions } from "./functions/numbers.ts";
import { pathFunctions } from "./functions/paths.ts";
import { patternFunctions } from "./functions/patterns.ts";
import { providerFunctions } from "./functions/provider.ts";
import { replacingFunctions } from "./functions/replacing.ts";
import { setFunctions } from "./functions/sets.ts";
import { splittingFunctions } from "./functions/splitting.ts";
import { textFunctions } from "./functions/texts.ts";

const functions: Functions = new Map([
  ...textFunctions,
  ...splittingFunctions,
  ...replacingFunctions,
  ...formattingFunctions,
  ...patternFunctions,
  ...listFunctions,
  ...setFunctions,
  ...mapFunctions,
  ...choosingFunctions,
  ...conversionFunctions,
  ...numberFunctions,
  ...networkFunctions,
  ...encodingFunctions,
  ...hashFunctions,
  ...pathFunctions,
  ...providerFunctions,
]);

/** Functions that take what an argument may fail to be: they are told of it. */
const takesFailures: ReadonlySet<string> = new Set(["try", "can"]);

/** Functions that say something of a list of arguments of which not all are known. */
const takesMore: ReadonlySet<string> = new Set(["concat", "merge", "coalesce", "coalescelist"]);

/**
 * The result of a function of Terraform's; undefined where it is not one of those known here, or
 * its arguments are not known well enough.
 * (https://developer.hashicorp.com/terraform/language/functions)
 */
export function call(written: string, call: Call): Value | undefined {
  const name = written.replace(/^core::/, "");
  const made = functions.get(name);
  if (!made || (call.more.length > 0 && !takesMore.has(name))) return undefined;
  if (takesFailures.has(name)) return made(call);
  const args = call.args.map(once);
  return applied(made, { ...call, args }, 1);
}

function once(arg: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= arg());
}

/** More combinations of values are not tried. */
const mostCombinations = 64;

/**
 * The result of a function. Where an argument is one of several values, and the function cannot
 * tell by itself, it is one of the results.
 */
function applied(made: Applied, call: Call, combinations: number): Value | undefined {
  const result = made(call);
  if (result) return result;
  if (call.args.some((arg) => isFailure(arg()))) return failure(call.hole);
  const index = call.args.findIndex((arg) => armsOf(arg()));
  const arg = call.args[index]?.();
  const arms = arg && armsOf(arg);
  if (!arms || arms.values.length * combinations > mostCombinations) return undefined;
  const results = arms.values.map((value) =>
    applied(
      made,
      { ...call, args: call.args.with(index, () => value) },
      combinations * arms.values.length,
    ),
  );
  // What Terraform refuses is not what it will be.
  const possible = results.filter((each) => !each || !isFailure(each));
  const values = possible.flatMap((each) => each ?? []);
  if (values.length === 0) return undefined;
  return oneOf(values, arms.complete && values.length === possible.length, call.hole);
}

type Arms = { readonly values: readonly Value[]; readonly complete: boolean };

/** The values that an argument may be: of a choice, or of a text by what its holes may be. */
function armsOf(value: Value): Arms | undefined {
  if (value.kind === "choice") return value;
  const text = value.kind === "text" ? asText(value) : undefined;
  const holes = text?.parts.filter(isHole) ?? [];
  if (!text || holes.length === 0 || !holes.every((hole) => hole.among)) return undefined;
  const texts = alternatives(text).filter((each) => known(each) !== undefined);
  if (texts.length === 0) return undefined;
  return {
    values: texts.map(textValue),
    complete:
      texts.length === alternatives(text).length && holes.every((hole) => hole.among?.complete),
  };
}
