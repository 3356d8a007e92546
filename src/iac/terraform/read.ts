import type { Source } from "../../source/source.ts";
import type { File } from "../../syntax/hcl/ast.ts";
import { readHcl } from "../../syntax/hcl/read.ts";

const read = new WeakMap<Source, File>();

/** The tree of a file, read once. */
export function readFile(source: Source): File {
  const found = read.get(source);
  if (found) return found;
  const made = readHcl(source.text);
  read.set(source, made);
  return made;
}
