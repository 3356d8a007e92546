import { openReference } from "../../src/query/reference.ts";
import { readCatalogFile } from "../catalog/committed.ts";

/** The committed catalog, with what is known beside it. */
export const reference = openReference(readCatalogFile);
