import { makeText, type Hole, type Part } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Expression, Template, TemplatePart } from "../../syntax/hcl/ast.ts";
import { embedding, mayBeJson } from "../embed.ts";
import { asText, sources } from "../texts.ts";
import { unknown, writtenAt, type EmbeddedText, type Value } from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { truth } from "./operators.ts";

/** The text of a quoted string or heredoc; a string of one interpolation is that value itself. */
export function evaluateTemplate(node: Template, at: At, evaluator: Evaluator): Value {
  const place = { source: at.source, span: node.span };
  const [only, ...more] = node.parts;
  if (only?.kind === "interpolation" && more.length === 0 && !node.heredoc)
    return evaluator.evaluate(only.value, at);
  const values = new Map<Expression, Value>();
  // As text and as JSON: what stands in it is evaluated once, however deep it nests.
  const evaluate = (expression: Expression): Value => {
    const value = values.get(expression) ?? evaluator.evaluate(expression, at);
    values.set(expression, value);
    return value;
  };
  const reading: Reading = { at, evaluator, evaluate };
  const { parts, via } = textParts(node.parts, reading);
  const origin = writtenAt(place, via);
  const text = makeText(parts, origin);
  const first = text.parts[0];
  return {
    kind: "text",
    text,
    origin,
    ...(typeof first === "string" && mayBeJson(first) && { embedded: embed(node.parts, reading) }),
  };
}

type Reading = {
  readonly at: At;
  readonly evaluator: Evaluator;
  readonly evaluate: (expression: Expression) => Value;
};

function textParts(
  parts: readonly TemplatePart[],
  reading: Reading,
): { parts: readonly Part[]; via: readonly Place[] } {
  const { at, evaluator, evaluate } = reading;
  const pieces = parts.map((part): { parts: readonly Part[]; via: readonly Place[] } => {
    if (part.kind === "literal") return { parts: [part.value], via: [] };
    if (part.kind === "interpolation") {
      const text = asText(evaluate(part.value));
      return text
        ? { parts: text.parts, via: sources(text) }
        : { parts: [evaluator.hole(part.value, at)], via: [] };
    }
    const hole: Hole = evaluator.hole(part, at);
    if (part.kind === "for-directive") return { parts: [hole], via: [] };
    const condition = truth(evaluate(part.condition));
    if (condition !== undefined) return textParts(condition ? part.then : part.otherwise, reading);
    const texts = [part.then, part.otherwise].map((arm) =>
      makeText(textParts(arm, reading).parts, writtenAt(hole.place)),
    );
    return { parts: [{ ...hole, among: { texts, complete: true } }], via: [] };
  });
  return {
    parts: pieces.flatMap((piece) => piece.parts),
    via: pieces.flatMap((piece) => piece.via),
  };
}

/** A template as one text with places. */
function embed(parts: readonly TemplatePart[], { at, evaluator, evaluate }: Reading): EmbeddedText {
  const made = embedding();
  for (const part of parts) {
    const { start, end } = part.span;
    if (part.kind === "literal") {
      made.literal(part.value, part.marks ?? [{ inner: 0, outer: start }]);
      continue;
    }
    const isValue = part.kind === "interpolation";
    const hole = evaluator.hole(isValue ? part.value : part, at);
    made.value(
      isValue ? evaluate(part.value) : unknown(hole),
      hole,
      start,
      // As long as in the file, so that both texts run in step.
      end - start,
    );
  }
  return made.result(at.source);
}
