import { CST } from "yaml";
import type { Span } from "../../source/source.ts";
import type { Construct } from "../comment.ts";

// What comments may be about, in the tokens of the `yaml` package's parser: they know where tags,
// anchors, aliases and dashes stand, and tell what can be known of a document with faults.

/**
 * The entries of maps, the items of lists and the values of a document; not its own value, and no
 * value that begins with its first entry or item.
 */
export function constructsOf(document: CST.Document): readonly Construct[] {
  const found: Construct[] = [];
  if (document.value) gather(document.value, found);
  return found;
}

/** Gathers what stands in a node; where the node stands. The parser bounds how deep this goes. */
function gather(node: CST.Token, found: Construct[]): Span | undefined {
  if (!CST.isCollection(node)) return leafSpan(node);
  const parts = node.type === "flow-collection" ? bracketsOf(node) : [];
  for (const item of node.items) {
    const span = gatherItem(item, isOpen(node) && parts.length > 0, found);
    if (span) parts.push(span);
  }
  return around(parts);
}

/** Gathers an entry or item and what stands in it; where it stands, with its dash. */
function gatherItem(
  { start, key, sep = [], value }: CST.CollectionItem,
  follows: boolean,
  found: Construct[],
): Span | undefined {
  const [dash] = spansOf(start, "seq-item-ind");
  const head = [
    ...spansOf(start, "explicit-key-ind"),
    ...nodeSpan(key, found),
    ...spansOf(sep, "map-value-ind"),
  ];
  const properties = spansOf(head.length > 0 ? sep : start, "anchor", "tag");
  const spelling = around([...properties, ...nodeSpan(value, found)]);
  const keyProperties = head.length > 0 ? spansOf(start, "anchor", "tag") : [];
  const span = around([...keyProperties, ...head, ...(spelling ? [spelling] : [])]) ?? dash;
  if (!span) return undefined;

  const open = isOpen(value) && { open: true as const };
  const begins = dash && { begins: dash.start };
  found.push({ ...span, ...begins, ...open, ...(follows && { follows }) });
  if (spelling && (!open || properties.length > 0)) found.push({ ...spelling, ...open });
  return dash ? around([dash, span]) : span;
}

function nodeSpan(node: CST.Token | null | undefined, found: Construct[]): readonly Span[] {
  const span = node ? gather(node, found) : undefined;
  return span ? [span] : [];
}

/** Whether a node is a map or list written by indentation, which no sign closes. */
function isOpen(node: CST.Token | undefined): boolean {
  return node?.type === "block-map" || node?.type === "block-seq";
}

function bracketsOf({ start, end }: CST.FlowCollection): Span[] {
  return [...spansOf([start], start.type), ...spansOf(end, "flow-map-end", "flow-seq-end")];
}

/** Where the tokens of some types stand. */
function spansOf(
  tokens: readonly CST.SourceToken[],
  ...types: readonly CST.SourceToken["type"][]
): Span[] {
  return tokens.filter(({ type }) => types.includes(type)).map(tokenSpan);
}

function tokenSpan({ offset, source }: { readonly offset: number; readonly source: string }): Span {
  return { start: offset, end: offset + source.length };
}

/** Where a scalar, an alias, or what is none of both by mistake, stands. */
function leafSpan(node: CST.Token): Span | undefined {
  if (node.type !== "block-scalar") return "source" in node ? tokenSpan(node) : undefined;
  // Its source is what stands below its header, to the beginning of the next line.
  const header = node.props.flatMap((token) => leafSpan(token) ?? []).at(-1);
  const lines = header ? header.end + node.source.length : node.offset;
  return { start: node.offset, end: lines - (/\r?\n$/.exec(node.source)?.[0].length ?? 0) };
}

function around(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  let start = Infinity;
  let end = 0;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
