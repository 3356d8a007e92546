import { readHclJson } from "../../syntax/hcl/from-json.ts";
import { readHcl } from "../../syntax/hcl/read.ts";
import { once } from "../once.ts";

/** Whether a file is written in Terraform's JSON syntax. */
export function isJson(path: string): boolean {
  return path.endsWith(".json");
}

/** The tree of a file. */
export const readFile = once((source) =>
  isJson(source.path) ? readHclJson(source) : readHcl(source.text),
);
