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

/** Blanks; the end of a line; comments of a line and of several; the head of a heredoc; operators; words; anything else. */
const next =
  /[ \t]+|\r?\n|(?:#|\/\/)[^\n]*|\/\*[^]*?(?:\*\/|$)|<<-?[^\s"]+\r?\n|[=!<>]=|=>|[\p{ID_Start}_][\p{ID_Continue}-]*|[^]/uy;

/** The tokens of a text that begins outside of strings, heredocs and comments. */
export function* tokensIn(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const start = at;
    next.lastIndex = at;
    if (!next.test(text)) return;
    at = next.lastIndex;
    const found = text.slice(start, at);
    const kind = kindOf(found);
    if (kind === "blanks") continue;
    if (kind === "line comment" && found.endsWith("\r")) at--;
    else if (kind === "heredoc") at = heredocEnd(text, at, found.replace(/^<<-?/, "").trimEnd());
    else if (found === '"') at = stringEnd(text, at);
    yield { kind, start, end: at };
  }
}

/** What a piece of text is, by what it begins with. */
function kindOf(found: string): Token["kind"] | "blanks" {
  if (/^[ \t]/.test(found)) return "blanks";
  if (found.endsWith("\n") && found.trimEnd() === "") return "newline";
  if (/^(?:#|\/\/)/.test(found)) return "line comment";
  if (found.startsWith("/*")) return "block comment";
  if (found.startsWith("<<")) return "heredoc";
  return single[found] ?? "other";
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
