import type { Phrase } from "../iam/draft.ts";
import { quoteIn, type ScriptStyle } from "../syntax/script/write.ts";

/** A phrase as a program has it: an expression by itself, a string, or one with expressions in it. */
export function spellPhrase({ pieces }: Phrase, { language, quote }: ScriptStyle): string {
  const [only, ...more] = pieces;
  if (only === undefined) return quoteIn("", quote);
  if (more.length === 0) return typeof only === "string" ? quoteIn(only, quote) : only.expression;
  if (language === "python") {
    const inside = pieces.map((piece) =>
      typeof piece === "string"
        ? quoteIn(piece, quote).slice(1, -1).replaceAll("{", "{{").replaceAll("}", "}}")
        : `{${piece.expression}}`,
    );
    return `f${quote}${inside.join("")}${quote}`;
  }
  const inside = pieces.map((piece) =>
    typeof piece === "string"
      ? piece.replace(/[\\`]|\$(?=\{)/g, "\\$&")
      : `\${${piece.expression}}`,
  );
  return `\`${inside.join("")}\``;
}
