import { makeText, type Hole, type Part, type Text } from "../../iam/text.ts";
import type { Mark } from "../../source/embedded.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Template, TemplatePart } from "../../syntax/hcl/ast.ts";
import { asText, filler, writtenAt, type EmbeddedText, type Fill, type Value } from "../value.ts";
import { truth } from "./operators.ts";
import type { At, Evaluator } from "./at.ts";

/** The text of a quoted string or heredoc; a string of one interpolation is that value itself. */
export function evaluateTemplate(node: Template, at: At, evaluator: Evaluator): Value {
  const place = { source: at.source, span: node.span };
  const [only, ...more] = node.parts;
  if (only?.kind === "interpolation" && more.length === 0 && !node.heredoc)
    return evaluator.evaluate(only.value, at);
  const { parts, via } = textParts(node.parts, at, evaluator);
  const origin = writtenAt(place, via);
  const text = makeText(parts, origin);
  const first = text.parts[0];
  // Only what may be a JSON document is worth a map of its places.
  const mayBeJson = typeof first === "string" && /^\s*[[{]/.test(first);
  return {
    kind: "text",
    text,
    origin,
    ...(mayBeJson && { embedded: embed(node.parts, at, evaluator) }),
  };
}

/** The places that went into a text beside the one it is written at. */
export function sources(text: Text): readonly Place[] {
  return [text.origin.written, ...text.origin.via];
}

function textParts(
  parts: readonly TemplatePart[],
  at: At,
  evaluator: Evaluator,
): { parts: readonly Part[]; via: readonly Place[] } {
  const pieces = parts.map((part): { parts: readonly Part[]; via: readonly Place[] } => {
    if (part.kind === "literal") return { parts: [part.value], via: [] };
    if (part.kind === "interpolation") {
      const text = asText(evaluator.evaluate(part.value, at));
      return text
        ? { parts: text.parts, via: sources(text) }
        : { parts: [evaluator.hole(part.value, at)], via: [] };
    }
    const hole: Hole = evaluator.hole(part, at);
    if (part.kind === "for-directive") return { parts: [hole], via: [] };
    const condition = truth(evaluator.evaluate(part.condition, at));
    if (condition !== undefined)
      return textParts(condition ? part.then : part.otherwise, at, evaluator);
    const texts = [part.then, part.otherwise].map((arm) =>
      makeText(textParts(arm, at, evaluator).parts, writtenAt(hole.place)),
    );
    return { parts: [{ ...hole, among: { texts, complete: true } }], via: [] };
  });
  return {
    parts: pieces.flatMap((piece) => piece.parts),
    via: pieces.flatMap((piece) => piece.via),
  };
}

/**
 * A template as one text with places. An interpolation becomes a run of filler: inside a JSON
 * string as it is, elsewhere in quotes, so that the text parses as JSON either way.
 */
function embed(parts: readonly TemplatePart[], at: At, evaluator: Evaluator): EmbeddedText {
  let text = "";
  let quoted = false;
  const marks: Mark[] = [];
  const fills: Fill[] = [];
  const source: Source = at.source;
  for (const part of parts) {
    if (part.kind === "literal") {
      const inner = text.length;
      marks.push(
        ...(part.marks ?? [{ inner: 0, outer: part.span.start }]).map((mark) => ({
          inner: inner + mark.inner,
          outer: mark.outer,
        })),
      );
      text += part.value;
      quoted = insideString(part.value, quoted);
      continue;
    }
    // The filler is as long as the interpolation, so that both texts run in step.
    const width = Math.max(part.span.end - part.span.start, 3);
    const start = text.length;
    marks.push({ inner: start, outer: part.span.start });
    text += quoted ? filler.repeat(width) : `"${filler.repeat(width - 2)}"`;
    const value: Value =
      part.kind === "interpolation"
        ? evaluator.evaluate(part.value, at)
        : { kind: "unknown", hole: evaluator.hole(part, at), origin: writtenAt(placeOf(part, at)) };
    fills.push({ start, end: text.length, value });
  }
  return { text, source, marks, fills };
}

function placeOf(part: TemplatePart, at: At): Place {
  return { source: at.source, span: part.span };
}

/** Whether a JSON text that begins inside or outside of a string ends inside of one. */
function insideString(text: string, quoted: boolean): boolean {
  let inside = quoted;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "\\" && inside) i++;
    else if (char === '"') inside = !inside;
  }
  return inside;
}
