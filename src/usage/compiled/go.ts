import type { Source } from "../../source/source.ts";
import { closerOf, isName, textAt, tokenAt } from "../../syntax/compiled/chains.ts";
import { readTokens, type Range, type Tokens } from "../../syntax/compiled/tokens.ts";
import {
  gathered,
  type CodeFile,
  type DeclaredFunction,
  type DeclaredType,
  type Imported,
} from "./file.ts";
import { readFunction, readInterface, readStruct } from "./go-declared.ts";
import { farthest, findMark, lineEnd, linesIn, listAt, namesBefore } from "./go-lines.ts";
import { readGoType, type GoNames } from "./go-types.ts";

/**
 * Reads what a file of Go declares.
 * (https://go.dev/ref/spec)
 *
 * @param home how others import its package
 */
export function readGo(source: Source, home: string): CodeFile {
  const tokens = readTokens(source.text, "go");
  const imports = importsIn(tokens);
  const byName = new Map(imports.flatMap(({ name, module }) => (name ? [[name, module]] : [])));
  const names: GoNames = { tokens, home, moduleOf: (name) => byName.get(name) };
  const types: DeclaredType[] = [];
  const functions: DeclaredFunction[] = [];
  const variables = gathered();
  const whole = tokens.all.length;
  const scopeAt = (at: number): number => {
    const brace = tokens.braces[at] ?? -1;
    return brace < 0 ? whole : closerOf(tokens, brace);
  };

  /** `a, b T = x, y` */
  const declare = ({ from, to }: Range, scope: Range): void => {
    const called: string[] = [];
    let at = from;
    while (isName(tokens, at)) {
      called.push(textAt(tokens, at++));
      if (textAt(tokens, at) !== ",") break;
      at++;
    }
    const equals = findMark(tokens, "=", { from: at, to });
    const type = equals === at ? undefined : readGoType(names, { from: at, to: equals ?? to });
    const values = equals === undefined ? [] : listAt(tokens, equals + 1, to);
    for (const [index, name] of called.entries())
      variables.add(name, {
        scope,
        ...(type && { type }),
        ...valueOf(values, index),
        ...(values.length === 0 && { isOpen: true as const }),
      });
  };

  for (let at = 0; at < whole; at++) {
    const text = textAt(tokens, at);
    if (text === "type" && isName(tokens, at + 1)) {
      const type = readType(at + 1);
      if (type) types.push(type);
    } else if (text === "type" && textAt(tokens, at + 1) === "(") {
      for (const line of linesIn(tokens, at + 1)) {
        const type = isName(tokens, line.from) ? readType(line.from) : undefined;
        if (type) types.push(type);
      }
    } else if (text === "func") {
      const found = readFunction(names, at);
      if (!found) continue;
      const { made, given } = found;
      if (made.name !== "") functions.push(made);
      for (const [index, { name, type }] of given.entries())
        variables.add(name, {
          scope: made.body,
          type,
          parameter: { of: made, index: index - (given.length - made.parameters.length) },
        });
    } else if ((text === "var" || text === "const") && textAt(tokens, at + 1) === "(") {
      for (const line of linesIn(tokens, at + 1))
        declare(line, { from: scopeStart(tokens, at), to: scopeAt(at) });
    } else if ((text === "var" || text === "const") && isName(tokens, at + 1)) {
      declare(
        { from: at + 1, to: lineEnd(tokens, at + 1) },
        { from: scopeStart(tokens, at), to: scopeAt(at) },
      );
    } else if (text === ":=") {
      const isRange = textAt(tokens, at + 1) === "range";
      const called = namesBefore(tokens, at);
      const values = isRange ? [] : listAt(tokens, at + 1, lineEnd(tokens, at + 1));
      const scope = { from: at, to: headerEnd(tokens, at) ?? scopeAt(at) };
      for (const [index, name] of called.entries())
        variables.add(name, {
          scope,
          ...(isRange
            ? index === called.length - 1 && { value: { at: at + 2, index: 0 } }
            : valueOf(values, index)),
        });
    }
  }

  function readType(at: number): DeclaredType | undefined {
    const name = textAt(tokens, at);
    let next = at + 1;
    // `type Name[T any] struct`, and not `type Names []Name`.
    if (textAt(tokens, next) === "[" && isName(tokens, next + 1) && isName(tokens, next + 2))
      next = closerOf(tokens, next) + 1;
    if (textAt(tokens, next) === "=") next++;
    const kind = textAt(tokens, next);
    const none = {
      name,
      bases: [],
      fields: new Map(),
      asks: new Map(),
      head: noRange,
      body: noRange,
    };
    if ((kind === "struct" || kind === "interface") && textAt(tokens, next + 1) === "{") {
      const body = { from: next + 2, to: closerOf(tokens, next + 1) };
      return kind === "struct"
        ? { ...none, ...readStruct(names, next + 1), body }
        : { ...none, ...readInterface(names, next + 1), body };
    }
    const base = readGoType(names, { from: next, to: lineEnd(tokens, next) });
    return base && { ...none, bases: [base] };
  }

  const typeNamed: CodeFile["typeNamed"] = (name) => [{ module: home, name }];
  const declared = { types, functions, variables: variables.all() };
  return { source, tokens, home, imports, typeNamed, ...declared };
}

