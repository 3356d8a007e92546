import { makeText, type Hole, type Part } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { ForDirective, IfDirective, Template, TemplatePart } from "../../syntax/hcl/ast.ts";
import { mayBeDocument } from "../embed.ts";
import { asText, sources } from "../texts.ts";
import { writtenAt, type Value } from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { constantsIn } from "./constant.ts";
import { truth } from "./operators.ts";
import { embed } from "./template-json.ts";
import { readingAt, turnsOf, type Reading } from "./template-reading.ts";

/** The text of a quoted string or heredoc; a string of one interpolation is that value itself. */
export function evaluateTemplate(node: Template, at: At, evaluator: Evaluator): Value {
  const constant = constantsIn(at.source)(node);
  if (constant) return constant.value;
  const place = { source: at.source, span: node.span };
  const [only, ...more] = node.parts;
  if (only?.kind === "interpolation" && more.length === 0 && !node.heredoc)
    return evaluator.evaluate(only.value, at);
  const reading = readingAt(at, evaluator);
  const { parts, via } = textParts(node.parts, reading);
  const origin = writtenAt(place, via);
  const text = makeText(parts, origin);
  const first = text.parts[0];
  return {
    kind: "text",
    text,
    origin,
    ...(typeof first === "string" &&
      mayBeDocument(first) && { embedded: embed(node.parts, reading) }),
  };
}

type Pieces = { readonly parts: readonly Part[]; readonly via: readonly Place[] };

function textParts(parts: readonly TemplatePart[], reading: Reading): Pieces {
  return joined(parts.map((part) => partPieces(part, reading)));
}

function joined(pieces: readonly Pieces[]): Pieces {
  return {
    parts: pieces.flatMap((piece) => piece.parts),
    via: pieces.flatMap((piece) => piece.via),
  };
}

function partPieces(part: TemplatePart, reading: Reading): Pieces {
  const { at, evaluator, evaluate } = reading;
  switch (part.kind) {
    case "literal":
      return { parts: [part.value], via: [] };
    case "interpolation": {
      const text = asText(evaluate(part.value));
      return text
        ? { parts: text.parts, via: sources(text) }
        : { parts: [evaluator.hole(part.value, at)], via: [] };
    }
    case "if":
      return ifPieces(part, reading);
    case "for-directive":
      return forPieces(part, reading);
  }
}

function ifPieces(part: IfDirective, reading: Reading): Pieces {
  const condition = truth(reading.evaluate(part.condition));
  if (condition !== undefined) return textParts(condition ? part.then : part.otherwise, reading);
  const hole: Hole = reading.evaluator.hole(part, reading.at);
  const texts = [part.then, part.otherwise].map((arm) =>
    makeText(textParts(arm, reading).parts, writtenAt(hole.place)),
  );
  return { parts: [{ ...hole, among: { texts, complete: true } }], via: [] };
}

function forPieces(part: ForDirective, reading: Reading): Pieces {
  const { known, others } = turnsOf(part, reading) ?? { known: [], others: [part] };
  if (others.length > 0) return { parts: [reading.evaluator.hole(part, reading.at)], via: [] };
  return joined(known.map((turn) => textParts(part.body, readingAt(turn, reading.evaluator))));
}
