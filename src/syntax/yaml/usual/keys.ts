import type { Span } from "../../../source/source.ts";
import type { DataEntry, DataNode, DataScalar } from "../../data.ts";
import { isGap, passBlanks, type Cursor } from "./cursor.ts";
import { sourceOf } from "./scalars.ts";

/** The key of an entry that is a scalar. */
export type Key = Pick<DataEntry, "key" | "keySpan">;

/** YAML has no longer keys, in UTF-16 units. */
const longestKey = 1024;

/**
 * The key of a span, behind which its colon stands, after which the cursor goes. Undefined where there is
 * no colon, and of merge keys.
 */
export function keyAt(
  cursor: Cursor,
  keySpan: Span,
  style: DataScalar["style"],
  isFlow: boolean,
): Key | undefined {
  const { text } = cursor;
  passBlanks(cursor);
  if (text[cursor.at] !== ":") return undefined;
  // As in JSON, the value may follow at once.
  const isTight = isFlow && style !== "plain";
  if (!isTight && !isGap(text, cursor.at + 1)) return undefined;
  if (keySpan.start < cursor.line || cursor.at - keySpan.start > longestKey) return undefined;
  cursor.at++;
  const key = sourceOf(text, keySpan, style);
  return key === undefined || key === "<<" ? undefined : { key, keySpan };
}

export function entryOf({ key, keySpan }: Key, value: DataNode): DataEntry {
  return { key, keySpan, value, span: { start: keySpan.start, end: value.span.end } };
}
