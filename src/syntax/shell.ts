import { filler } from "../source/embedded.ts";
import type { Span } from "../source/source.ts";
import type { DataNode } from "./data.ts";
import { readJson } from "./json.ts";
import { endsInString, type Masked, type Placeholder } from "./placeholders.ts";

// The JSON that a shell hands on as it is written: in a heredoc, or in single quotes. Follows "Shell Command
// Language" of POSIX (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html), of which
// no command is looked at.

/** A text that a shell reads as one. */
type ShellText = Span & {
  /** Nothing is filled in: it stands in single quotes, or its heredoc has a quoted mark. */
  readonly isLiteral: boolean;
};

type LongText = ShellText & {
  /** It is given to the command that does nothing: `: <<'END'` comments out. */
  readonly isComment?: boolean;
};

/** More of them than any script has: each mark that is not closed makes one look through the rest. */
const mostHeredocs = 200;

/**
 * A script with only the JSON left that it writes whole, as one list: everything else is blank, what is filled
 * in is masked, and every offset means the same in both.
 *
 * @param isWanted which JSON counts
 */
export function maskScript(script: string, isWanted: (root: DataNode) => boolean): Masked {
  const found = [...textsIn(script)].flatMap((text) => {
    const masked = fillMasked(script, text);
    if (!masked) return [];
    const { root, problems } = readJson(masked.text);
    return root && problems.length === 0 && isWanted(root) ? [{ ...masked, span: text }] : [];
  });
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text } of found) {
    // In the place of the quote, or of the end of the line, before it.
    pieces.push(blank(script.slice(at, span.start - 1)), at === 0 ? "[" : ",", text);
    at = span.end;
  }
  pieces.push(at === 0 ? "" : "]", blank(script.slice(at + 1)));
  return {
    text: pieces.join(""),
    placeholders: found.flatMap(({ placeholders }) => placeholders),
    directives: [],
  };
}

/** What a script has between `: <<'END'` and its end, which is nothing to anybody. */
export function commentsIn(script: string): readonly Span[] {
  return [...heredocsIn(script)].filter(({ isComment }) => isComment);
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");

/** What stands in heredocs and blocks, and between single quotes as a word of its own, in braces. */
function* textsIn(script: string): Generator<ShellText> {
  const longer = [...heredocsIn(script), ...blocksIn(script)].sort((a, b) => a.start - b.start);
  let next = 0;
  let end = 0;
  // In order, and what is quoted within another one is a part of that.
  for (const quoted of quotedIn(script)) {
    for (let each = longer[next]; each && each.start <= quoted.start; each = longer[++next]) {
      end = Math.max(end, each.end);
      if (!each.isComment) yield each;
    }
    if (quoted.start >= end) yield quoted;
  }
  yield* longer.slice(next).filter(({ isComment }) => !isComment);
}

/** Block scalars of YAML that are JSON: `inline-session-policy: |` of a step of a workflow. */
function* blocksIn(script: string): Generator<LongText> {
  const opening = /^( *)(?:- +)*[\w-]+:[ \t]*[|>][-+0-9]*[ \t]*\r?\n(?= *\{)/gm;
  for (let match = opening.exec(script); match; match = opening.exec(script)) {
    const start = opening.lastIndex;
    const closing = new RegExp(`^ {0,${String(match[1]?.length ?? 0)}}\\S`, "gm");
    closing.lastIndex = start;
    const end = closing.exec(script)?.index ?? script.length;
    yield { start, end, isLiteral: true };
    opening.lastIndex = end;
  }
}

function* heredocsIn(script: string): Generator<LongText> {
  const opening = /^(?![ \t]*#)[^\n]*?(?<!<)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/gm;
  for (let left = mostHeredocs; left > 0; left--) {
    const match = opening.exec(script);
    const start = script.indexOf("\n", opening.lastIndex) + 1;
    if (!match || start === 0) return;
    const [written, quote, mark = ""] = match;
    const closing = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, "gm");
    closing.lastIndex = start;
    const end = closing.exec(script)?.index;
    opening.lastIndex = end === undefined ? start : closing.lastIndex;
    if (end === undefined) continue;
    const isComment = /^[ \t]*:[ \t]*<</.test(written);
    yield { start, end, isLiteral: quote !== "", isComment };
  }
}

/** Comments are passed over line by line: what is quoted in one is none. */
function* quotedIn(script: string): Generator<ShellText> {
  const pattern = /^[ \t]*#.*|(?<=[\s=(])'(\s*\{[^']*\}\s*)'(?=[\s;)|&]|$)/gm;
  for (const { index, 1: text } of script.matchAll(pattern)) {
    if (text === undefined) continue;
    const start = index + 1;
    yield { start, end: start + text.length, isLiteral: true };
  }
}

/** `${{ name }}` of workflows; `$NAME`, `${NAME}`, `$(command)` and `\$` of a shell. */
const ofWorkflow = String.raw`\$\{\{[^{}"\n]{0,400}\}\}`;
const inLiteral = new RegExp(ofWorkflow, "g");
const inOthers = new RegExp(
  String.raw`${ofWorkflow}|\\\$|\$\{[^{}"\n]{0,400}\}|\$\([^()"\n]{0,400}\)|\$\w+|${"`"}[^${"`"}"\n]{0,400}${"`"}`,
  "g",
);

/** What a shell would fill in and is not told apart here: `$@`, `$(a $(b))`, `${A:-${B}}`; and its own escapes. */
const unclear = /\$\{\{/;
const unclearInOthers = /\$[\w({@*#?$!-]|`/;
const ownEscape = /\\[\\`\n]/;

/** A text with what is filled in masked; undefined where not all of that is told apart. */
function fillMasked(
  script: string,
  { start, end, isLiteral }: ShellText,
): Pick<Masked, "text" | "placeholders"> | undefined {
  const body = script.slice(start, end);
  if (!isLiteral && ownEscape.test(body)) return undefined;
  const placeholders: Placeholder[] = [];
  const pieces: string[] = [];
  let at = 0;
  let quoted = false;
  for (const { 0: written, index } of body.matchAll(isLiteral ? inLiteral : inOthers)) {
    const between = body.slice(at, index);
    quoted = endsInString(between, quoted);
    at = index + written.length;
    placeholders.push({
      start: start + index,
      end: start + at,
      kind: written === "\\$" ? "escape" : "dollar",
      quoted,
      expression: nameIn(written),
    });
    const { length } = written;
    // No string is as short as `$1`.
    if (!quoted && length < 3) return undefined;
    pieces.push(between, quoted ? filler.repeat(length) : `"${filler.repeat(length - 2)}"`);
  }
  const text = [...pieces, body.slice(at)].join("");
  return (isLiteral ? unclear : unclearInOthers).test(text) ? undefined : { text, placeholders };
}

/** What stands between `${` and `}`; a command is called as it is written. */
function nameIn(written: string): string {
  if (written.startsWith("${")) return written.slice(2, -1);
  return /^\$\w/.test(written) ? written.slice(1) : written;
}
