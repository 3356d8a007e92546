import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Paths, and what stands there. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

/** A new folder below another one, with files that no git knows. */
export function writeFiles(below: string, texts: Texts): string {
  const directory = mkdtempSync(join(below, "files-"));
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}
