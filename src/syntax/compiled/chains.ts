import type { Range, Token, Tokens } from "./tokens.ts";

/** What stands behind one another: `a.b(c).d[e]`, `new A(b)`, `&a.B{...}` without what is in front. */
export type Chain = Range & {
  readonly isNew: boolean;
  readonly steps: readonly Step[];
};

export type Step =
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  /** Arguments, an index, the fields of Go's literals: the positions of the brackets. */
  | { readonly kind: "call" | "index" | "body"; readonly open: number; readonly close: number }
  /** What stands in parentheses, at the beginning. */
  | { readonly kind: "group"; readonly open: number; readonly close: number };

export const textAt = ({ all }: Tokens, at: number): string => {
  const token = all[at];
  return token && token.kind !== "string" ? token.text : "";
};

export const closerOf = ({ closers, all }: Tokens, open: number): number =>
  closers.get(open) ?? all.length;

export const isName = ({ all }: Tokens, at: number): boolean => all[at]?.kind === "name";

const joins: ReadonlySet<string> = new Set([".", "::"]);

/** Words in front of an expression, which are no part of it. */
const words: Readonly<Record<Tokens["language"], ReadonlySet<string>>> = {
  go: new Set(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var".split(
      " ",
    ),
  ),
  java: new Set(
    "abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native package private protected public return short static strictfp switch synchronized throw throws transient try void volatile while yield".split(
      " ",
    ),
  ),
};

/** Whether a token is a word of the language, and no name. */
export const isWord = ({ language }: Tokens, text: string): boolean => words[language].has(text);

/** Every chain that begins in a range, in the order of the text; those in arguments come after what holds them. */
export function* chainsIn(tokens: Tokens, { from, to }: Range): Generator<Chain> {
  for (let at = from; at < to; at++) {
    const chain = joins.has(textAt(tokens, at - 1)) ? undefined : chainAt(tokens, at);
    if (chain) yield chain;
  }
}

/** The chain that begins at a token; undefined where none does. */
export function chainAt(tokens: Tokens, start: number): Chain | undefined {
  const steps: Step[] = [];
  const isNew = tokens.language === "java" && textAt(tokens, start) === "new";
  let at = isNew ? start + 1 : start;
  if (textAt(tokens, at) === "(" && !isNew) {
    const close = closerOf(tokens, at);
    if (!joins.has(textAt(tokens, close + 1)) || isBehind(tokens, at - 1)) return undefined;
    steps.push({ kind: "group", open: at, close });
    at = close + 1;
  } else {
    const token = tokens.all[at];
    if (token?.kind !== "name" || isWord(tokens, token.text)) return undefined;
    // What is behind `new` is in its chain.
    if (textAt(tokens, at - 1) === "new" && !isNew && tokens.language === "java") return undefined;
    steps.push({ kind: "name", name: token.text, at });
    at++;
  }
  for (;;) {
    const mark = textAt(tokens, at);
    if (joins.has(mark)) {
      const next = afterGenerics(tokens, at + 1) ?? at + 1;
      const token = tokens.all[next];
      if (token?.kind !== "name") break;
      steps.push({ kind: "name", name: token.text, at: next });
      at = next + 1;
    } else if (mark === "(" || mark === "[") {
      const close = closerOf(tokens, at);
      steps.push({ kind: mark === "(" ? "call" : "index", open: at, close });
      at = close + 1;
    } else if (mark === "{" && isLiteral(tokens, start, steps)) {
      const close = closerOf(tokens, at);
      steps.push({ kind: "body", open: at, close });
      at = close + 1;
    } else if (mark === "<" && isNew && steps.every(({ kind }) => kind === "name")) {
      const next = afterGenerics(tokens, at);
      if (next === undefined) break;
      at = next;
    } else break;
  }
  return { from: start, to: Math.min(at, tokens.all.length), isNew, steps };
}

/** Whether parentheses behind a token are its arguments. */
function isBehind(tokens: Tokens, before: number): boolean {
  const token = tokens.all[before];
  if (token?.kind === "name") return !isWord(tokens, token.text);
  return /^[)\]>]$/.test(token?.text ?? "");
}

/** Whether braces behind a name are those of a literal of Go: `x := T{...}`, and not `if x == T {`. */
function isLiteral(tokens: Tokens, start: number, steps: readonly Step[]): boolean {
  if (tokens.language !== "go") return false;
  if (!steps.every(({ kind }) => kind === "name" || kind === "index")) return false;
  let before = start - 1;
  if (textAt(tokens, before) === "&") return true;
  // `[]T{...}`, `map[K]T{...}`, and not the result of a function.
  for (let turn = 0; turn < 8 && /^[\]*]$/.test(textAt(tokens, before)); turn++) {
    const open = textAt(tokens, before) === "]" ? openerOf(tokens, before) : before;
    before = textAt(tokens, open - 1) === "map" ? open - 2 : open - 1;
  }
  return /^(?:=|:=|\(|,|\{|:|\[|;|\+|return|)$/.test(textAt(tokens, before)) && before >= 0;
}

function openerOf(tokens: Tokens, close: number): number {
  for (let at = close - 1; at > close - 12 && at >= 0; at--)
    if (tokens.closers.get(at) === close) return at;
  return close;
}

/** How many tokens the types in angle brackets may have. */
const longestGenerics = 60;

/** Where what stands in angle brackets ends, `<K, List<V>>`; undefined where it is no list of types. */
export function afterGenerics(tokens: Tokens, at: number): number | undefined {
  if (textAt(tokens, at) !== "<") return undefined;
  let depth = 0;
  for (let next = at; next < at + longestGenerics; next++) {
    const text = textAt(tokens, next);
    if (text === "<") depth++;
    else if (text === ">") depth--;
    else if (!isName(tokens, next) && !/^[.,?&[\]@]$/.test(text)) return undefined;
    if (depth === 0) return next + 1;
  }
  return undefined;
}

/** What stands between two brackets, at its commas. */
export function partsOf(
  tokens: Tokens,
  { open, close }: { readonly open: number; readonly close: number },
): readonly Range[] {
  const parts: Range[] = [];
  let from = open + 1;
  for (let at = open + 1; at < close; at++) {
    const token = tokens.all[at];
    if (token?.kind !== "mark") continue;
    if (tokens.closers.has(at)) at = closerOf(tokens, at);
    else if (token.text === "<" && tokens.language === "java")
      at = (afterGenerics(tokens, at) ?? at + 1) - 1;
    else if (token.text === ",") {
      parts.push({ from, to: at });
      from = at + 1;
    }
  }
  return from < close
    ? [...parts, { from, to: close }].map((each) => trimmed(tokens, each))
    : parts;
}

/** Without the ends of lines, which Go sets behind a literal's last field. */
function trimmed(tokens: Tokens, { from, to }: Range): Range {
  return textAt(tokens, to - 1) === ";" ? { from, to: to - 1 } : { from, to };
}

/** Where the expression ends that begins at a token. */
export function expressionEnd(tokens: Tokens, from: number, most: number): number {
  for (let at = from; at < most; at++) {
    const token = tokens.all[at];
    if (token?.kind !== "mark") continue;
    if (/^[,;)\]}]$/.test(token.text)) return at;
    if (tokens.closers.has(at)) at = closerOf(tokens, at);
  }
  return most;
}

export const tokenAt = ({ all }: Tokens, at: number): Token | undefined => all[at];
