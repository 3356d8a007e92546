import { closerOf, isName, textAt, tokenAt } from "../../syntax/compiled/chains.ts";
import type { Range, Tokens } from "../../syntax/compiled/tokens.ts";
import type { DeclaredFunction, DeclaredType, TypeRef } from "./file.ts";
import { farthest, linesIn } from "./go-lines.ts";
import { readFields, readGoType, type GoNames } from "./go-types.ts";

type Given = DeclaredFunction["parameters"];

/** Functions by whose names something of elsewhere calls what is given to it. */
const called =
  /^(?:main|init|ServeHTTP|Invoke|RoundTrip|Retrieve|Read\w*|Write\w*|Seek|Close|Open|String|Error|Unwrap|Is|As|(?:Un)?[mM]arshal\w*|Less|Swap|Len|Push|Pop|Set|Scan|Value|Fire|Levels|Format|Handle\w*)$/;

/** A function, method or function without a name, and what its names stand for in it. */
export function readFunction(
  names: GoNames,
  start: number,
): { readonly made: DeclaredFunction; readonly given: Given } | undefined {
  const { tokens } = names;
  let at = start + 1;
  let receiver: Given = [];
  if (textAt(tokens, at) === "(" && isName(tokens, closerOf(tokens, at) + 1)) {
    const next = closerOf(tokens, at) + 1;
    if (textAt(tokens, next + 1) === "(") {
      receiver = readFields(names, at);
      at = next;
    }
  }
  const nameAt = at;
  const name = isName(tokens, at) ? textAt(tokens, at++) : "";
  if (textAt(tokens, at) === "[") at = closerOf(tokens, at) + 1;
  if (textAt(tokens, at) !== "(") return undefined;
  const parameters = readFields(names, at);
  const behind = closerOf(tokens, at) + 1;
  const brace = bodyAfter(tokens, behind);
  if (brace === undefined) return undefined;
  const owner = receiver[0]?.type[0]?.name;
  const made: DeclaredFunction = {
    name,
    head: { from: start, to: nameAt },
    ...(owner !== undefined && { owner }),
    parameters,
    results: resultsIn(names, { from: behind, to: brace }),
    body: { from: brace + 1, to: closerOf(tokens, brace) },
    isCalled: called.test(name),
  };
  return { made, given: [...receiver, ...parameters] };
}

/** The brace of a function's body, behind its results; none where only its type is said. */
function bodyAfter(tokens: Tokens, from: number): number | undefined {
  for (let at = from; at < from + farthest; at++) {
    const text = textAt(tokens, at);
    if (text === "{") {
      if (!/^(?:struct|interface)$/.test(textAt(tokens, at - 1))) return at;
      at = closerOf(tokens, at);
    } else if (tokens.closers.has(at)) at = closerOf(tokens, at);
    else if (!isName(tokens, at) && !/^(?:[*.]|<-)$/.test(text)) return undefined;
  }
  return undefined;
}

function resultsIn(names: GoNames, { from, to }: Range): readonly TypeRef[] {
  const { tokens } = names;
  if (from >= to) return [];
  if (textAt(tokens, from) === "(") return readFields(names, from).map(({ type }) => type);
  return [readGoType(names, { from, to }) ?? []];
}

export function readStruct(names: GoNames, open: number): Pick<DeclaredType, "bases" | "fields"> {
  const { tokens } = names;
  const fields = new Map<string, TypeRef>();
  const bases: TypeRef[] = [];
  for (const line of linesIn(tokens, open)) {
    const called = fieldNames(tokens, line);
    const type = readGoType(names, { from: line.from + called.length * 2 - 1, to: line.to });
    if (called.length > 0) for (const each of called) fields.set(each, type ?? []);
    else {
      const base = readGoType(names, line);
      const [own] = base ?? [];
      if (!base || !own) continue;
      bases.push(base);
      fields.set(own.name, base);
    }
  }
  return { bases, fields };
}

/** `a, b` of `a, b T`; none of what is embedded. */
function fieldNames(tokens: Tokens, { from, to }: Range): readonly string[] {
  const found: string[] = [];
  for (let at = from; at < to && isName(tokens, at); at += 2) {
    found.push(textAt(tokens, at));
    if (textAt(tokens, at + 1) === ",") continue;
    const isAlone = at + 1 >= to || textAt(tokens, at + 1) === ".";
    return isAlone || tokenAt(tokens, at + 1)?.kind === "string" ? [] : found;
  }
  return [];
}

export function readInterface(names: GoNames, open: number): Pick<DeclaredType, "bases" | "asks"> {
  const { tokens } = names;
  const asks = new Map<string, readonly TypeRef[]>();
  const bases: TypeRef[] = [];
  for (const line of linesIn(tokens, open)) {
    if (isName(tokens, line.from) && textAt(tokens, line.from + 1) === "(") {
      const given = readFields(names, line.from + 1);
      asks.set(
        textAt(tokens, line.from),
        given.map(({ type }) => type),
      );
    } else {
      const base = readGoType(names, line);
      if (base) bases.push(base);
    }
  }
  return { bases, asks };
}
