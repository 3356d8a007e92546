import type { PartialParse, Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { ScriptProblem } from "../tree.ts";

/** How many constructs may be open: Lezer makes its tree by recursion. */
const deepestStack = 1000;

/**
 * For how many tokens the parser may look for a way to go on after an error: each takes as long as
 * dozens of others, and what needs more is not Python.
 */
const patience = 5_000;

/** What Lezer's parser has beside its declared members, as of @lezer/lr 1.4. */
type Insight = {
  readonly recovering?: number;
  /** Three numbers for each open construct. */
  readonly stacks?: readonly { readonly stack: readonly number[] }[];
};

/**
 * What the parser does not know, and what means the same and is as long: a byte order mark and the
 * end of a page in front of a line, and a line end of two characters that a backslash takes away.
 */
const unknown = /^\ufeff|(?<=^|[\n\r\f])\f|\\\r\n/g;
const known = (found: string): string => (found.length > 1 ? " \\\n" : "\n");

/**
 * Parses a text as Python, as far as it is worth it.
 *
 * @returns Lezer's tree, which may end before the text does; the problem then says why
 */
export function parsePython(text: string): {
  readonly tree: Tree | undefined;
  readonly problem?: ScriptProblem;
} {
  const parse = parser.startParse(text.replace(unknown, known));
  try {
    return advance(parse);
  } catch (thrown) {
    // The few trees that are wide and deep at once: nothing else of Lezer's throws a RangeError.
    if (thrown instanceof RangeError) return { tree: undefined, problem: tooDeep(0) };
    throw thrown;
  }
}

function advance(parse: PartialParse & Insight): ReturnType<typeof parsePython> {
  let recovered = 0;
  let problem: ScriptProblem | undefined;
  for (;;) {
    const tree = parse.advance();
    if (tree) return problem ? { tree, problem } : { tree };
    if (problem) continue;
    if (parse.recovering) recovered++;
    if (recovered > patience) problem = notPython(parse.parsedPos);
    else if (isDeep(parse)) problem = tooDeep(parse.parsedPos);
    if (problem) parse.stopAt(parse.parsedPos);
  }
}

function isDeep({ stacks = [] }: Insight): boolean {
  return stacks.some(({ stack }) => stack.length > 3 * deepestStack);
}

function tooDeep(offset: number): ScriptProblem {
  const message = "nested so deep that the rest of the file is not read";
  return { reason: "too-deep", message, offset };
}

function notPython(offset: number): ScriptProblem {
  const message = "too much of this is not Python: the rest of the file is not read";
  return { reason: "syntax-error", message, offset };
}
