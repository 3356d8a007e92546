import type { Mark } from "../../source/embedded.ts";
import type { Source, Span } from "../../source/source.ts";
import type { DataEntry, DataMap, DataNode, DataScalar } from "../data.ts";
import { readJson } from "../json.ts";
import type { Argument, Block, Body, Expression, File, Label, Template } from "./ast.ts";
import { moved } from "./moved.ts";
import { readHclTemplate } from "./read.ts";

/**
 * How many labels the blocks of the top level have.
 * (https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions)
 */
const labels: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["variable", 1],
  ["output", 1],
  ["module", 1],
  ["provider", 1],
  ["locals", 0],
  ["terraform", 0],
]);

/**
 * Reads a file of Terraform's JSON syntax as the same tree as one of its own syntax. What a body
 * means as a block and what as an argument the schema of its type decides, which is not known here:
 * an object in a resource is both.
 */
export function readHclJson(source: Source): File {
  const { root, problems } = readJson(source.text);
  const tops = root?.kind === "list" ? root.items : root ? [root] : [];
  const items = tops.flatMap((top) =>
    top.kind === "map"
      ? top.entries.flatMap((entry) => itemsOf(entry, labels.get(entry.key), source))
      : [],
  );
  return {
    body: { items, span: root?.span ?? { start: 0, end: source.text.length } },
    comments: [],
    problems: problems.map(({ message, offset, reason }) => ({
      reason: reason === "too-deep" ? reason : "syntax-error",
      message,
      offset,
    })),
  };
}

/** The blocks of a type, or an argument of a file that sets variables. */
function itemsOf(
  entry: DataEntry,
  count: number | undefined,
  source: Source,
): readonly (Argument | Block)[] {
  if (count === undefined) return isComment(entry) ? [] : [argumentOf(entry, source)];
  const nests = entry.key === "resource" || entry.key === "data";
  return labelled(entry.value, count).map(({ names, map, span }) =>
    blockOf(entry, names, bodyOf(map, nests, source), span),
  );
}

type Labelled = { readonly names: readonly Label[]; readonly map: DataMap; readonly span: Span };

/** The bodies behind so many labels, each of which may be one or a list. */
function labelled(node: DataNode, count: number): readonly Labelled[] {
  if (node.kind === "list") return node.items.flatMap((item) => labelled(item, count));
  if (node.kind !== "map") return [];
  if (count === 0) return [{ names: [], map: node, span: node.span }];
  return node.entries
    .filter((entry) => !isComment(entry))
    .flatMap(({ key, keySpan, value, span }) =>
      labelled(value, count - 1).map((inner) => ({
        ...inner,
        names: [{ value: key, span: keySpan }, ...inner.names],
        // From the last label on: what stands behind the others is not of this block alone.
        span: count === 1 ? span : inner.span,
      })),
    );
}

function blockOf(entry: DataEntry, names: readonly Label[], body: Body, span: Span): Block {
  return { kind: "block", type: entry.key, typeSpan: entry.keySpan, labels: names, body, span };
}

function bodyOf(map: DataMap, nests: boolean, source: Source): Body {
  const items = map.entries.flatMap((entry): readonly (Argument | Block)[] => {
    if (isComment(entry)) return [];
    const blocks = nests ? nested(entry, source) : [];
    const isBlock = blocks.length > 0 && surelyBlocks.has(entry.key);
    return isBlock ? blocks : [argumentOf(entry, source), ...blocks];
  });
  return { items, span: map.span };
}

/** Names that no resource has as an argument with an object. */
const surelyBlocks: ReadonlySet<string> = new Set([
  "dynamic",
  "content",
  "statement",
  "condition",
  "principals",
  "not_principals",
  "inline_policy",
]);

/** An entry of a resource as the blocks that it may be. */
function nested(entry: DataEntry, source: Source): readonly Block[] {
  const count = entry.key === "dynamic" ? 1 : 0;
  return labelled(entry.value, count).map(({ names, map, span }) =>
    blockOf(entry, names, bodyOf(map, true, source), count === 0 ? map.span : span),
  );
}

/** `"//": "a comment"` */
function isComment({ key }: DataEntry): boolean {
  return key === "//";
}

function argumentOf({ key, keySpan, value, span }: DataEntry, source: Source): Argument {
  return {
    kind: "argument",
    name: key,
    nameSpan: keySpan,
    value: expressionOf(value, source),
    span,
  };
}

function expressionOf(node: DataNode, source: Source): Expression {
  const { span } = node;
  switch (node.kind) {
    case "list":
      return { kind: "tuple", items: node.items.map((each) => expressionOf(each, source)), span };
    case "map":
      return {
        kind: "object",
        items: node.entries
          .filter((entry) => !isComment(entry))
          .map(({ key, keySpan, value, span: own }) => ({
            key: literal(key, keySpan, undefined),
            value: expressionOf(value, source),
            span: own,
          })),
        span,
      };
    case "scalar":
      return scalarOf(node, source);
  }
}

function scalarOf(node: DataScalar, source: Source): Expression {
  const { value, span } = node;
  switch (typeof value) {
    case "number":
      return { kind: "number", value, span };
    case "boolean":
      return { kind: "bool", value, span };
    case "string":
      return templateOf(value, node, source);
    default:
      return { kind: "null", span };
  }
}

/** A string, in which `${}` and `%{}` mean what they do in Terraform's own. */
function templateOf(value: string, { span, marks = [] }: DataScalar, source: Source): Template {
  if (!/[$%]\{/.test(value)) return literal(value, span, marks);
  const { template } = readHclTemplate(value);
  if (!template) return literal(value, span, marks);
  const embedded = { text: value, source, marks };
  return { ...moved(template, embedded), span };
}

function literal(value: string, span: Span, marks: readonly Mark[] | undefined): Template {
  const inner = { start: span.start + 1, end: span.end - 1 };
  const own = marks ?? [{ inner: 0, outer: inner.start }];
  const parts = value === "" ? [] : [{ kind: "literal", value, span: inner, marks: own } as const];
  return { kind: "template", parts, span };
}