const noRange: Range = { from: 0, to: 0 };

type Values = readonly Range[];

/** The value of one of several names, which may be one of the results of a single call. */
function valueOf(
  values: Values,
  index: number,
): { readonly value?: { readonly at: number; readonly index: number } } {
  const own = values.length === 1 ? values[0] : values[index];
  if (!own) return {};
  return { value: { at: own.from, index: values.length === 1 ? index : 0 } };
}

function importsIn(tokens: Tokens): readonly Imported[] {
  const found: Imported[] = [];
  const note = (at: number): void => {
    const isCalled = isName(tokens, at) || textAt(tokens, at) === ".";
    const token = tokenAt(tokens, isCalled ? at + 1 : at);
    if (token?.kind !== "string") return;
    const called = isCalled ? textAt(tokens, at) : lastPart(token.text);
    const named = called === "." || called === "_" ? {} : { name: called };
    found.push({ ...named, module: token.text, span: token.span });
  };
  for (let at = 0; at < tokens.all.length; at++) {
    if (textAt(tokens, at) === "func") break;
    if (textAt(tokens, at) !== "import") continue;
    if (textAt(tokens, at + 1) === "(") for (const { from } of linesIn(tokens, at + 1)) note(from);
    else note(at + 1);
  }
  return found;
}

/** What a package is called that is imported without a name: `v7` is a version, `go-redis` is `redis`. */
function lastPart(module: string): string {
  const parts = module.split("/");
  const last = parts.at(-1) ?? "";
  const own = /^v\d+$/.test(last) ? (parts.at(-2) ?? last) : last;
  return own.replace(/\.v\d+$/, "").replace(/^go-|-go$/g, "");
}

/** Package-wide names mean the same in front of their declaration. */
function scopeStart(tokens: Tokens, at: number): number {
  return (tokens.braces[at] ?? -1) < 0 ? 0 : at;
}

/** Where what is declared in the head of `if`, `for` or `switch` ends: with its braces. */
function headerEnd(tokens: Tokens, at: number): number | undefined {
  let start = at - 1;
  while (start > 0 && at - start < 24 && !/^[;{}]$/.test(textAt(tokens, start))) {
    if (/^(?:if|for|switch)$/.test(textAt(tokens, start))) {
      const brace = blockAfter(tokens, at);
      return brace === undefined ? undefined : closerOf(tokens, brace);
    }
    start--;
  }
  return undefined;
}

/** The brace behind the head of a statement: the first one that stands behind what is no type. */
function blockAfter(tokens: Tokens, at: number): number | undefined {
  for (let next = at; next < at + farthest; next++) {
    const text = textAt(tokens, next);
    if (text === "{") {
      const end = closerOf(tokens, next);
      // Behind a literal the head goes on.
      if (!/^[,;.)]$/.test(textAt(tokens, end + 1)) || textAt(tokens, end + 1) === ";") return next;
      next = end;
    } else if (tokens.closers.has(next)) next = closerOf(tokens, next);
    else if (/^[)\]}]$/.test(text)) return undefined;
  }
  return undefined;
}
