import { isAlias, isCollection, isMap, isNode, isScalar } from "yaml";
import type { Alias, Document, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Span } from "../../source/source.ts";
import type { DataEntry, DataNode, DataProblem, DataScalar } from "../data.ts";
import { deepest, tooDeep } from "../depth.ts";
import { resolvePlain } from "./core-schema.ts";
import { marksOf } from "./marks.ts";

/** The most nodes that the aliases of a file may stand for, all taken together. */
export const mostAliased = 100_000;

/** What one file has used of `mostAliased`. */
export type Allowance = { aliased: number };

/** A node, and where its spelling ends: for an alias not the end of the node. */
type Built = { readonly node: DataNode; readonly end: number };

type Extent = { readonly size: number; readonly height: number };

type Builder = {
  readonly text: string;
  readonly allowance: Allowance;
  readonly report: (problem: DataProblem) => void;
  /** What an anchor names; "open" while its node is being built. */
  readonly anchors: Map<string, DataNode | "open">;
  readonly extents: Map<DataNode, Extent>;
};

/**
 * The tree of a document that was composed with the failsafe schema and without merge keys: the
 * core schema, aliases and merge keys are applied here.
 */
export function treeOf(
  text: string,
  contents: Document["contents"],
  allowance: Allowance,
  report: (problem: DataProblem) => void,
): DataNode | undefined {
  if (contents === null) return undefined;
  const builder = { text, allowance, report, anchors: new Map(), extents: new Map() };
  return build(builder, contents, 0, 0).node;
}

function build(builder: Builder, node: unknown, at: number, depth: number): Built {
  if (isAlias(node)) return aliased(builder, node, depth);
  if (isScalar(node)) return anchored(builder, node.anchor, () => scalar(builder, node, at));
  if (isCollection(node)) {
    const start = node.range?.[0] ?? at;
    if (depth >= deepest) {
      builder.report(tooDeep(start));
      return nothing(start, node.range?.[1] ?? start);
    }
    return anchored(builder, node.anchor, () =>
      isMap(node) ? map(builder, node, start, depth) : list(builder, node, start, depth),
    );
  }
  return nothing(at, at);
}

function anchored(builder: Builder, anchor: string | undefined, make: () => DataNode): Built {
  if (anchor !== undefined) builder.anchors.set(anchor, "open");
  const node = make();
  if (anchor !== undefined) builder.anchors.set(anchor, node);
  return { node, end: node.span.end };
}

function nothing(start: number, end: number): Built {
  return { node: { kind: "scalar", value: null, style: "plain", span: { start, end } }, end };
}

function aliased(builder: Builder, alias: Alias, depth: number): Built {
  const start = alias.range?.[0] ?? 0;
  const end = alias.range?.[1] ?? start;
  const refuse = (problem: DataProblem): Built => {
    builder.report(problem);
    return nothing(start, end);
  };
  const wrong = (message: string): Built =>
    refuse({ reason: "syntax-error", message, offset: start });

  const node = builder.anchors.get(alias.source);
  if (node === undefined) return wrong(`No anchor &${alias.source} stands before this alias.`);
  if (node === "open") return wrong(`The alias *${alias.source} stands inside what it names.`);

  const { size, height } = extentOf(builder, node);
  if (depth + height > deepest) return refuse(tooDeep(start));
  if (builder.allowance.aliased + size > mostAliased)
    return refuse({
      reason: "too-large",
      message: `The aliases of this file stand for more than the ${mostAliased} values that are read.`,
      offset: start,
    });
  builder.allowance.aliased += size;
  return { node, end };
}

/** How many nodes stand in a node, itself and those behind aliases counted, and how deep. */
function extentOf(builder: Builder, node: DataNode): Extent {
  const known = builder.extents.get(node);
  if (known) return known;
  const children =
    node.kind === "map"
      ? node.entries.map((entry) => entry.value)
      : node.kind === "list"
        ? node.items
        : [];
  let size = 1;
  let height = 0;
  for (const child of children) {
    const extent = extentOf(builder, child);
    size += extent.size;
    height = Math.max(height, extent.height);
  }
  const made = { size, height: node.kind === "scalar" ? 0 : height + 1 };
  builder.extents.set(node, made);
  return made;
}

function map(builder: Builder, node: YAMLMap, start: number, depth: number): DataNode {
  const flow = node.flow === true;
  const entries: DataEntry[] = [];
  const merges: DataEntry[] = [];
  let end = start;
  for (const pair of node.items) {
    const key = build(builder, pair.key, startOf(pair.key) ?? end, depth + 1);
    const keySpan = { start: spanOf(pair.key, key).start, end: key.end };
    const value = build(builder, pair.value, keySpan.end, depth + 1);
    const span = { start: keySpan.start, end: Math.max(keySpan.end, value.end) };
    end = Math.max(end, span.end);
    const entry = { key: keyOf(builder.text, pair.key, key), keySpan, value: value.node, span };
    if (isMergeKey(pair.key) && mergeable(value.node)) merges.push(entry);
    else entries.push(entry);
  }
  if (flow) end = Math.max(end, node.range?.[1] ?? end);
  return {
    kind: "map",
    entries: [...entries, ...merged(entries, merges)],
    ...(merges.length > 0 && { merges }),
    flow,
    ...tagOf(node.tag),
    span: { start, end },
  };
}

