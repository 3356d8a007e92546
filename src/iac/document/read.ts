import type { Source } from "../../source/source.ts";
import type { DataDocument, DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";

/** The trees of a JSON or YAML file, and what is wrong with it. */
export function readData(source: Source): ReadData {
  const found = read.get(source);
  if (found) return found;
  const made = parse(source);
  read.set(source, made);
  return made;
}

type ReadData = {
  readonly roots: readonly DataNode[];
  readonly problems: DataDocument["problems"];
};

/** Files are read for their policies, and again where one is to be changed. */
const read = new WeakMap<Source, ReadData>();

function parse(source: Source): ReadData {
  const documents = isJsonFile(source.path) ? [readJson(source.text)] : readYaml(source.text);
  return {
    roots: documents.flatMap(({ root }) => root ?? []),
    problems: documents.flatMap(({ problems }) => problems),
  };
}

export function isJsonFile(path: string): boolean {
  return /\.json$/i.test(path);
}
