import { fillsIn } from "../../evaluate/embedded.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import { once } from "../../source/once.ts";
import type { Phrase } from "../../iam/draft.ts";
import type { DataNode } from "../../syntax/data.ts";
import type { ReadData } from "./read.ts";

/**
 * How a file writes what `Fn::Sub` fills in, where it is a part of a template that a program puts
 * together: a new text with such an expression is filled in only if it stands in `Fn::Sub` too.
 * Expressions that the file has without the function are some other templating's, and stay as they are.
 */
export const substitutionOf = once(({ notation, roots, masked: { placeholders } }: ReadData) => {
  const substitutions = roots.flatMap(substitutionsIn);
  const filled = new Set(
    substitutions.flatMap(({ span }) =>
      fillsIn(placeholders, span).map(({ expression }) => expression),
    ),
  );
  const tagged = substitutions.some(({ tag }) => tag !== undefined);
  return (phrase: Phrase, write: (phrase: Phrase) => string): string => {
    const { pieces } = phrase;
    if (!pieces.some((piece) => typeof piece === "object" && filled.has(piece.expression)))
      return write(phrase);
    const text = write({ ...phrase, pieces: pieces.map(literally) });
    return tagged && notation === "yaml" ? `!Sub ${text}` : `{ "Fn::Sub": ${text} }`;
  };
});

/** A literal `${`, which `Fn::Sub` has as `${!`. */
function literally(piece: Phrase["pieces"][number]): Phrase["pieces"][number] {
  return typeof piece === "string" ? piece.replaceAll("${", "${!") : piece;
}

function substitutionsIn(node: DataNode): readonly DataNode[] {
  if (intrinsic(node)?.name === "Sub") return [node];
  if (node.kind === "scalar") return [];
  const below = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  return below.flatMap(substitutionsIn);
}
