import { codeownersPaths, readCodeowners, type Codeowners } from "../config/codeowners.ts";
import type { Read } from "../repository/tree.ts";

/** Who owns which files, by the first CODEOWNERS file that is there; nobody owns any where none is. */
export async function codeownersIn(inBase: (path: string) => Promise<Read>): Promise<Codeowners> {
  for (const path of codeownersPaths) {
    const read = await inBase(path);
    if (read.ok) return readCodeowners(read.source.text);
  }
  return readCodeowners("");
}
