import { compareTexts } from "./order.ts";
import { movedBy, type Source, type Span } from "./source.ts";

/** A piece of a text to be replaced by another. */
export type Piece = { readonly span: Span; readonly text: string };

/** A piece of a file to be replaced by another text. */
export type Edit = Piece & {
  readonly path: string;
  /** What of it changes, in order, where others may change what stands in between; absent where all does. */
  readonly pieces?: readonly Piece[];
};

/** Pieces of a file as one edit, with what stands between them. */
export function joinedEdit({ path, text }: Source, pieces: readonly Piece[]): Edit {
  const inOrder = sorted(pieces);
  const start = Math.min(...pieces.map(({ span }) => span.start));
  const end = Math.max(...pieces.map(({ span }) => span.end));
  const moved = inOrder.map(({ span, text }) => ({ span: movedBy(span, -start), text }));
  const written = applyEdits(text.slice(start, end), moved);
  return { path, span: { start, end }, text: written, pieces: inOrder };
}

/** What an edit changes: what stands between its pieces stays. */
export function piecesOf(edit: Omit<Edit, "path">): readonly Piece[] {
  return edit.pieces ?? [edit];
}

/** Whether two edits change the same characters, or insert at the same place. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.path !== b.path) return false;
  return piecesOf(a).some((one) => piecesOf(b).some((other) => touch(one.span, other.span)));
}

function touch(a: Span, b: Span): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** The edits of which none overlaps one that begins before it. */
export function apartOf(edits: readonly Edit[]): ReadonlySet<Edit> {
  const inOrder = [...edits].sort(
    (a, b) =>
      compareTexts(a.path, b.path) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const apart = new Set<Edit>();
  let open: readonly Edit[] = [];
  for (const edit of inOrder) {
    open = open.filter(({ path, span }) => path === edit.path && edit.span.start <= span.end);
    if (open.some((each) => overlap(each, edit))) continue;
    apart.add(edit);
    open = [...open, edit];
  }
  return apart;
}

/**
 * The text with all edits made, whose spans mean the text as it was. One that several ask for is made once.
 * Edits that overlap are a bug of the caller and throw.
 */
export function applyEdits(text: string, edits: readonly Omit<Edit, "path">[]): string {
  let result = "";
  let at = 0;
  for (const { span, text: replacement } of sorted([...new Set(edits)].flatMap(piecesOf))) {
    if (span.start < at) throw new Error(`edits overlap at offset ${span.start}`);
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

function sorted(pieces: readonly Piece[]): readonly Piece[] {
  return [...pieces].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
