import type { Edit } from "../../source/edit.ts";
import type { DataEntry } from "../../syntax/data.ts";
import type { spellNewMap } from "../../syntax/new-map.ts";
import { lineEndAt, lineIndent } from "../../syntax/respell.ts";
import { yamlComments } from "../../syntax/yaml/comments.ts";
import type { BlockStyle } from "../../syntax/yaml/new-block.ts";
import { isJson } from "./read.ts";
import type { Listed } from "./listed.ts";

// How something new is laid out among the policies that a resource lists.

/** Whether a comment stands in what is replaced, and not in what takes its place. */
export function losesComments(text: string, pieces: readonly Omit<Edit, "path">[]): boolean {
  if (isJson(text)) return false;
  return yamlComments(text).some(({ span: { start, end } }) =>
    pieces.some(
      ({ span, text: written }) =>
        span.start <= start && end <= span.end && !written.includes(text.slice(start, end)),
    ),
  );
}

/** How maps are written beside a list of JSON. */
export function jsonStyle(
  text: string,
  { entry }: Pick<Listed, "entry">,
): Parameters<typeof spellNewMap>[1] {
  const indent = lineIndent(text, entry.span.start);
  return {
    ...{ pad: " ", assign: ": ", comma: ",", inLine: false, width: 100 },
    unit: unitOf(text, entry, indent),
    lineEnd: lineEndAt(text, entry.span.start),
  };
}

/** What a list or map is indented by inside of what it stands in. */
function unitOf(text: string, { value }: DataEntry, indent: string): string {
  const [first] = value.kind === "list" ? value.items : [];
  const deeper = first ? lineIndent(text, first.span.start) : "";
  return deeper.length > indent.length && deeper.startsWith(indent)
    ? deeper.slice(indent.length)
    : "  ";
}

/** How blocks are written beside a list; undefined where that stands between brackets. */
export function blockStyle(
  text: string,
  { entry, map }: Pick<Listed, "entry" | "map">,
): BlockStyle | undefined {
  const { value } = entry;
  if (map.flow || (value.kind === "list" && value.flow)) return undefined;
  const indent = indentAt(text, entry.keySpan.start);
  const [first] = value.kind === "list" ? value.items : [];
  const dash = first ? lineIndent(text, first.span.start).slice(indent.length) : "  ";
  return { unit: "  ", dash, lineEnd: lineEndAt(text, entry.span.start) };
}

/** The blanks up to the column of an offset, whatever stands before it on its line. */
export function indentAt(text: string, offset: number): string {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return " ".repeat(offset - start);
}
