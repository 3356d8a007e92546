import { CST } from "yaml";
import type { Span } from "../../../source/source.ts";
import type { DataScalar } from "../../data.ts";
import { resolvePlain } from "../core-schema.ts";
import { marksOf } from "../marks.ts";
import { lineEnd } from "./cursor.ts";
import { blockHeader } from "./extents.ts";

type Style = DataScalar["style"];

/** The scalar of a span; undefined where something is wrong with how it is spelled. */
export function scalarOf(
  text: string,
  span: Span,
  style: Style,
  tag?: string,
): DataScalar | undefined {
  const source = sourceOf(text, span, style);
  if (source === undefined) return undefined;
  const value = tag === undefined && style === "plain" ? resolvePlain(source) : source;
  const marks = typeof value === "string" ? marksOf(text, span, style, source) : undefined;
  return {
    kind: "scalar",
    value,
    style,
    ...(tag !== undefined && { tag }),
    span,
    ...(marks && { marks }),
  };
}

const types = {
  plain: "scalar",
  single: "single-quoted-scalar",
  double: "double-quoted-scalar",
} as const;

/**
 * What a scalar says; undefined where something is wrong with how it is spelled. With escapes or several lines, the
 * library tells.
 */
export function sourceOf(text: string, { start, end }: Span, style: Style): string | undefined {
  const spelled = text.slice(start, end);
  if (style === "literal" || style === "folded") {
    blockHeader.lastIndex = 0;
    const source = blockHeader.exec(spelled)?.[0] ?? "";
    return resolved({
      type: "block-scalar",
      offset: 0,
      indent: 0,
      props: [{ type: "block-scalar-header", offset: 0, indent: 0, source }],
      source: spelled.slice(lineEnd(spelled, 0) + 1),
    });
  }
  const inside = style === "plain" ? spelled : spelled.slice(1, -1);
  const escape = { plain: "\n", single: "'", double: "\\" }[style];
  if (!inside.includes(escape) && !inside.includes("\n")) return inside;
  return resolved({ type: types[style], offset: 0, indent: 0, source: spelled });
}

function resolved(token: CST.FlowScalar | CST.BlockScalar): string | undefined {
  const wrong: string[] = [];
  const { value } = CST.resolveAsScalar(token, true, (_offset, code) => wrong.push(code));
  return wrong.length > 0 ? undefined : value;
}
