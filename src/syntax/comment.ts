import type { Span } from "../source/source.ts";

/** A comment of a file, and what it is about. */
export type Comment = {
  /** With the signs that make it a comment; the line end is not part of it. */
  readonly span: Span;
  /** What it says, without those signs and the blanks around. */
  readonly text: string;
  /** Whether something stands before it on its line. */
  readonly trailing: boolean;
  /** The widest construct that begins on the line that it is about; absent where nothing does. */
  readonly about?: Span;
};
