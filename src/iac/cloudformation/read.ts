import type { Problem } from "../../source/problem.ts";
import type { Source } from "../../source/source.ts";
import type { DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";

/** Whether a template is written as JSON: its first character is a brace. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

/** The tree of a template, and what is wrong with it. Of several YAML documents the first counts. */
export function readTemplate(source: Source): ReadTemplate {
  const found = read.get(source);
  if (found) return found;
  const made = parse(source);
  read.set(source, made);
  return made;
}

type ReadTemplate = {
  readonly root: DataNode | undefined;
  readonly problems: readonly Problem[];
};

/** Templates are read for their policies, and again where one is to be changed. */
const read = new WeakMap<Source, ReadTemplate>();

function parse(source: Source): ReadTemplate {
  const document = isJson(source.text) ? readJson(source.text) : readYaml(source.text)[0];
  return {
    root: document?.root,
    // One mistake makes a parser stumble over all that follows: the first one is the one to mend.
    problems: (document?.problems ?? []).slice(0, 1).map(({ message, offset, reason }) => ({
      path: source.path,
      offset,
      reason,
      detail: message,
    })),
  };
}
