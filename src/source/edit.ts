import type { Span } from "./source.ts";

/** A piece of a file to be replaced by another text. */
export type Edit = { readonly path: string; readonly span: Span; readonly text: string };

/** Whether two edits touch the same characters, or insert at the same place. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.path !== b.path) return false;
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/**
 * The text with all edits made, whose spans mean the text as it was. One that several ask for is made once.
 * Edits that overlap are a bug of the caller and throw.
 */
export function applyEdits(text: string, edits: readonly Omit<Edit, "path">[]): string {
  const sorted = [...new Set(edits)].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  let result = "";
  let at = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < at) throw new Error(`edits overlap at offset ${span.start}`);
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}
