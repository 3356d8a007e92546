import { passBlanks, type Cursor } from "./cursor.ts";

/** The local tags of CloudFormation, and others of plain words. */
const local = /![A-Za-z][\w:.-]*(?=[ \n]|$)/y;

/** The tag at a cursor, `!Sub`, behind which and its blanks it goes; undefined for those of another kind. */
export function readTag(cursor: Cursor): string | undefined {
  local.lastIndex = cursor.at;
  const tag = local.exec(cursor.text)?.[0];
  cursor.at += tag?.length ?? 0;
  passBlanks(cursor);
  return tag;
}
