import type { DataDocument, DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";
import { once } from "../once.ts";

type ReadData = {
  readonly roots: readonly DataNode[];
  readonly problems: DataDocument["problems"];
};

/** The trees of a JSON or YAML file, and what is wrong with it. */
export const readData = once(({ path, text }): ReadData => {
  const documents = isJsonFile(path) ? [readJson(text)] : readYaml(text);
  return {
    roots: documents.flatMap(({ root }) => root ?? []),
    problems: documents.flatMap(({ problems }) => problems),
  };
});

export function isJsonFile(path: string): boolean {
  return /\.json$/i.test(path);
}
