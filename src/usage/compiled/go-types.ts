import { closerOf, isName, isWord, partsOf, textAt } from "../../syntax/compiled/chains.ts";
import type { Range, Tokens } from "../../syntax/compiled/tokens.ts";
import type { DeclaredFunction, TypeRef } from "./file.ts";

/** What names of types mean in a file of Go. */
export type GoNames = {
  readonly tokens: Tokens;
  readonly home: string;
  readonly moduleOf: (name: string) => string | undefined;
};

const deepest = 8;

/**
 * The type that is written in a range: what pointers lead to, lists and maps hold and functions give back.
 * Whoever takes something out of a list has one of them.
 */
export function readGoType(names: GoNames, { from, to }: Range, depth = 0): TypeRef | undefined {
  const { tokens, home, moduleOf } = names;
  for (let at = from; at < to && depth < deepest; at++) {
    const text = textAt(tokens, at);
    if (/^(?:[*;]|\.\.\.|<-|chan)$/.test(text)) continue;
    if (text === "[") at = closerOf(tokens, at);
    else if (text === "map") at = closerOf(tokens, at + 1);
    else if (text === "func") {
      const next = closerOf(tokens, at + 1) + 1;
      if (textAt(tokens, next) !== "(") {
        at = next - 1;
        continue;
      }
      const [first] = partsOf(tokens, { open: next, close: closerOf(tokens, next) });
      return first && readGoType(names, first, depth + 1);
    } else if (isName(tokens, at) && !isWord(tokens, text)) {
      if (textAt(tokens, at + 1) !== ".") return [{ module: home, name: text }];
      const module = moduleOf(text);
      return module === undefined ? undefined : [{ module, name: textAt(tokens, at + 2) }];
    } else return undefined;
  }
  return undefined;
}

/** Parameters or results: `(a, b T, c *U)`, `(T, error)`. What has no name is there without one. */
export function readFields(names: GoNames, open: number): DeclaredFunction["parameters"] {
  const { tokens } = names;
  const parts = partsOf(tokens, { open, close: closerOf(tokens, open) });
  const isNamed = parts.some((part) => hasName(tokens, part));
  let type: TypeRef = [];
  return parts
    .toReversed()
    .map((part) => {
      if (!isNamed) return { name: "", type: readGoType(names, part) ?? [] };
      if (hasName(tokens, part))
        type = readGoType(names, { from: part.from + 1, to: part.to }) ?? [];
      return { name: textAt(tokens, part.from), type };
    })
    .toReversed();
}

/** Whether a name stands in front of a type: `a T`, and not `a.T`. */
function hasName(tokens: Tokens, { from, to }: Range): boolean {
  if (to - from < 2 || !isName(tokens, from)) return false;
  if (/^(?:func|map|chan|struct|interface)$/.test(textAt(tokens, from))) return false;
  const next = textAt(tokens, from + 1);
  if (next === "[") return closerOf(tokens, from + 1) + 1 < to || textAt(tokens, from + 2) === "]";
  return next !== ".";
}
