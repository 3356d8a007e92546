import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { outerPlace, type Embedded, type Mark } from "../../source/embedded.ts";
import type { Source, Span } from "../../source/source.ts";
import { readJson } from "../../syntax/json.ts";
import { quoteJson, respellListItem } from "../../syntax/json-write.ts";
import { endsInString } from "../../syntax/placeholders.ts";
import type { StringLiteral } from "../../syntax/script/tree.ts";
import type { Spelled } from "../format.ts";
import { makeShelter, type Shelter } from "../shelter-text.ts";
import { respellInData } from "../spell-data.ts";

/**
 * Writes statements in the place of one in a JSON text that is a string of a program. What the program puts into it
 * is hidden while the JSON is changed, and comes back to the letter.
 */
export function spellInString(
  statement: Statement,
  drafts: readonly Draft[],
  literal: StringLiteral,
): Spelled {
  const { source } = statement.place;
  const quotes = quotesOf(literal, source);
  if (!quotes) return refused("it is written inside another text");
  const shelter = makeShelter();
  const embedded = sheltered(literal, source, shelter);
  const { root } = readJson(embedded.text);
  if (!root) return refused("its JSON is made of pieces");
  const data = {
    path: source.path,
    text: embedded.text,
    roots: [root],
    outer: (span: Span) => outerPlace(embedded, span).span,
  };
  const written = respellInData(statement, drafts, data, {
    respell: respellListItem,
    quoteBeside: () => quoteJson,
    phrase: ({ pieces }) =>
      pieces.every((piece) => typeof piece === "string") ? quoteJson(pieces.join("")) : undefined,
  });
  if ("because" in written) return refused(written.because);
  const text = quotes.escaped(written.text);
  if (text === undefined) return refused("it is written inside another text");
  const { start, end } = outerPlace(embedded, written.span).span;
  // A brace of an f-string is two.
  const isTwice = quotes.isFilled && source.text.slice(end - 1, end + 1) === "}}";
  const span = { start, end: isTwice ? end + 1 : end };
  return { ok: true, edits: [{ path: source.path, span, text: shelter.reveal(text) }] };
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

type Quotes = {
  /** A text as it stands between these quotes; undefined where it cannot. */
  readonly escaped: (text: string) => string | undefined;
  /** Braces in it are what is put in. */
  readonly isFilled: boolean;
};

/** How a string is written: single pieces only, which are not joined with others. */
function quotesOf({ span }: StringLiteral, { text }: Source): Quotes | undefined {
  const written = text.slice(span.start, span.end);
  const [, prefix = "", quote = ""] = /^([a-zA-Z]{0,2})("""|'''|["'`])/.exec(written) ?? [];
  if (quote === "" || !written.endsWith(quote)) return undefined;
  const isRaw = /r/i.test(prefix);
  const isFilled = /f/i.test(prefix);
  return {
    isFilled,
    escaped(plain) {
      if (isRaw && plain.includes("\\")) return undefined;
      if (quote.length === 1 && quote !== "`" && plain.includes("\n")) return undefined;
      const own = plain.replaceAll("\\", "\\\\");
      if (quote === "`") return own.replace(/`|\$(?=\{)/g, "\\$&");
      const braces = isFilled ? own.replace(/[{}]/g, "$&$&") : own;
      return quote.length === 1 ? braces.replaceAll(quote, `\\${quote}`) : braces;
    },
  };
}

/** The text of a string with what is put into it hidden. */
function sheltered({ parts }: StringLiteral, source: Source, shelter: Shelter): Embedded {
  let text = "";
  let isQuoted = false;
  const marks: Mark[] = [];
  for (const part of parts) {
    if (part.kind === "text") {
      for (const { inner, outer } of part.marks ?? [{ inner: 0, outer: part.span.start }])
        marks.push({ inner: text.length + inner, outer });
      text += part.value;
      isQuoted = endsInString(part.value, isQuoted);
      continue;
    }
    const { start, end } = part.span;
    marks.push({ inner: text.length, outer: start });
    // As long as in the file, so that both texts run in step.
    const hide = isQuoted ? shelter.inString : shelter.asValue;
    text += hide(source.text.slice(start, end), end - start);
  }
  return { text, source, marks };
}
