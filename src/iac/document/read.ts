import type { Source } from "../../source/source.ts";
import type { DataDocument, DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";

/** The trees of a JSON or YAML file, and what is wrong with it. */
export function readData(source: Source): {
  readonly roots: readonly DataNode[];
  readonly problems: DataDocument["problems"];
} {
  const json = /\.json$/i.test(source.path);
  const documents = json ? [readJson(source.text)] : readYaml(source.text);
  return {
    roots: documents.flatMap(({ root }) => root ?? []),
    problems: documents.flatMap(({ problems }) => problems),
  };
}
