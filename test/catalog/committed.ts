import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openCatalog } from "../../src/catalog/catalog.ts";

const folder = join(import.meta.dirname, "..", "..", "catalog");

/** A file of the committed catalog, as the program reads it. */
export const readCatalogFile = (file: string): string => readFileSync(join(folder, file), "latin1");

/** The committed catalog. */
export const catalog = openCatalog(readCatalogFile);
