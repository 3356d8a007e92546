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
  const fault = problemOf(text, faults);
  const problems = firstOfEach([...reading.problems, ...(fault ? [fault] : [])]);
  return {
    language: "python",
    body,
    comments,
    problems: [...problems, ...(problem ? [problem] : [])],
  };
};

/**
 * The first problem of each kind. The parser cuts what is too deep, and then takes the rest of it
 * for an error.
 */
function firstOfEach(problems: readonly ScriptProblem[]): readonly ScriptProblem[] {
  const sorted = problems.toSorted((a, b) => a.offset - b.offset);
  const isDeep = sorted.some(({ reason }) => reason === "too-deep");
  return sorted.filter(
    ({ reason }, n) =>
      sorted.findIndex((each) => each.reason === reason) === n &&
      !(isDeep && reason === "syntax-error"),
  );
}
