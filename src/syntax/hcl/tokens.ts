import type { Span } from "../../source/source.ts";

/** What a writer must know of a piece of text. A string or a heredoc is one token. */
export type Token = Span & {
  readonly kind:
    | "newline"
    | "line comment"
    | "block comment"
    | "open"
    | "close"
    | "comma"
    | "equals"
    | "heredoc"
    | "other";
};

const single: Record<string, Token["kind"]> = {
  "(": "open",
  "[": "open",
  "{": "open",
  ")": "close",
  "]": "close",
  "}": "close",
  ",": "comma",
  "=": "equals",
};

const next =
  /(?<blanks>[ \t]+)|(?<newline>\r?\n)|(?<line>#[^\n]*|\/\/[^\n]*)|(?<block>\/\*[^]*?(?:\*\/|$))|(?<heredoc><<-?(?<marker>[^\s"]+)\r?\n)|(?<operator>[=!<>]=|=>)|(?<word>[\p{ID_Start}_][\p{ID_Continue}-]*)|[^]/uy;

/** The tokens of a text that begins outside of strings, heredocs and comments. */
export function* tokensIn(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const start = at;
    next.lastIndex = at;
    const match = next.exec(text);
    if (!match) return;
    at += match[0].length;
    const { blanks, newline, line, block, heredoc, marker, operator, word } = match.groups ?? {};
    if (blanks !== undefined) continue;
    if (newline !== undefined) yield { kind: "newline", start, end: at };
    else if (line !== undefined) {
      if (line.endsWith("\r")) at--;
      yield { kind: "line comment", start, end: at };
    } else if (block !== undefined) yield { kind: "block comment", start, end: at };
    else if (heredoc !== undefined) {
      at = heredocEnd(text, at, marker ?? "");
      yield { kind: "heredoc", start, end: at };
    } else if (operator !== undefined || word !== undefined)
      yield { kind: "other", start, end: at };
    else {
      if (match[0] === '"') at = stringEnd(text, at);
      yield { kind: single[match[0]] ?? "other", start, end: at };
    }
  }
}

/** The end of the closing marker, which stands alone in its line. */
function heredocEnd(text: string, from: number, marker: string): number {
  for (let at = from; ; ) {
    const found = text.indexOf(marker, at);
    if (found < 0) return text.length;
    at = found + marker.length;
    const line = text.lastIndexOf("\n", found) + 1;
    const after = /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 1000));
    if (after && text.slice(line, found).trim() === "") return at;
  }
}

/** The end of a string in quotes whose contents begin at `from`; an unclosed one ends the text. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const here = text.charAt(at);
    if (here === '"') return at + 1;
    if (here === "\\") at += 2;
    else if ((here === "$" || here === "%") && text.startsWith(here + "{", at + 1)) at += 3;
    else if ((here === "$" || here === "%") && text[at + 1] === "{") at = sequenceEnd(text, at + 2);
    else at++;
  }
  return text.length;
}

/** The end of an interpolation or directive whose contents begin at `from`. */
function sequenceEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; ) {
    const here = text.charAt(at);
    at++;
    if (here === '"') at = stringEnd(text, at);
    else if (here === "{") depth++;
    else if (here === "}" && --depth === 0) return at;
  }
  return text.length;
}
