import type { Source } from "../../source/source.ts";
import {
  afterGenerics,
  closerOf,
  isName,
  isWord,
  partsOf,
  textAt,
} from "../../syntax/compiled/chains.ts";
import { readTokens, type Range, type Tokens } from "../../syntax/compiled/tokens.ts";
import {
  gathered,
  type CodeFile,
  type DeclaredFunction,
  type DeclaredType,
  type TypeRef,
} from "./file.ts";
import { headOf, typesNamed, type TypeNamed } from "./java-names.ts";

/**
 * Reads what a file of Java declares: two names behind one another are a type and what is of it.
 * (https://docs.oracle.com/javase/specs/jls/se21/html/jls-19.html)
 */
export function readJava(source: Source): CodeFile {
  const tokens = readTokens(source.text, "java");
  const { home, imports } = headOf(tokens);
  const typeNamed = typesNamed(home, imports);
  const types: DeclaredType[] = [];
  const byBrace = new Map<number, Own>();
  const functions: DeclaredFunction[] = [];
  const variables = gathered();
  const whole = tokens.all.length;

  for (let at = 0; at < whole; at++) {
    const text = textAt(tokens, at);
    if (/^(?:class|interface|enum|record)$/.test(text) && isName(tokens, at + 1)) {
      const found = readType(tokens, at, typeNamed);
      if (!found) continue;
      byBrace.set(found.brace, found.type);
      types.push(found.type);
    } else if (text === "->") {
      for (const { name, scope } of lambdaNames(tokens, at)) variables.add(name, { scope });
    }
    const declared = declarationAt(tokens, at);
    if (!declared) continue;
    const { name, type, next } = declared;
    const around = byBrace.get(tokens.braces[at] ?? -1);
    const owner = around?.name;
    const isFunction = textAt(tokens, next) === "(";
    if (isFunction) {
      const made = readFunction(tokens, { name, type, open: next, owner, start: at }, typeNamed);
      if (!made) continue;
      functions.push(made);
      for (const [index, { name: own, type: of }] of made.parameters.entries())
        variables.add(own, { scope: made.body, type: of, parameter: { of: made, index } });
      continue;
    }
    const ref = type === "var" ? undefined : typeNamed(type);
    const brace = tokens.braces[at] ?? -1;
    const end = brace < 0 ? whole : closerOf(tokens, brace);
    around?.fields.set(name, ref ?? []);
    const isGiven = textAt(tokens, next) === "=";
    variables.add(name, {
      scope: { from: owner === undefined ? at : brace, to: end },
      ...(ref && { type: ref }),
      ...(isGiven && { value: { at: next + 1, index: 0 } }),
      ...(owner !== undefined && { isField: true as const }),
      ...(!isGiven && { isOpen: true as const }),
    });
  }
  const declared = { types, functions, variables: variables.all() };
  return { source, tokens, home, imports, typeNamed, ...declared };
}

type Own = Omit<DeclaredType, "fields"> & { readonly fields: Map<string, TypeRef> };
/** The name of a type, and where it ends: `a.b.C<D>[]`. */
function typeAt(
  tokens: Tokens,
  at: number,
): { readonly name: string; readonly next: number } | undefined {
  if (!isName(tokens, at) || isWord(tokens, textAt(tokens, at))) return undefined;
  let name = textAt(tokens, at);
  let next = at + 1;
  while (textAt(tokens, next) === "." && isName(tokens, next + 1) && next < at + 24) {
    name += `.${textAt(tokens, next + 1)}`;
    next += 2;
  }
  next = afterGenerics(tokens, next) ?? next;
  while (textAt(tokens, next) === "[" && textAt(tokens, next + 1) === "]") next += 2;
  if (textAt(tokens, next) === "...") next++;
  return { name, next };
}

const simple = /^(?:void|boolean|byte|char|double|float|int|long|short)$/;
const noTypes =
  /^(?:new|instanceof|return|throw|case|yield|assert|else|default|when|super|extends|implements|throws|permits)$/;

/** A type and a name behind it: a variable, a field, a parameter, a method; a constructor has no type. */
function declarationAt(
  tokens: Tokens,
  at: number,
): { readonly name: string; readonly type: string; readonly next: number } | undefined {
  const before = textAt(tokens, at - 1);
  if (before === "." || before === "@" || before === "::" || before === "new") return undefined;
  const first = textAt(tokens, at);
  const type = simple.test(first) ? simpleTypeAt(tokens, at) : typeAt(tokens, at);
  if (!type || noTypes.test(first)) return undefined;
  const { next } = type;
  if (isName(tokens, next)) {
    const name = textAt(tokens, next);
    if (isWord(tokens, name) || noTypes.test(name)) return undefined;
    // `class Name`, `import a`, `record Name(...)` have no type in front.
    return { name, type: type.name, next: next + 1 };
  }
  // A constructor stands behind the end of something, or what says who may call it.
  const isMaker =
    textAt(tokens, next) === "(" &&
    /^(?:public|protected|private|[;{}])$/.test(before) &&
    /^[A-Z]\w*$/.test(type.name) &&
    /^(?:\{|throws)$/.test(textAt(tokens, closerOf(tokens, next) + 1));
  return isMaker ? { name: type.name, type: type.name, next } : undefined;
}

function simpleTypeAt(
  tokens: Tokens,
  at: number,
): { readonly name: string; readonly next: number } {
  let next = at + 1;
  while (textAt(tokens, next) === "[" && textAt(tokens, next + 1) === "]") next += 2;
  return { name: textAt(tokens, at), next };
}

function readType(
  tokens: Tokens,
  at: number,
  typeNamed: TypeNamed,
): { readonly type: Own; readonly brace: number } | undefined {
  const name = textAt(tokens, at + 1);
  const bases: TypeRef[] = [];
  const fields = new Map<string, TypeRef>();
  let next = afterGenerics(tokens, at + 2) ?? at + 2;
  if (textAt(tokens, next) === "(" && textAt(tokens, at) === "record") {
    for (const { name: own, type } of fieldsIn(tokens, next, typeNamed)) fields.set(own, type);
    next = closerOf(tokens, next) + 1;
  }
  for (const end = next + farthest; next < end && textAt(tokens, next) !== "{"; next++) {
    if (/^[;(})]$/.test(textAt(tokens, next)) || next >= tokens.all.length) return undefined;
    const type = typeAt(tokens, next);
    if (!type || noTypes.test(type.name)) continue;
    bases.push(typeNamed(type.name));
    next = type.next - 1;
  }
  if (textAt(tokens, next) !== "{") return undefined;
  const body = { from: next + 1, to: closerOf(tokens, next) };
  const head = { from: at + 1, to: next };
  return { type: { name, bases, fields, asks: new Map(), head, body }, brace: next };
}

