import type { Source } from "../../source/source.ts";
import type { DataDocument, DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";

/** The trees of a JSON or YAML file, and what is wrong with it. */
export function readData(source: Source): {
  readonly roots: readonly DataNode[];
  readonly problems: DataDocument["problems"];
} {
  const documents = isJsonFile(source.path) ? [readJson(source.text)] : readYaml(source.text);
  return {
    roots: documents.flatMap(({ root }) => root ?? []),
    problems: documents.flatMap(({ problems }) => problems),
  };
}

export function isJsonFile(path: string): boolean {
  return /\.json$/i.test(path);
}