function list(builder: Builder, node: YAMLSeq, start: number, depth: number): DataNode {
  const flow = node.flow === true;
  const items: DataNode[] = [];
  // The dash or bracket itself.
  let end = start + 1;
  for (const item of node.items) {
    const made = build(builder, item, end, depth + 1);
    end = Math.max(end, made.end);
    items.push(made.node);
  }
  if (flow) end = Math.max(end, node.range?.[1] ?? end);
  return { kind: "list", items, flow, ...tagOf(node.tag), span: { start, end } };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function spanOf(node: unknown, built: Built): Span {
  return isAlias(node) && node.range
    ? { start: node.range[0], end: node.range[1] }
    : built.node.span;
}

/** The string that a key is; of a key that is a map or list, its text. */
function keyOf(text: string, node: unknown, built: Built): string {
  if (isScalar(node)) return node.source ?? "";
  const { start, end } = built.node.span;
  if (built.node.kind === "scalar" && typeof built.node.value === "string") return built.node.value;
  return text.slice(start, end);
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === "<<" && key.type === "PLAIN" && key.tag === undefined;
}

function mergeable(node: DataNode): boolean {
  return node.kind === "map" || (node.kind === "list" && node.items.every(isDataMap));
}

function isDataMap(node: DataNode): boolean {
  return node.kind === "map";
}

/** yaml.org/type/merge: own keys go before merged ones, and among these the earlier map's. */
function merged(own: readonly DataEntry[], merges: readonly DataEntry[]): readonly DataEntry[] {
  if (merges.length === 0) return [];
  const seen = new Set(own.map((entry) => entry.key));
  const taken: DataEntry[] = [];
  for (const from of merges.flatMap(({ value }) =>
    value.kind === "list" ? value.items : [value],
  )) {
    const entries = from.kind === "map" ? from.entries : [];
    taken.push(
      ...entries
        .filter((entry) => !seen.has(entry.key))
        .map((entry) => ({ ...entry, merged: true as const })),
    );
    for (const entry of entries) seen.add(entry.key);
  }
  return taken;
}

const styles: Record<string, DataScalar["style"]> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function scalar({ text, report }: Builder, node: Scalar, at: number): DataScalar {
  const style = styles[node.type ?? "PLAIN"] ?? "plain";
  const source = node.source ?? "";
  const span = spanOfScalar(text, node, style, at);
  if (!isClosed(text, span, style))
    report({ reason: "syntax-error", message: "The quote is not closed.", offset: span.start });
  const value = valueOf(node.tag, style, source);
  const marks = typeof value === "string" ? marksOf(text, span, style, source) : undefined;
  return { kind: "scalar", value, style, ...tagOf(node.tag), span, ...(marks && { marks }) };
}

/** Whether what looks like a closing quote is one: the parser takes `'it''` and `"\"` for closed. */
function isClosed(text: string, { start, end }: Span, style: DataScalar["style"]): boolean {
  const quote = { single: "'", double: '"', plain: "", literal: "", folded: "" }[style];
  if (quote === "" || text[end - 1] !== quote) return true;
  const escape = style === "single" ? "'" : "\\";
  let before = end - 2;
  while (before > start && text[before] === escape) before--;
  return before >= start && (end - 2 - before) % 2 === 0;
}

function spanOfScalar(text: string, node: Scalar, style: DataScalar["style"], at: number): Span {
  const [start, end] = node.range ?? [at, at];
  if (start === end) {
    // The parser has an empty value behind the blanks that follow its colon, dash or tag.
    let place = start;
    while (place > at && /[ \t]/.test(text[place - 1] ?? "")) place--;
    return { start: place, end: place };
  }
  // A block scalar's range goes on to the beginning of the next line.
  const isBlock = style === "literal" || style === "folded";
  if (!isBlock || text[end - 1] !== "\n") return { start, end };
  return { start, end: Math.max(start, text[end - 2] === "\r" ? end - 2 : end - 1) };
}

const core = "tag:yaml.org,2002:";

function valueOf(
  tag: string | undefined,
  style: DataScalar["style"],
  source: string,
): DataScalar["value"] {
  if (tag === undefined) return style === "plain" ? resolvePlain(source) : source;
  return /^tag:yaml\.org,2002:(?:null|bool|int|float)$/.test(tag) ? resolvePlain(source) : source;
}

const applied = new Set(["map", "seq", "str", "null", "bool", "int", "float"]);

function tagOf(tag: string | undefined): { readonly tag?: string } {
  // A lone "!" says no more than that the node is not to be resolved.
  if (tag === undefined || tag === "!") return {};
  if (!tag.startsWith(core)) return { tag };
  const name = tag.slice(core.length);
  return applied.has(name) ? {} : { tag: `!!${name}` };
}
