import type { Phrase } from "../../iam/draft.ts";
import { quoteHcl } from "../../syntax/hcl/quote.ts";

/** A phrase as HCL: an expression by itself, or a string with expressions in it. */
export function spellPhrase({ pieces }: Phrase): string {
  const [only, ...more] = pieces;
  if (typeof only === "object" && more.length === 0) return only.expression;
  const inside = pieces.map((piece) =>
    typeof piece === "string" ? quoteHcl(piece).slice(1, -1) : `\${${piece.expression}}`,
  );
  return `"${inside.join("")}"`;
}
