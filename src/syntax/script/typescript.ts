import { parse, type ParserOptions } from "@babel/parser";
import type { Program, ScriptProblem } from "./tree.ts";
import { lowered } from "./typescript/expressions.ts";
import { deeper, other, spanOf, tooDeep, type Reading } from "./typescript/reading.ts";
import { stepOf } from "./typescript/steps.ts";

/**
 * Reads TypeScript or JavaScript. What does not parse is a problem; what could be read beside it is in
 * the tree.
 *
 * @param jsx whether `<` may begin an element: in `.tsx`, `.jsx` and JavaScript
 */
export function readTypeScript(text: string, { jsx }: { readonly jsx: boolean }): Program {
  const crowded = crowdedLine(text);
  if (crowded) return { language: "typescript", body: [], comments: [], problems: [crowded] };
  const parsed = parsedBy(
    { ...options, plugins: [...plugins, ...(jsx ? ["jsx" as const] : [])] },
    text,
  );
  if ("problem" in parsed)
    return { language: "typescript", body: [], comments: [], problems: [parsed.problem] };
  const { program, comments, errors } = parsed.file;
  const reading = readingOf(text);
  const body = reading.steps(program.body);
  return {
    language: "typescript",
    body,
    comments: (comments ?? []).map(spanOf),
    problems: [...(errors ?? []).filter(isSyntax).map(problemOf), ...reading.problems],
  };
}

/** The most of `comments in a line` times `characters of it`. */
const mostCrowded = 1_000_000_000;

/** The parser looks behind every comment of a line for the end of that line. */
function crowdedLine(text: string): ScriptProblem | undefined {
  let start = 0;
  let sum = 0;
  for (const line of text.split(/[\n\r\u2028\u2029]/)) {
    sum += (line.split("/*").length - 1) * line.length;
    if (sum > mostCrowded)
      return {
        reason: "too-large",
        message: "The program has a line that is too long for the comments in it.",
        offset: start,
      };
    start += line.length + 1;
  }
  return undefined;
}

function readingOf(text: string): Reading {
  const reading: Reading = {
    text,
    problems: [],
    depth: 0,
    expression(node) {
      const span = node ? spanOf(node) : { start: 0, end: 0 };
      if (!node) return other(span);
      return deeper(
        reading,
        span,
        () => lowered(node, reading),
        () => other(span),
      );
    },
    steps: (nodes) =>
      nodes.flatMap((node) =>
        deeper(
          reading,
          spanOf(node),
          () => stepOf(node, reading),
          () => [],
        ),
      ),
  };
  return reading;
}

const plugins: NonNullable<ParserOptions["plugins"]> = ["typescript", "decorators-legacy"];

const options: ParserOptions = {
  sourceType: "unambiguous",
  errorRecovery: true,
  attachComment: false,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  allowNewTargetOutsideFunction: true,
};

type Parsed = { readonly file: ReturnType<typeof parse> } | { readonly problem: ScriptProblem };

function parsedBy(options: ParserOptions, text: string): Parsed {
  try {
    return { file: parse(text, options) };
  } catch (error) {
    // The parser goes down a level of its own stack with each level of the program.
    if (error instanceof RangeError) return { problem: tooDeep(0) };
    if (error instanceof SyntaxError) return { problem: problemOf(error) };
    throw error;
  }
}

/** What a compiler finds beyond the syntax, as names declared twice, leaves the tree as it is. */
function isSyntax({ reasonCode = "" }: { readonly reasonCode?: string }): boolean {
  return !/Redeclaration|^Duplicate|^ModuleExport|^Strict|^Illegal|^ParamDupe|Modifier|PrivateField|Abstract|Accessib|Readonly|Declare|Ambient|^Await|^Yield/.test(
    reasonCode,
  );
}

function problemOf(error: object): ScriptProblem {
  const { pos, message } = error as { readonly pos?: number; readonly message?: string };
  return {
    reason: "syntax-error",
    message: `The program does not parse: ${(message ?? "").replace(/ \(\d+:\d+\)$/, "")}`,
    offset: pos ?? 0,
  };
}
