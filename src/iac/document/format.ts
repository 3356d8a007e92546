import type { Format } from "../format.ts";
import { extractDocuments } from "./extract.ts";

export const document: Format = {
  name: "document",
  claims: (path, text) =>
    /\.(?:ya?ml|json)$/i.test(path) &&
    /["']?\bEffect["']?\s*:/.test(text) &&
    /["']?\b(?:Not)?Action["']?\s*:/.test(text),
  extract: extractDocuments,
  spell: () => ({ ok: false, because: "not written yet" }),
};
