import { lineIndex, lineStarts } from "../source/lines.ts";
import type { Span } from "../source/source.ts";
import { standingsOf, type Standing } from "./comment-lines.ts";

/** A comment of a file, and what it is about. */
export type Comment = {
  /** With the signs that make it a comment; the line end is not part of it. */
  readonly span: Span;
  /**
   * What it says, without those signs and the blanks around. The lines of a block comment are
   * lines here too, without the asterisks that they may begin with.
   */
  readonly text: string;
  /**
   * Whether something stands before it on its line: then it is about that line, otherwise about
   * what comes next, on its line or below it.
   */
  readonly trailing: boolean;
  /**
   * The widest construct that begins on the line that it is about or, behind something, that is
   * closed there. Where several begin side by side, from the first to the last of them. Absent
   * where nothing begins there.
   */
  readonly about?: Span;
};

/** A part of a file that a comment may be about: a block, an entry, an item, a value. */
export type Construct = Span & {
  /** Where it begins for who reads lines, if not with its span: at the dash of a list item. */
  readonly begins?: number;
  /** It ends where what stands in it ends, by indentation: no sign of its own closes it. */
  readonly open?: true;
  /** It stands behind others of a block written by indentation. */
  readonly follows?: true;
};

/** What begins and ends on a line. */
type Line = {
  /** From the first to the last construct that begins here. */
  begun?: Span;
  /** The construct among them that begins first. */
  first?: Construct;
  /** The widest construct that began on a line above and is closed here. */
  closed?: Span;
  /** Where the first of those ends that began on a line above. */
  firstEnd: number;
};

/**
 * The comments of a text and what each is about.
 *
 * One behind something is about the widest construct that begins on its line or, where none does,
 * that is closed there. One on a line of its own is about what begins on the next line that holds
 * more than comments: right below it, and in the same block.
 *
 * @param spans where the comments stand, in the order of the text
 * @param constructs all that a comment may be about, in any order
 */
export function commentsAbout(
  text: string,
  spans: readonly Span[],
  constructs: Iterable<Construct>,
): readonly Comment[] {
  if (spans.length === 0) return [];
  const starts = lineStarts(text);
  const standings = standingsOf(text, starts, spans);
  const lines = new Map<number, Line>();
  for (const { line } of standings) lines.set(line, { firstEnd: Infinity });
  for (const construct of constructs) enter(lines, starts, construct);

  return standings.map((standing) => {
    const { span, trailing, line } = standing;
    const found = lines.get(line);
    const about =
      found && (trailing ? (found.begun ?? found.closed) : below(starts, standing, found));
    return {
      span,
      text: said(text.slice(span.start, span.end)),
      trailing,
      ...(about && { about }),
    };
  });
}

/** Notes a construct in the lines where it begins and ends. */
function enter(
  lines: ReadonlyMap<number, Line>,
  starts: readonly number[],
  construct: Construct,
): void {
  const { start, end, begins = start } = construct;
  const firstLine = lineIndex(starts, begins);
  const opening = lines.get(firstLine);
  if (opening) {
    if (begins < beginOf(opening.first)) opening.first = construct;
    opening.begun = around(opening.begun, construct);
  }
  const lastLine = lineIndex(starts, end);
  const closing = lastLine === firstLine ? undefined : lines.get(lastLine);
  if (!closing) return;
  closing.firstEnd = Math.min(closing.firstEnd, end);
  if (!construct.open) closing.closed = around(closing.closed, construct);
}

function beginOf(construct: Construct | undefined): number {
  return construct ? (construct.begins ?? construct.start) : Infinity;
}

function around(span: Span | undefined, { start, end }: Span): Span {
  return span
    ? { start: Math.min(span.start, start), end: Math.max(span.end, end) }
    : { start, end };
}

/** What a comment on a line of its own is about; nothing where it stands at the end of a block. */
function below(
  starts: readonly number[],
  { span }: Standing,
  { begun, first, firstEnd }: Line,
): Span | undefined {
  const begins = beginOf(first);
  if (firstEnd <= begins) return undefined;
  // Indented like what stands above, where a block goes on by less: `# here` under `- a: 1`.
  if (first?.follows && columnOf(starts, span.start) > columnOf(starts, begins)) return undefined;
  return begun;
}

function columnOf(starts: readonly number[], offset: number): number {
  return offset - (starts[lineIndex(starts, offset)] ?? 0);
}

/** What a comment says. */
function said(comment: string): string {
  const inside = comment.startsWith("/*")
    ? comment.slice(2, -2)
    : comment.replace(/^(?:#+|\/\/+)/, "");
  return inside
    .split("\n")
    .map((line) => line.trim().replace(/^\*+(?:\s+|$)/, ""))
    .join("\n")
    .trim();
}
