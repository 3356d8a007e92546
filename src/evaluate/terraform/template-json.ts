import { textAt } from "../../source/source.ts";
import type {
  Expression,
  ForDirective,
  IfDirective,
  Interpolation,
  TemplatePart,
} from "../../syntax/hcl/ast.ts";
import { withBothArms, type Arm, type Unsure } from "../both-arms.ts";
import { fragmentsOf, type Embedding } from "../embed.ts";
import { unknown, type EmbeddedText } from "../value.ts";
import { truth } from "./operators.ts";
import { readingAt, turnsOf, type Reading } from "./template-reading.ts";

/**
 * A template as one text with places. Each turn of `%{ for }` and the arm of `%{ if }` that counts
 * stand in it; where that is not known, there is a text with the first arms and one with the others.
 */
export function embed(parts: readonly TemplatePart[], reading: Reading): EmbeddedText {
  return withBothArms(reading.at.source, (made, arm, unsure) => {
    for (const part of parts) add(part, made, reading, arm, unsure);
  });
}

function add(
  part: TemplatePart,
  made: Embedding,
  reading: Reading,
  arm: Arm,
  unsure: Unsure,
): void {
  switch (part.kind) {
    case "literal":
      made.literal(part.value, part.marks ?? [{ inner: 0, outer: part.span.start }]);
      return;
    case "interpolation":
      addInterpolation(part, made, reading, arm, unsure);
      return;
    case "if":
      addIf(part, made, reading, arm, unsure);
      return;
    case "for-directive":
      addTurns(part, made, reading, arm, unsure);
  }
}

/** `${var.limited ? local.limit : ""}`, outside of strings, is read like a directive. */
function addInterpolation(
  part: Interpolation,
  made: Embedding,
  reading: Reading,
  arm: Arm,
  unsure: Unsure,
): void {
  const { start, end } = part.span;
  const value = reading.evaluate(part.value);
  const fragments = made.isQuoted() ? undefined : fragmentsOf(value);
  if (fragments) {
    unsure.parts.push({ ...part.span, condition: conditionOf(part.value, reading) });
    unsure.arms = true;
  }
  const [then, otherwise] = fragments ?? [value, value];
  const hole = reading.evaluator.hole(part.value, reading.at);
  // As long as in the file, so that both texts run in step.
  made.value(arm === "then" ? then : otherwise, hole, start, end - start);
}

/** What decides on a conditional, or on what something else gives, as it is written. */
function conditionOf(value: Expression, reading: Reading): string {
  return textOf(value.kind === "conditional" ? value.condition : value, reading);
}

function textOf({ span }: Expression, { at: { source } }: Reading): string {
  return textAt({ source, span });
}

/** What stands for a directive that is not read. */
function addUnknown(part: IfDirective | ForDirective, made: Embedding, reading: Reading): void {
  const { start, end } = part.span;
  const hole = reading.evaluator.hole(part, reading.at);
  made.value(unknown(hole), hole, start, end - start);
}

function addIf(
  part: IfDirective,
  made: Embedding,
  reading: Reading,
  arm: Arm,
  unsure: Unsure,
): void {
  const condition = truth(reading.evaluate(part.condition));
  if (condition === undefined && made.isQuoted()) {
    addUnknown(part, made, reading);
    return;
  }
  if (condition === undefined) {
    unsure.parts.push({ ...part.span, condition: textOf(part.condition, reading) });
    unsure.arms = true;
  }
  const taken = condition === undefined ? arm : condition ? "then" : "otherwise";
  for (const inner of part[taken]) add(inner, made, reading, arm, unsure);
}

function addTurns(
  part: ForDirective,
  made: Embedding,
  reading: Reading,
  arm: Arm,
  unsure: Unsure,
): void {
  const turns = turnsOf(part, reading);
  if (!turns || (turns.others.length > 0 && made.isQuoted())) {
    addUnknown(part, made, reading);
    return;
  }
  // One turn stands for all that are not known.
  const [any] = turns.others.flatMap(({ like }) => like);
  if (any) unsure.parts.push(part.span);
  for (const at of any ? [...turns.known, any] : turns.known) {
    const inside = readingAt(at, reading.evaluator);
    for (const inner of part.body) add(inner, made, inside, arm, unsure);
  }
}
