import type { Source } from "../source/source.ts";
import type { DataNode, DataProblem } from "../syntax/data.ts";
import { readJson } from "../syntax/json.ts";
import { readYaml } from "../syntax/yaml.ts";
import { elementCalled, elementsOfPolicy } from "./elements.ts";
import type { At, Node } from "./node.ts";
import { nodeOfData } from "./data-node.ts";
import { findingTypeOf } from "./issue-codes.ts";
import type { ValidityFinding } from "./validate.ts";

/** A file that is a policy as a whole, or why it is none. */
export type ReadPolicy =
  | { readonly ok: true; readonly root: Node }
  | { readonly ok: false; readonly finding: ValidityFinding };

/** Reads the text of a policy. AWS takes JSON; YAML is read for tools that make JSON of it. */
export function readPolicy(source: Source, notation: "json" | "yaml" = "json"): ReadPolicy {
  const documents = notation === "json" ? [readJson(source.text)] : readYaml(source.text);
  const [first] = documents;
  const [problem] = documents.flatMap(({ problems }) => problems);
  if (problem) return { ok: false, finding: syntaxError(problem, source) };
  if (!first?.root) return { ok: false, finding: syntaxError(nothing, source) };
  return { ok: true, root: nodeOfData(first.root, source) };
}

/** Whether a tree is a policy as a whole, well made or not: it says what a policy says at its top. */
export function isPolicy(root: DataNode): boolean {
  return (
    root.kind === "map" &&
    root.entries.some(({ key }) => elementCalled(key, elementsOfPolicy) === "Statement") &&
    root.entries.every(({ key }) => !/^(?:Resources|Transform|AWSTemplate\w*|kind)$/.test(key))
  );
}

const nothing: DataProblem = {
  reason: "syntax-error",
  message: "There is no JSON in it.",
  offset: 0,
};

function syntaxError({ message, offset }: DataProblem, source: Source): ValidityFinding {
  const at: At = { path: [], place: { source, span: { start: offset, end: offset } } };
  const code = "JSON_SYNTAX_ERROR";
  return { type: findingTypeOf(code), code, message, locations: [at] };
}
