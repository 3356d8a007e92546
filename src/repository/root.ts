import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package: two above this file, and two above each bundle in `dist/`. */
export const packageRoot = join(import.meta.dirname, "..", "..");

/** A file of `catalog/`; they are ASCII, and latin1 is read without decoding. */
export function readCatalogFile(name: string): string {
  return readFileSync(join(packageRoot, "catalog", name), "latin1");
}
