import type { Value } from "../../evaluate/value.ts";
import type { Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { tokenAt } from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import type { CodeFile } from "./file.ts";
import type { Program } from "./program.ts";

/** What working out a value needs. */
export type Context = {
  readonly file: CodeFile;
  readonly program: Program;
  /** What an expression comes to, of this file or another one. */
  readonly evaluate: (range: Range, file: CodeFile) => Value;
  readonly hole: Hole;
  readonly place: Place;
};

export function placeOf({ from, to }: Range, { tokens, source }: CodeFile): Place {
  const start = tokenAt(tokens, from)?.span.start ?? source.text.length;
  const end = tokenAt(tokens, to - 1)?.span.end ?? source.text.length;
  return { source, span: { start, end: Math.max(start, end) } };
}
