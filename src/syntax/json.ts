import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { DataDocument, DataEntry, DataNode, DataProblem, DataScalar } from "./data.ts";
import type { Mark } from "../source/embedded.ts";
import type { Span } from "../source/source.ts";
import { jsonTooDeep, tooDeep } from "./depth.ts";

/** More is not told of one file. */
const mostProblems = 100;

/** A map or list whose end has not been met. */
type Open = {
  readonly start: number;
  /** Absent for a list. */
  readonly entries?: DataEntry[];
  readonly items: DataNode[];
  /** The key whose value comes next. */
  key?: { readonly name: string; readonly span: Span };
};

/**
 * The tree of a JSON text (RFC 8259), as AWS takes it: comments and trailing commas are problems.
 * A byte order mark at the beginning is passed over; equal keys are all kept.
 *
 * A text with syntax errors gives the part of the tree that could be read, and the problems; one
 * that nests deeper than 200 levels gives a problem and no tree. It never throws.
 */
export function readJson(text: string): DataDocument {
  const deep = jsonTooDeep(text);
  if (deep !== undefined) return { root: undefined, problems: [tooDeep(deep)] };

  const problems: DataProblem[] = [];
  const stack: Open[] = [];
  let top: Open | undefined;
  let root: DataNode | undefined;

  const add = (node: DataNode): void => {
    if (top === undefined) {
      root ??= node;
    } else if (top.entries === undefined) {
      top.items.push(node);
    } else if (top.key !== undefined) {
      const { name, span } = top.key;
      top.entries.push({
        key: name,
        keySpan: span,
        value: node,
        span: { start: span.start, end: node.span.end },
      });
      delete top.key;
    }
  };
  const open = (made: Open): void => {
    stack.push(made);
    top = made;
  };
  const close = (end: number): void => {
    const done = stack.pop();
    top = stack.at(-1);
    if (done === undefined) return;
    // An open comment at the end moves the parser one further.
    const span = { start: done.start, end: Math.min(end, text.length) };
    add(
      done.entries
        ? { kind: "map", entries: done.entries, flow: true, span }
        : { kind: "list", items: done.items, flow: true, span },
    );
  };

  const marked = text.startsWith("\uFEFF");
  visit(
    // A blank in its place keeps all offsets.
    marked ? ` ${text.slice(1)}` : text,
    {
      onObjectBegin: (start) => {
        open({ start, entries: [], items: [] });
      },
      onArrayBegin: (start) => {
        open({ start, items: [] });
      },
      onObjectEnd: (offset, length) => {
        close(offset + length);
      },
      onArrayEnd: (offset, length) => {
        close(offset + length);
      },
      onObjectProperty: (name, offset, length) => {
        if (top) top.key = { name, span: { start: offset, end: offset + length } };
      },
      onLiteralValue: (value: string | number | boolean | null, offset, length) => {
        add(scalar(text, value, { start: offset, end: offset + length }));
      },
      onError: (code, place) => {
        const offset = Math.min(place, text.length);
        if (problems.length < mostProblems && problems.at(-1)?.offset !== offset)
          problems.push({ reason: "syntax-error", message: sentence(code), offset });
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return { root, problems };
}

function scalar(text: string, value: string | number | boolean | null, span: Span): DataScalar {
  if (typeof value !== "string") return { kind: "scalar", value, style: "plain", span };
  // Escapes make the spelling longer than the string.
  const plain = value.length === span.end - span.start - 2;
  const marks = plain ? [{ inner: 0, outer: span.start + 1 }] : marksOf(text, span);
  return { kind: "scalar", value, style: "double", span, marks };
}

function marksOf(text: string, span: Span): readonly Mark[] {
  const marks: Mark[] = [{ inner: 0, outer: span.start + 1 }];
  let inner = 0;
  for (let at = span.start + 1; at < span.end - 1; at++, inner++) {
    if (text.charCodeAt(at) !== backslash) continue;
    if (inner > 0) marks.push({ inner, outer: at });
    at += text[at + 1] === "u" ? 5 : 1;
    marks.push({ inner: inner + 1, outer: at + 1 });
  }
  return marks;
}

const backslash = 0x5c;

function sentence(code: ParseErrorCode): string {
  return sentences[printParseErrorCode(code)] ?? "This is not JSON.";
}

/** By the names of jsonc-parser's error codes. */
const sentences: Record<string, string> = {
  InvalidSymbol: "JSON knows no such word or sign.",
  InvalidNumberFormat: "This is not a number as JSON writes them.",
  PropertyNameExpected: "A key in double quotes is expected here.",
  ValueExpected: "A value is expected here.",
  ColonExpected: "A colon is expected between key and value.",
  CommaExpected: "A comma is expected here.",
  CloseBraceExpected: "The closing brace is missing.",
  CloseBracketExpected: "The closing bracket is missing.",
  EndOfFileExpected: "Nothing may follow the end of the JSON value.",
  InvalidCommentToken: "JSON has no comments.",
  UnexpectedEndOfComment: "The comment is not closed.",
  UnexpectedEndOfString: "The string is not closed on its line.",
  UnexpectedEndOfNumber: "The number breaks off.",
  InvalidUnicode: "Four hexadecimal digits are expected after \\u.",
  InvalidEscapeCharacter: "JSON knows no such escape.",
  InvalidCharacter: "Control characters are written as escapes in a JSON string.",
};
