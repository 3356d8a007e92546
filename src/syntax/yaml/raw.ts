import type { Span } from "../../source/source.ts";
import type { DataEntry, DataMap, DataNode } from "../data.ts";
import { entriesFrom, type Item, lineIndent, lineStart, withLineEnds } from "../respell.ts";
import { readYaml } from "../yaml.ts";
import { columnOf, isAliased, skipTrivia, spellingOf, tailEnd } from "./scan.ts";
import { yamlScalar } from "./scalar-write.ts";

// Pieces of YAML that go from one place to another.

/** A piece of YAML as it stands somewhere. */
export type Raw = {
  readonly text: string;
  /** The column that its further lines are indented from. */
  readonly column: number;
  /** The column of the key or dash that it is the value of. */
  readonly parent: number;
  /** The comment on its line, with the blanks before it. */
  readonly tail: string;
  /** A map or list written by indentation, which does not begin on the line of its key. */
  readonly block: boolean;
};

/** An item of a list written by indentation: from the dash to the end of its line's comment. */
export type BlockItem = { readonly span: Span; readonly content: Span };

export function blockItems(
  text: string,
  list: { readonly items: readonly DataNode[]; readonly span: Span },
): readonly BlockItem[] {
  const found: BlockItem[] = [];
  let at = list.span.start;
  for (const node of list.items) {
    const dash = skipTrivia(text, at);
    const content = spellingOf(text, dash + 1, node);
    at = tailEnd(text, content.end);
    found.push({ span: { start: dash, end: at }, content });
  }
  return found;
}

/** How an item is spelled where it stands, or, of a changed entry, where that has it. */
export function rawOf(
  text: string,
  map: DataMap,
  item: Item,
  lineEnd: string,
  changed: DataEntry | undefined,
): Raw {
  if ("text" in item) {
    const raw = withLineEnds(item.text, lineEnd);
    return { text: raw, column: 0, parent: 0, tail: "", block: startsBlock(raw) };
  }
  const node = item.kept;
  for (const { keySpan, span, value } of entriesFrom(map, changed)) {
    const from = skipTrivia(text, keySpan.end) + 1;
    if (value === node) {
      const spelling = spellingOf(text, from, node);
      const ownLine = text.slice(from, spelling.start).includes("\n");
      const parent = columnOf(text, span.start);
      const column = ownLine ? columnOf(text, spelling.start) : parent;
      return piece(text, spelling, node, column, parent);
    }
    if (value.kind !== "list" || value.flow || isAliased(from, value)) continue;
    const found = blockItems(text, value)[value.items.indexOf(node)];
    if (found) {
      const column = columnOf(text, found.content.start);
      return piece(text, found.content, node, column, columnOf(text, found.span.start));
    }
  }
  const props = /(?:[!&][^\s,[\]{}]*[ \t]+)+$/.exec(
    text.slice(lineStart(text, node.span.start), node.span.start),
  );
  const start = node.span.start - (props?.[0].length ?? 0);
  const indent = lineIndent(text, start).length;
  const isBlock = node.kind !== "scalar" && !node.flow;
  const column = isBlock ? columnOf(text, node.span.start) : indent;
  return { ...piece(text, { start, end: node.span.end }, node, column, indent), tail: "" };
}

function piece(text: string, span: Span, node: DataNode, column: number, parent: number): Raw {
  return {
    text: text.slice(span.start, span.end),
    column,
    parent,
    tail: text.slice(span.end, tailEnd(text, span.end)),
    block: node.kind !== "scalar" && !node.flow && node.span.start === span.start,
  };
}

/**
 * A piece as it is spelled where its further lines are indented from another column, and all of
 * them more than its new key or dash.
 */
export function placed(
  raw: Pick<Raw, "text" | "column" | "parent">,
  column: number,
  parent: number,
): string {
  const [first = "", ...rest] = raw.text.split("\n");
  const indents = rest.filter((line) => /\S/.test(line)).map((line) => line.search(/[^ ]/));
  const least = Math.min(...indents);
  // The content of a block scalar with an indicator is indented by so much from its parent.
  const indicated = /[|>][-+]?[1-9][-+]?\s*$/.test(first);
  const wanted = indicated ? parent - raw.parent : column - raw.column;
  const shift = !indicated && least + wanted <= parent ? parent + 2 - least : wanted;
  return [first, ...rest.map((line) => shifted(line, shift))].join("\n");
}

/** A line with other indentation; one of blanks alone keeps what it has beyond it. */
export function shifted(line: string, shift: number): string {
  if (line === "" || line === "\r") return line;
  if (shift >= 0) return " ".repeat(shift) + line;
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(-shift, blanks));
}

/**
 * A piece made fit to stand between brackets: on one line, without a comment, and with quotes
 * where it has commas or brackets. Undefined where it cannot.
 */
export function fitBrackets(raw: string): string | undefined {
  if (raw.includes("\n")) return undefined;
  const [document, ...more] = readYaml(raw);
  const root = document?.root;
  if (!root || more.length > 0 || document.problems.length > 0) return aliasAlone(raw);
  if (root.span.end !== raw.length) return undefined;
  if (root.kind !== "scalar") return root.flow ? raw : undefined;
  if (root.style === "literal" || root.style === "folded") return undefined;
  if (root.style !== "plain" || !/[,[\]{}]/.test(raw.slice(root.span.start))) return raw;
  return raw.slice(0, root.span.start) + yamlScalar(raw.slice(root.span.start));
}

/** An alias does not resolve in a text of its own. */
function aliasAlone(raw: string): string | undefined {
  return /^\*[^\s,[\]{}]+$/.test(raw) ? raw : undefined;
}

function startsBlock(raw: string): boolean {
  // Without a dash, a question mark or a colon there is none.
  if (!/^[ \t]*[-?]|:(?:\s|$)/m.test(raw)) return false;
  const root = readYaml(raw)[0]?.root;
  return root !== undefined && root.kind !== "scalar" && !root.flow && root.span.start === 0;
}
