import { isHole, makeText, type Part, type Text } from "../../../iam/text.ts";
import { sources } from "../../texts.ts";
import { failure, literal, textValue, writtenAt, type Value } from "../../value.ts";
import { record } from "../iteration.ts";
import { areKnown, stringOf, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { isWord } from "./parts.ts";

// Functions of the AWS provider
// (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_parse).

export const providerFunctions: Functions = new Map([
  ["provider::aws::arn_parse", parsed],
  ["provider::aws::arn_build", built],
  ["provider::aws::trim_iam_role_path", trimmed],
]);

const sections = ["partition", "service", "region", "account_id", "resource"] as const;

function parsed({ args, place, hole }: Call): Value | undefined {
  const text = textOf(args[0]?.());
  const pieces = text && sectionsOf(text);
  if (!text || !pieces) return undefined;
  const [[arn] = [], ...rest] = pieces;
  if (arn !== "arn" || rest.length !== sections.length) return failure(hole);
  const made = rest.map((parts) => textValue(makeText(parts, writtenAt(place, sources(text)))));
  return record(
    place,
    Object.fromEntries(sections.map((name, i) => [name, made[i] ?? literal("", place)])),
  );
}

/** The parts of an ARN between its first five colons; undefined where a hole may hold one of those. */
function sectionsOf({ parts }: Text): readonly (readonly Part[])[] | undefined {
  const made: Part[][] = [[]];
  for (const part of parts) {
    if (isHole(part)) {
      if (made.length <= sections.length && !isWord(part)) return undefined;
      made.at(-1)?.push(part);
      continue;
    }
    const [first = "", ...more] = part.split(":");
    made.at(-1)?.push(first);
    for (const piece of more)
      if (made.length <= sections.length) made.push([piece]);
      else made.at(-1)?.push(`:${piece}`);
  }
  return made;
}

function built(call: Call): Value | undefined {
  const texts = valuesOf(call).map(textOf);
  if (!areKnown(texts)) return undefined;
  if (texts.length !== sections.length) return failure(call.hole);
  const parts = texts.flatMap((text) => [":", ...text.parts]);
  return textValue(makeText(["arn", ...parts], writtenAt(call.place, texts.flatMap(sources))));
}

function trimmed({ args, place }: Call): Value | undefined {
  const arn = stringOf(args[0]?.());
  return arn === undefined ? undefined : literal(arn.replace(/(:role\/).*\//, "$1"), place);
}
