import type { Problem } from "../../source/problem.ts";
import type { DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";
import { once } from "../../source/once.ts";
import type { Source } from "../../source/source.ts";
import { syntaxProblems } from "../problems.ts";

/** Whether a template is written as JSON: its first character is a brace. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

type ReadTemplate = {
  readonly root: DataNode | undefined;
  readonly problems: readonly Problem[];
};

/** The tree of a template, and what is wrong with it. Of several YAML documents the first counts. */
export const readTemplate = once((source: Source): ReadTemplate => {
  const document = isJson(source.text) ? readJson(source.text) : readYaml(source.text)[0];
  return {
    root: document?.root,
    // One mistake makes a parser stumble over all that follows: the first one is the one to mend.
    problems: syntaxProblems(source, (document?.problems ?? []).slice(0, 1)),
  };
});
