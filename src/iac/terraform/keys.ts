import type { Expression } from "../../syntax/hcl/ast.ts";

/** The name that a key of an object is, if it is written as such: `Effect`, `"Effect"`. */
export function keyName(key: Expression): string | undefined {
  if (key.kind === "variable") return key.name;
  const [only, ...more] = key.kind === "template" ? key.parts : [];
  return only?.kind === "literal" && more.length === 0 ? only.value : undefined;
}
