import type { Source } from "../source/source.ts";
import { lineStarts } from "../source/lines.ts";
import type { DataDocument, DataNode, DataProblem } from "../syntax/data.ts";
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
  return policyOf(documents, source, 0);
}

/** A line of a file of policies. */
export type PolicyLine = {
  readonly line: number;
  /** Whether it says what a policy says at its top. */
  readonly isPolicy: boolean;
  readonly policy: ReadPolicy;
};

/**
 * Reads a text that has a policy in JSON on each of its lines, which are counted from 1; empty ones
 * are passed over. Follows "NDJSON - Newline delimited JSON" (https://github.com/ndjson/ndjson-spec).
 */
export function readPolicyLines(source: Source): readonly PolicyLine[] {
  const { text } = source;
  const starts = lineStarts(text);
  return starts.flatMap((start, index) => {
    const written = text.slice(start, (starts[index + 1] ?? text.length + 1) - 1);
    if (/^\uFEFF?\s*$/.test(written)) return [];
    const document = readJson(written);
    const isOne = document.root !== undefined && isPolicy(document.root);
    const policy = policyOf([document], source, start);
    return [{ line: index + 1, isPolicy: isOne, policy }];
  });
}

/** Whether the first line of a text is JSON of its own, and others follow. */
export function beginsWithLine(text: string): boolean {
  const [, first, more = ""] = /^\uFEFF?\s*([^\n]*)\n([^]*)$/.exec(text) ?? [];
  return first !== undefined && more.trim() !== "" && readJson(first).problems.length === 0;
}

/** The first of some documents, which were read from an offset of a source on. */
function policyOf(documents: readonly DataDocument[], source: Source, from: number): ReadPolicy {
  const [first] = documents;
  const [problem] = documents.flatMap(({ problems }) => problems);
  if (problem) return { ok: false, finding: syntaxError(problem, source, from) };
  if (!first?.root) return { ok: false, finding: syntaxError(nothing, source, from) };
  return { ok: true, root: nodeOfData(first.root, source, from) };
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

function syntaxError(
  { message, offset }: DataProblem,
  source: Source,
  from: number,
): ValidityFinding {
  const span = { start: from + offset, end: from + offset };
  const at: At = { path: [], place: { source, span } };
  const code = "JSON_SYNTAX_ERROR";
  return { type: findingTypeOf(code), code, message, locations: [at] };
}
