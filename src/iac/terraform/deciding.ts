import { repeatedBy } from "../../evaluate/terraform/module.ts";
import { contains, type Place, type Source } from "../../source/source.ts";
import type { Body, Expression, TemplatePart } from "../../syntax/hcl/ast.ts";
import { blocksIn, childrenOf, expressionsIn, valuesIn } from "../../syntax/hcl/walk.ts";
import { textOf } from "./defined.ts";

/** Functions that give all of what they are given. */
const whole = /^(?:concat|distinct|flatten|jsonencode|merge|tolist|tomap|toset)$/;

/**
 * What decides whether something is there that stands at a place of a body, the outermost first: with
 * the arm of a conditional in which it stands.
 */
export function* decidingAt({ source, span }: Place, body: Body): Generator<string> {
  const said = (node: Expression): string => textOf({ node, source });
  for (const item of body.items) {
    if (!contains(item.span, span)) continue;
    if (item.kind === "argument") yield* decidingIn(item.value, { source, span });
    else {
      for (const by of repeatedBy(item.body)) yield `each ${said(by)}`;
      yield* decidingAt({ source, span }, item.body);
    }
  }
}

function* decidingIn(node: Expression, place: Place): Generator<string> {
  const { source, span } = place;
  const said = (each: Expression): string => textOf({ node: each, source });
  if (node.kind === "template") yield* directives(node.parts, place);
  if (node.kind === "conditional") {
    const arm = contains(node.then.span, span) ? "then" : "else";
    yield `if ${said(node.condition)} ${arm}`;
  }
  if (node.kind === "for")
    yield `for ${[node.collection, node.condition ?? []].flat().map(said).join(" if ")}`;
  const inner = childrenOf(node).find((each) => contains(each.span, span));
  if (!inner) return;
  if (node.kind === "call" && !whole.test(node.name))
    yield `${node.name}(${node.args.map((each) => (each === inner ? "" : said(each))).join()})`;
  if (node.kind === "index") yield `[${said(node.key)}]`;
  yield* decidingIn(inner, place);
}

function* directives(parts: readonly TemplatePart[], { source, span }: Place): Generator<string> {
  for (const part of parts) {
    if (!contains(part.span, span)) continue;
    if (part.kind === "if") {
      const isThen = part.then.some((each) => contains(each.span, span));
      yield `if ${textOf({ node: part.condition, source })} ${isThen ? "then" : "else"}`;
      yield* directives(isThen ? part.then : part.otherwise, { source, span });
    }
    if (part.kind === "for-directive") {
      yield `for ${textOf({ node: part.collection, source })}`;
      yield* directives(part.body, { source, span });
    }
  }
}

/** Whether it depends on something what an expression names, or may. */
export function isChoosing(value: Expression): boolean {
  return expressionsIn(value).some(
    ({ kind, ...node }) =>
      kind === "conditional" ||
      kind === "for" ||
      (kind === "variable" && "name" in node && node.name === "local"),
  );
}

/** Whether what an expression names is given to its module. */
export function isGiven(value: Expression): boolean {
  return expressionsIn(value).some((node) => node.kind === "variable" && node.name === "var");
}

const deciding = new WeakMap<Expression | Body, readonly string[]>();

/** All that decides on something in an expression or a body. */
export function allDeciding(node: Expression | Body, source: Source): readonly string[] {
  const known = deciding.get(node) ?? [...new Set(decidedIn(node, source))];
  deciding.set(node, known);
  return known;
}

function* decidedIn(node: Expression | Body, source: Source): Generator<string> {
  const said = (each: Expression): string => textOf({ node: each, source });
  const bodies = "kind" in node ? [] : [node, ...[...blocksIn(node)].map(({ body }) => body)];
  for (const body of bodies) for (const by of repeatedBy(body)) yield `each ${said(by)}`;
  for (const value of "kind" in node ? [node] : valuesIn(node))
    for (const each of expressionsIn(value)) {
      if (each.kind === "conditional") yield `if ${said(each.condition)}`;
      if (each.kind === "for")
        yield `for ${[each.collection, each.condition ?? []].flat().map(said).join(" if ")}`;
      if (each.kind === "template" && each.parts.some(({ kind }) => directive.has(kind)))
        yield said(each);
    }
}

const directive: ReadonlySet<string> = new Set(["if", "for-directive"]);
