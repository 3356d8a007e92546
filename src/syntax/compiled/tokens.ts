import type { Span } from "../../source/source.ts";

// The words of a program in Go or Java: comments and what stands in strings are never code.

export type Language = "go" | "java";

export type Token = {
  /** What is neither a name nor a string: a number, a character, a mark of one or more signs. */
  readonly kind: "name" | "string" | "number" | "mark";
  /** As it is written; of a string what it stands for. */
  readonly text: string;
  readonly span: Span;
};

export type Tokens = {
  readonly language: Language;
  readonly all: readonly Token[];
  /** By the position of a bracket that opens, that of the one that closes it; what is never closed ends the file. */
  readonly closers: ReadonlyMap<number, number>;
  /** By the position of a token, that of the brace around it; -1 at the top. */
  readonly braces: readonly number[];
};

/** Positions of tokens, half open. */
export type Range = { readonly from: number; readonly to: number };

const common = String.raw`(?<space>[\s\uFEFF]+)|(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|(?<number>\d\w*(?:\.\d\w*)?|'(?:[^'\\\n]|\\[^])*'?)`;
const marks = String.raw`(?<mark>:=|\.\.\.|->|<-|::|&&|\|\||[-+*\/%&|^!=<]=|\+\+|--|[^])`;
const quoted = String.raw`"(?:[^"\\\n]|\\[^])*"?`;

const patterns: Readonly<Record<Language, RegExp>> = {
  go: new RegExp(`${common}|(?<raw>\`[^\`]*\`?)|(?<string>${quoted})|${marks}`, "uy"),
  java: new RegExp(
    `${common}|(?<raw>"""(?:[^"\\\\]|\\\\[^]|"(?!""))*(?:"""|$))|(?<string>${quoted})|${marks}`,
    "uy",
  ),
};

/**
 * Reads the words of a program and which brackets belong together. Whatever the text is, it ends, in a time
 * that grows with its length, and what is not closed ends with the line or the file.
 * (https://go.dev/ref/spec#Lexical_elements, https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html)
 */
export function readTokens(text: string, language: Language): Tokens {
  const all = wordsOf(text, language);
  const closers = new Map<number, number>();
  const braces: number[] = [];
  const open: { readonly at: number; readonly closes: string; readonly brace: number }[] = [];
  const waiting = new Map<string, number>();
  let brace = -1;
  const count = (mark: string, by: number): unknown =>
    waiting.set(mark, (waiting.get(mark) ?? 0) + by);
  for (const [at, { kind, text: mark }] of all.entries()) {
    if (kind === "mark" && (waiting.get(mark) ?? 0) > 0) {
      // What stands open inside of it is never closed.
      for (let last = open.pop(); last; last = open.pop()) {
        count(last.closes, -1);
        closers.set(last.at, at);
        brace = last.brace;
        if (last.closes === mark) break;
      }
    }
    braces.push(brace);
    const closes = kind === "mark" ? pairs.get(mark) : undefined;
    if (closes === undefined) continue;
    open.push({ at, closes, brace });
    count(closes, 1);
    if (mark === "{") brace = at;
  }
  for (const { at } of open) closers.set(at, all.length);
  return { language, all, closers, braces };
}

const pairs: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

function wordsOf(text: string, language: Language): readonly Token[] {
  const pattern = new RegExp(patterns[language]);
  const all: Token[] = [];
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const { groups = {} } = pattern.exec(text) ?? {};
    const span = { start: at, end: pattern.lastIndex };
    const written = text.slice(span.start, span.end);
    const { space, comment, name, number, raw, string } = groups;
    if (space !== undefined || comment !== undefined) {
      // The end of a line ends what is said in Go.
      const ends = language === "go" && written.includes("\n") && endsStatement(all.at(-1));
      if (ends) all.push({ kind: "mark", text: ";", span: { start: at, end: at } });
    } else if (name !== undefined) all.push({ kind: "name", text: name, span });
    else if (number !== undefined) all.push({ kind: "number", text: number, span });
    else if (raw !== undefined) all.push({ kind: "string", text: rawText(raw, language), span });
    else if (string !== undefined) all.push({ kind: "string", text: unescaped(string), span });
    else all.push({ kind: "mark", text: written, span });
  }
  return all;
}

function endsStatement(last: Token | undefined): boolean {
  if (!last) return false;
  return last.kind !== "mark" || /^(?:[)\]}]|\+\+|--)$/.test(last.text);
}

function rawText(written: string, language: Language): string {
  if (language === "go") return written.slice(1).replace(/`$/, "");
  const lines = written.slice(3).replace(/"""$/, "").split("\n").slice(1);
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const indent = indents.reduce((least, each) => Math.min(least, each), 1000);
  return unescaped(`"${lines.map((line) => line.slice(indent)).join("\n")}`);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", s: " ", "\n": "" };

function unescaped(written: string): string {
  return written
    .slice(1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))|"$/g, (_, u, x, sign) => {
      const code = (u ?? x) as string | undefined;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      return typeof sign === "string" ? (escapes[sign] ?? sign) : "";
    });
}
