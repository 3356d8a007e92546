import { makeEvaluator } from "../../../src/evaluate/script/evaluator.ts";
import { scopesOf } from "../../../src/evaluate/script/scopes.ts";
import type { Library, Script } from "../../../src/evaluate/script/at.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { readPython } from "../../../src/syntax/script/python.ts";
import type { Expression } from "../../../src/syntax/script/tree.ts";
import { readTypeScript } from "../../../src/syntax/script/typescript.ts";
import { nodesIn } from "../../../src/syntax/script/walk.ts";
import { show } from "../show.ts";

export function scriptOf(path: string, text: string): Script {
  const program = path.endsWith(".py") ? readPython(text) : readTypeScript(text, { jsx: false });
  const [problem] = program.problems;
  if (problem) throw new Error(`${text}: ${problem.message} at ${problem.offset}`);
  return { source: { path, text }, program, scopes: scopesOf(program) };
}

/** What a program gives to `probe`, in the order of the text, with the evaluator of the file. */
export function probed(
  path: string,
  text: string,
  library: Library = {},
): {
  readonly probes: readonly Expression[];
  readonly evaluator: ReturnType<typeof makeEvaluator>;
} {
  const script = scriptOf(path, text);
  const probes = [...nodesIn(script.program)].flatMap((node) =>
    node.kind === "call" && node.callee.kind === "name" && node.callee.name === "probe"
      ? node.args.map(({ value }) => value)
      : [],
  );
  return { probes, evaluator: makeEvaluator(script, library) };
}

export function valuesOf(path: string, text: string): readonly Value[] {
  const { probes, evaluator } = probed(path, text);
  return probes.map((probe) => evaluator.evaluate(probe));
}

/** The values that a program gives to `probe`, with the ids of holes without their file and offsets. */
export function shown(path: "a.ts" | "a.py", text: string): string {
  return valuesOf(path, text)
    .map((value) => show(value).replaceAll(`${path}/`, "").replaceAll(/@\d+/g, ""))
    .join("; ");
}
