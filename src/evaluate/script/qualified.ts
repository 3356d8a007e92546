import type { Call, Expression } from "../../syntax/script/tree.ts";
import type { Qualified } from "./at.ts";
import type { Binding } from "./binding.ts";
import { bindingIn, type Scopes } from "./scopes.ts";

/** How many names may stand for each other, one behind the other. */
const longestChain = 20;

/**
 * The module that a name comes from and the way to it there: `iam.Effect.ALLOW` behind
 * `import * as iam from "aws-cdk-lib/aws-iam"`. Undefined for what the file makes itself.
 */
export function qualifiedIn(
  node: Expression,
  scopes: Scopes,
  depth = longestChain,
): Qualified | undefined {
  if (depth === 0) return undefined;
  if (node.kind === "call") {
    const module = requiredBy(node);
    return module === undefined ? undefined : { module, path: [] };
  }
  const binding = bindingIn(node, scopes);
  if (binding?.imported) {
    const { module, name } = binding.imported;
    return { module, path: name === "*" || name === "default" ? [] : [name] };
  }
  const only = onlyValue(binding);
  if (only) {
    const isName = only.kind === "name" || only.kind === "member" || only.kind === "call";
    return isName ? qualifiedIn(only, scopes, depth - 1) : undefined;
  }
  if (node.kind !== "member") return undefined;
  const object = qualifiedIn(node.object, scopes, depth - 1);
  return object && { module: object.module, path: [...object.path, node.name] };
}

/** The module that a call brings in: `require("./a")`, `import("./a")`; a call that only traces one is that. */
export function requiredBy({ callee, args }: Call): string | undefined {
  const first = args[0]?.value;
  if (!first || (callee.kind !== "name" && callee.kind !== "member")) return undefined;
  if (callee.name === "captureAWS" && first.kind === "call") return requiredBy(first);
  const isRequire = callee.kind === "name" && /^(?:require|import)$/.test(callee.name);
  if (!isRequire || first.kind !== "string") return undefined;
  const [module] = first.parts;
  return module?.kind === "text" ? module.value : undefined;
}

/** The value of what gets a single one. */
export function onlyValue(binding: Binding | undefined): Expression | undefined {
  if (!binding || binding.parameter || binding.turn || binding.imported) return undefined;
  const [only, ...more] = binding.assigns;
  return only && more.length === 0 && !only.adds ? only.value : undefined;
}

/** The expression that a name stands for, through names that stand for names. */
export function originOf(node: Expression, { scopes }: { readonly scopes: Scopes }): Expression {
  let at = node;
  for (let step = 0; step < longestChain; step++) {
    const next = onlyValue(bindingIn(at, scopes));
    if (!next) return at;
    at = next;
  }
  return at;
}
