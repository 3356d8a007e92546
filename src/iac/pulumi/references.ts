import type { Binding } from "../../evaluate/script/binding.ts";
import { bindingIn } from "../../evaluate/script/scopes.ts";
import { argumentOf } from "../../evaluate/script/bound.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Attachment } from "../../iam/policy.ts";
import { isHole } from "../../iam/text.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { namedIn } from "./names.ts";

/** A declaration in the file that has it. */
export type Target = { readonly path: string; readonly declaration: Declaration };

/** The name of a declaration that no other one of the repository has. */
export function scoped({ path, declaration }: Target): string {
  return `${path}/${declaration.address}`;
}

/** How many nodes are gone through from one expression. */
const mostVisited = 2000;

/**
 * The declarations that an expression names, through names of the file and the parameters of functions that it
 * calls.
 */
export function namedBy(node: Node, file: File): readonly Declaration[] {
  const found = new Set<Declaration>();
  for (const each of standingIn(node, file)) {
    const declaration = each.kind === "call" ? file.declarationOf(each) : undefined;
    if (declaration && each !== node) found.add(declaration);
  }
  return [...found];
}

/** The same of what other files declare, by scoped address. */
export function importedBy(node: Node, file: File): readonly string[] {
  const found = new Set<string>();
  for (const each of standingIn(node, file))
    if (isImported(each, file))
      for (const { scope, address } of addressesIn(file.evaluator.evaluate(each)))
        if (scope !== file.path) found.add(`${scope}/${address}`);
  return [...found];
}

function isImported(node: Node, file: File): node is Expression {
  let root = node;
  while (root.kind === "member" || root.kind === "call")
    root = root.kind === "member" ? root.object : root.callee;
  if (root.kind !== "name") return false;
  const isOfFile = bindingIn(root, file.script.scopes)?.imported !== undefined;
  return isOfFile && !namedIn(root, file.evaluator);
}

/** What stands in an expression, and in what its names stand for, up to the declarations there. */
function* standingIn(node: Node, file: File): Generator<Node> {
  const seen = new Set<Node>();
  const open: Node[] = [node];
  for (let next = open.pop(); next && seen.size < mostVisited; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    yield next;
    if (next !== node && next.kind === "call" && file.declarationOf(next)) continue;
    const binding =
      next.kind === "name" || next.kind === "member"
        ? bindingIn(next, file.script.scopes)
        : undefined;
    open.push(...(binding ? standingFor(binding, file) : childrenOf(next)));
  }
}

/** The expressions that give a name its value. */
function standingFor({ assigns, parameter, turn, grown }: Binding, file: File): readonly Node[] {
  const passed = parameter
    ? file.script.scopes
        .calls(parameter.of)
        .flatMap((call) => argumentOf(call, parameter.of, parameter.index) ?? [])
    : [];
  const values = assigns.map(({ value }) => value).filter(({ kind }) => kind !== "function");
  const over = turn?.of.over ? [turn.of.over] : [];
  return [
    ...values,
    ...passed,
    ...over,
    ...grown.flatMap(({ args }) => args.map((each) => each.value)),
  ];
}

/** The declarations, of this file or another, that a value is made of. */
export function targetsIn(value: Value, file: File): readonly Attachment[] {
  const found = new Map<string, Attachment>();
  for (const { scope, address } of addressesIn(value)) {
    const other = fileAt(scope, file);
    const declaration = other?.declarations().find((each) => each.address === address);
    if (other && declaration)
      found.set(`${scope}/${address}`, attachmentOf(declaration, other, file));
  }
  return [...found.values()];
}

function fileAt(path: string, file: File): File | undefined {
  return path === file.path ? file : file.using.opened(path);
}

/** A declaration as what something is attached to. */
export function attachmentOf({ address, type }: Declaration, of: File, from: File): Attachment {
  return { address, type, ...(of.path !== from.path && { scope: of.path }) };
}

type Address = { readonly scope: string; readonly address: string };

function* addressesIn(value: Value): Generator<Address> {
  switch (value.kind) {
    case "text":
      for (const part of value.text.parts)
        if (isHole(part) && part.meaning.kind === "name") {
          const { address } = part.meaning;
          const end = part.id.lastIndexOf(`/${address}/`);
          if (end >= 0) yield { scope: part.id.slice(0, end), address };
        }
      return;
    case "unknown":
      if (value.refersTo?.scope !== undefined)
        yield { scope: value.refersTo.scope, address: value.refersTo.address };
      return;
    case "choice":
      for (const each of value.values) yield* addressesIn(each);
      return;
    case "list":
      for (const each of value.items) yield* addressesIn(each);
      for (const { like } of value.rest) for (const each of like) yield* addressesIn(each);
      return;
    default:
      return;
  }
}
