import type { MapStyle } from "../syntax/new-map.ts";
import { lineEndAt } from "../syntax/respell.ts";
import { quoteIn, type ScriptStyle } from "../syntax/script/write.ts";
import type { Expression } from "../syntax/script/tree.ts";
import type { PolicyWords } from "./attached-policy.ts";
import { spellPhrase } from "./script-phrase.ts";

// How a new object, or dictionary of Python, is written in a program.

/** How a program writes the words of a policy. */
export function wordsOf(style: ScriptStyle): PolicyWords {
  return {
    key: (key) =>
      style.language === "typescript" && /^\w+$/.test(key) ? key : quoteIn(key, style.quote),
    text: (value) => quoteIn(value, style.quote),
    phrase: (phrase) => spellPhrase(phrase, style),
  };
}

/** How an object is laid out at a place of a text; `unit`: by what lines stand deeper. */
export function layoutAt(text: string, offset: number, unit: string): MapStyle {
  return {
    ...{ pad: " ", assign: ": ", comma: ",", inLine: false, width: 100 },
    ...{ unit, lineEnd: lineEndAt(text, offset) },
  };
}

/** The text of a string without expressions, as names in front of colons are. */
export function plainString(value: Expression): string | undefined {
  const [only, ...more] = value.kind === "string" ? value.parts : [];
  return only?.kind === "text" && more.length === 0 ? only.value : undefined;
}
