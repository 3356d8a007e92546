import { readHclJson } from "../../syntax/hcl/from-json.ts";
import { readHcl } from "../../syntax/hcl/read.ts";
import { once } from "../../source/once.ts";
import type { Source } from "../../source/source.ts";
import { withBlocks } from "./hcl-files.ts";

/** Whether a file is written in Terraform's JSON syntax. */
export function isJson(path: string): boolean {
  return path.endsWith(".json");
}

/** The tree of a file. */
export const readFile = once((source: Source) => {
  if (isJson(source.path)) return readHclJson(source);
  const file = readHcl(source.text);
  return source.path.endsWith(".hcl") ? { ...file, body: withBlocks(file.body, source) } : file;
});
