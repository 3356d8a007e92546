import type { Span } from "../../source/source.ts";
import type { TemplateToken } from "./directive.ts";
import { isSpace, lineFeed } from "./characters.ts";
import { keep, type Draft } from "./literal.ts";

/**
 * Takes off all lines of a `<<-` heredoc the least indentation that one of them has, as Go's HCL
 * does it: after `~` has stripped, lines of white space neither count nor lose any, and a line that
 * begins with a sequence has no indentation.
 */
export function dedent(tokens: readonly TemplateToken[]): void {
  let least = Infinity;
  eachLine(tokens, (draft, line, begins) => {
    if (!begins || (draft && isBlank(draft.value, line))) return;
    least = Math.min(least, draft ? indentation(draft.value, line) : 0);
  });
  if (least === 0 || least === Infinity) return;

  const kept = new Map<Draft, Span[]>();
  eachLine(tokens, (draft, line, begins) => {
    if (!draft) return;
    const cut = begins && !isBlank(draft.value, line) ? least : 0;
    const spans = kept.get(draft);
    const span = { start: line.start + cut, end: line.end };
    if (spans) spans.push(span);
    else kept.set(draft, [span]);
  });
  for (const [draft, spans] of kept) keep(draft, spans);
}

/** Visits all pieces of lines: those of literals, and without a literal the sequences. */
function eachLine(
  tokens: readonly TemplateToken[],
  visit: (draft: Draft | undefined, line: Span, begins: boolean) => void,
): void {
  let begins = true;
  for (const token of tokens) {
    if (token.kind !== "literal") {
      visit(undefined, token.span, begins);
      begins = false;
      continue;
    }
    const { value } = token;
    for (let start = 0; start < value.length; ) {
      const found = value.indexOf("\n", start);
      const end = found < 0 ? value.length : found + 1;
      visit(token, { start, end }, begins);
      begins = found >= 0;
      start = end;
    }
  }
}

function indentation(value: string, line: Span): number {
  let at = line.start;
  while (at < line.end && isSpace(value.charCodeAt(at))) at++;
  return at - line.start;
}

/** Whether a line has white space only; a sequence behind it makes it a line like others. */
function isBlank(value: string, line: Span): boolean {
  return (
    value.charCodeAt(line.end - 1) === lineFeed &&
    indentation(value, line) === line.end - line.start
  );
}
