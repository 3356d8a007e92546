import type { Argument, Block, Expression, File, SyntaxProblem, Template } from "./ast.ts";
import { startOf } from "./characters.ts";
import { readExpression } from "./expression.ts";
import { looksLikeBlock, nextItem } from "./recovery.ts";
import {
  atEnd,
  fail,
  found,
  mostProblems,
  skipBlanks,
  skipLines,
  startCursor,
  SyntaxFault,
  type Cursor,
} from "./scanner.ts";
import { readItem } from "./structure.ts";
import { readBare } from "./template.ts";

/**
 * How many characters may be read again after faults, beyond the length of the text: what is not
 * closed reaches to the end each time, and reading must stay linear.
 */
const patience = 1_000_000;

/**
 * Reads a file of HCL's native syntax: hclsyntax/spec.md of hashicorp/hcl and, where it is silent,
 * what the implementation beside it does.
 *
 * @param text the file as it is, with its byte order mark and its line ends; all spans mean it
 * @returns the tree, the comments, and what is wrong; never throws. An item of the file (a block or
 *   an argument) with a fault in it is left out and reading goes on at the next item. An argument
 *   that is set twice is a problem too, but stays in the tree.
 */
export function readHcl(text: string): File {
  const cursor = startCursor(text, readExpression);
  const items: (Argument | Block)[] = [];
  const names = new Set<string>();
  let patienceLeft = patience + text.length;
  while (!atEnd(cursor) && cursor.problems.length < mostProblems) {
    let start = cursor.at;
    try {
      skipLines(cursor);
      start = cursor.at;
      if (!atEnd(cursor)) items.push(readItem(cursor, names));
    } catch (thrown) {
      patienceLeft -= recover(cursor, problemOf(thrown), start, patienceLeft);
    }
  }
  if (!atEnd(cursor)) {
    const message = `more than ${mostProblems} problems: the rest of the file is not read`;
    cursor.problems.push({ reason: "syntax-error", message, offset: cursor.at });
  }
  return {
    body: { items, span: { start: startOf(text), end: text.length } },
    comments: cursor.comments,
    problems: cursor.problems.sort((a, b) => a.offset - b.offset),
  };
}

/**
 * Reads a text that is one expression; line ends in it mean nothing, as between brackets.
 *
 * @returns the expression, or why there is none; never throws
 */
export function readHclExpression(text: string): {
  readonly expression: Expression | undefined;
  readonly problems: readonly SyntaxProblem[];
} {
  const cursor = startCursor(text, readExpression);
  cursor.newlines = false;
  try {
    skipBlanks(cursor);
    const expression = readExpression(cursor);
    if (!atEnd(cursor)) fail(cursor, `expected the end of the text, found ${found(cursor)}`);
    return { expression, problems: [] };
  } catch (thrown) {
    return { expression: undefined, problems: [problemOf(thrown)] };
  }
}

/**
 * Reads a text that is a template as a whole: a file that `templatefile` renders, a string of
 * Terraform's JSON syntax. Quotes and backslashes mean themselves in it.
 *
 * @returns the template, or why there is none; never throws
 */
export function readHclTemplate(text: string): {
  readonly template: Template | undefined;
  readonly problems: readonly SyntaxProblem[];
} {
  const cursor = startCursor(text, readExpression);
  const start = cursor.at;
  try {
    const parts = readBare(cursor);
    const span = { start, end: text.length };
    return { template: { kind: "template", parts, span }, problems: [] };
  } catch (thrown) {
    return { template: undefined, problems: [problemOf(thrown)] };
  }
}

function problemOf(thrown: unknown): SyntaxProblem {
  if (thrown instanceof SyntaxFault) return thrown.problem;
  throw thrown;
}

/** Notes the problem and goes to where reading goes on; how many characters are read again. */
function recover(cursor: Cursor, problem: SyntaxProblem, start: number, most: number): number {
  const { text, at: reached, comments, problems } = cursor;
  const orArgument = !looksLikeBlock(text, start);
  let next = nextItem(text, problem.offset, start, orArgument);
  if (reached - next > most) next = nextItem(text, reached, reached, orArgument);
  // What was noted of the part that is read again will be noted again.
  while ((comments.at(-1)?.start ?? -1) >= next) comments.pop();
  while ((problems.at(-1)?.offset ?? -1) >= next) problems.pop();
  // What nests too deep does so again in each of its blocks, from which reading goes on.
  if (problem.reason !== "too-deep" || !problems.some(({ reason }) => reason === problem.reason))
    problems.push(problem);
  cursor.at = next;
  cursor.newlines = true;
  cursor.depth = 0;
  return Math.max(0, reached - next);
}
