/** A place in a YAML text without tabs and carriage returns, and where its line begins. */
export type Cursor = {
  readonly text: string;
  at: number;
  line: number;
};

const lineFeed = 0x0a;
const blank = 0x20;
const hash = 0x23;

export function columnOf({ at, line }: Cursor): number {
  return at - line;
}

/** Whether a blank, the end of a line or that of the text stands at an offset. */
export function isGap(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === blank || code === lineFeed || Number.isNaN(code);
}

/** The end of the line of an offset, without its line feed. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

export function passBlanks(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === blank) cursor.at++;
}

/** Goes on to the next token, over blanks, line ends and comments; whether there is one. */
export function toToken(cursor: Cursor): boolean {
  const { text } = cursor;
  for (;;) {
    passBlanks(cursor);
    if (isComment(cursor)) cursor.at = lineEnd(text, cursor.at);
    if (text.charCodeAt(cursor.at) !== lineFeed) return cursor.at < text.length;
    cursor.line = ++cursor.at;
  }
}

/** Goes on to the end of the line, over blanks and a comment; whether nothing else stands there. */
export function toLineEnd(cursor: Cursor): boolean {
  const { text } = cursor;
  passBlanks(cursor);
  if (isComment(cursor)) cursor.at = lineEnd(text, cursor.at);
  return cursor.at === text.length || text.charCodeAt(cursor.at) === lineFeed;
}

function isComment({ text, at, line }: Cursor): boolean {
  return text.charCodeAt(at) === hash && (at === line || text.charCodeAt(at - 1) === blank);
}
