import { dataValue } from "../../evaluate/data.ts";
import { filledFrame } from "../../evaluate/filled.ts";
import type { EmbeddedText } from "../../evaluate/value.ts";
import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { outerOffset, outerPlace } from "../../source/embedded.ts";
import { contains, type Source, type Span } from "../../source/source.ts";
import type { DataNode, DataScalar } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import type { Spelled } from "../format.ts";
import { respellInData, type DataSpelling } from "../spell-data.ts";
import { readData } from "./read.ts";

/**
 * Writes statements in the place of one in a JSON text that is a string of the file: a block of
 * YAML, or quoted. Undefined where it stands in no such text.
 */
export function spellEmbedded(
  statement: Statement,
  drafts: readonly Draft[],
  json: DataSpelling,
): Spelled | undefined {
  const { source, span } = statement.place;
  const { roots, masked } = readData(source);
  const scalar = roots.map((root) => scalarAt(root, span)).find((each) => each);
  if (!scalar) return undefined;
  const value = dataValue(scalar, filledFrame(source, masked));
  const embedded = value.kind === "text" ? value.embedded : undefined;
  const { root } = embedded ? readJson(embedded.text) : { root: undefined };
  // What is encoded for a URL is not as long as what it stands for.
  if (!root || embedded?.text.length !== String(scalar.value).length) return undefined;
  const text = asWritten(embedded, source);
  if (text === undefined) return { ok: false, because: "what is filled in is quoted there" };
  const data = {
    path: source.path,
    text,
    roots: [root],
    outer: (inner: Span) => outerPlace(embedded, inner).span,
  };
  const written = respellInData(statement, drafts, data, {
    ...json,
    // A text on one line stays on it.
    respell: (all, item, list, copies) =>
      json.respell(all, item, list, copies, all.includes("\n") ? {} : { width: Infinity }),
  });
  if ("because" in written) return { ok: false, because: written.because };
  const spelled = inStyle(written.text, scalar, embedded, written.span.start);
  if (spelled === undefined) return { ok: false, because: "it is written inside another text" };
  return {
    ok: true,
    edits: [{ path: source.path, span: data.outer(written.span), text: spelled }],
  };
}

function scalarAt(node: DataNode, span: Span): DataScalar | undefined {
  if (!contains(node.span, span)) return undefined;
  if (node.kind === "scalar") return node;
  const inner = node.kind === "map" ? node.entries.map(({ value }) => value) : node.items;
  return inner.map((each) => scalarAt(each, span)).find((each) => each);
}

/** The text with what is filled in as the file has it, as long as the one in which it is masked. */
function asWritten(embedded: EmbeddedText, source: Source): string | undefined {
  const { text, fills } = embedded;
  const pieces = fills.flatMap(({ start, end }, index) => {
    const outer = outerOffset(embedded, start);
    const between = text.slice(fills[index - 1]?.end ?? 0, start);
    return [between, source.text.slice(outer, outer + end - start)];
  });
  if (pieces.some((piece, index) => index % 2 === 1 && /["'\\]/.test(piece))) return undefined;
  return [...pieces, text.slice(fills.at(-1)?.end ?? 0)].join("");
}

/** A piece of the JSON text as its string in the file spells it. */
function inStyle(
  text: string,
  { style }: DataScalar,
  embedded: EmbeddedText,
  start: number,
): string | undefined {
  switch (style) {
    case "double":
      return JSON.stringify(text).slice(1, -1);
    case "single":
      return text.includes("\n") ? undefined : text.replaceAll("'", "''");
    case "literal": {
      const indent = removedIndent(embedded, start);
      return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
    }
    default:
      return undefined;
  }
}

/** The indentation of the block on the line that an offset stands on. */
function removedIndent(embedded: EmbeddedText, inner: number): string {
  const { text } = embedded.source;
  const outer = outerOffset(embedded, embedded.text.lastIndexOf("\n", inner - 1) + 1);
  return text.slice(text.lastIndexOf("\n", outer - 1) + 1, outer);
}
