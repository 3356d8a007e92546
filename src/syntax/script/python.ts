import { problemOf } from "./python/faults.ts";
import { readExpression } from "./python/expressions.ts";
import { nodesOf } from "./python/nodes.ts";
import { parsePython } from "./python/parse.ts";
import type { Reading } from "./python/reading.ts";
import { readSteps } from "./python/steps.ts";
import type { ReadScript, ScriptProblem } from "./tree.ts";

/**
 * Reads a program in Python 3 (docs.python.org/3/reference), with @lezer/python's grammar; what is
 * left of Python 2 in that is read too.
 *
 * @param text the file as it is, with its byte order mark and its line ends; all spans mean it
 * @returns the tree, the comments, and what is wrong; never throws. Where something is wrong, what
 *   stands around it is there; what nests too deep is an `other` without parts.
 */
export const readPython: ReadScript = (text) => {
  const { tree, problem } = parsePython(text);
  if (!tree)
    return { language: "python", body: [], comments: [], problems: problem ? [problem] : [] };
  const { root, comments, faults } = nodesOf(tree, text.length);
  const reading: Reading = {
    text,
    problems: [],
    depth: 0,
    before: undefined,
    inClass: false,
    expression: readExpression,
    steps: readSteps,
  };
  const body = readSteps(reading, root.children);
  const problems = [...reading.problems, ...(problem ? [problem] : [])];
  return {
    language: "python",
    body,
    comments,
    problems: [...problems, ...faultsBeside(problems, problemOf(text, faults))].sort(
      (a, b) => a.offset - b.offset,
    ),
  };
};

/** The parser cuts what is too deep, and then takes the rest of it for an error. */
function faultsBeside(
  problems: readonly ScriptProblem[],
  fault: ScriptProblem | undefined,
): readonly ScriptProblem[] {
  return fault && problems.every(({ reason }) => reason !== "too-deep") ? [fault] : [];
}