const farthest = 400;

function fieldsIn(
  tokens: Tokens,
  open: number,
  typeNamed: TypeNamed,
): DeclaredFunction["parameters"] {
  return partsOf(tokens, { open, close: closerOf(tokens, open) }).flatMap((part) => {
    for (let at = part.from; at < Math.min(part.to, part.from + 40); at++) {
      const found = declarationAt(tokens, at);
      if (found?.next === part.to) {
        const isOpen = simple.test(found.type) || found.type === "var";
        return [{ name: found.name, type: isOpen ? [] : typeNamed(found.type) }];
      }
      if (tokens.closers.has(at)) at = closerOf(tokens, at);
    }
    return [];
  });
}

type Written = {
  readonly name: string;
  readonly type: string;
  readonly open: number;
  readonly owner: string | undefined;
  readonly start: number;
};

/** A method with its body; one of an interface or an abstract one has none. */
function readFunction(
  tokens: Tokens,
  { name, type, open, owner, start }: Written,
  typeNamed: TypeNamed,
): DeclaredFunction | undefined {
  const behind = closerOf(tokens, open) + 1;
  let brace = behind;
  for (const end = behind + farthest; brace < end && !/^[{;]$/.test(textAt(tokens, brace)); brace++)
    if (!isName(tokens, brace) && !/^[.,@<>[\]]$/.test(textAt(tokens, brace))) return undefined;
  const mark = textAt(tokens, brace);
  if (mark !== "{" && mark !== ";") return undefined;
  // `new A(b);` behind a word is a call.
  if (mark === ";" && owner === undefined) return undefined;
  const before = inFrontOf(tokens, start);
  const isMarked = before.some((word, index) => word !== "Override" && before[index + 1] === "@");
  return {
    name,
    head: { from: start, to: open - 1 },
    ...(owner !== undefined && { owner }),
    parameters: fieldsIn(tokens, open, typeNamed),
    results: simple.test(type) ? [] : [typeNamed(type)],
    body:
      mark === "{" ? { from: brace + 1, to: closerOf(tokens, brace) } : { from: brace, to: brace },
    isCalled: name === owner || owner === undefined || isMarked || ofAll.test(name),
    ...(before.includes("private") && { isPrivate: true as const }),
  };
}

/** Methods that every object has, and that are called without being named. */
const ofAll = /^(?:toString|equals|hashCode|compareTo|finalize)$/;

/** The words in front of a method that say how it is meant, backwards: `private`, `Override` `@`. */
function inFrontOf(tokens: Tokens, start: number): readonly string[] {
  const found: string[] = [];
  for (let at = start - 1; at > start - 40 && !/^[;{}]$/.test(textAt(tokens, at)); at--)
    found.push(textAt(tokens, at));
  return found;
}

/** The names that a function without a name gives to what it is given, `a -> b`, `(a, b) -> { c }`. */
function lambdaNames(
  tokens: Tokens,
  arrow: number,
): readonly { readonly name: string; readonly scope: Range }[] {
  const scope = { from: arrow, to: lambdaEnd(tokens, arrow) };
  if (isName(tokens, arrow - 1)) return [{ name: textAt(tokens, arrow - 1), scope }];
  const found: { readonly name: string; readonly scope: Range }[] = [];
  if (textAt(tokens, arrow - 1) !== ")") return found;
  for (let at = arrow - 2; at > arrow - 40 && textAt(tokens, at) !== "("; at--)
    if (isName(tokens, at) && /^[,)]$/.test(textAt(tokens, at + 1)))
      found.push({ name: textAt(tokens, at), scope });
  return found;
}

function lambdaEnd(tokens: Tokens, arrow: number): number {
  if (textAt(tokens, arrow + 1) === "{") return closerOf(tokens, arrow + 1);
  for (let at = arrow + 1; at < arrow + 1 + farthest; at++) {
    if (/^[,;)\]}]$/.test(textAt(tokens, at))) return at;
    if (tokens.closers.has(at)) at = closerOf(tokens, at);
  }
  return Math.min(arrow + farthest, tokens.all.length);
}
