import { yamlComments } from "../../syntax/yaml/comments.ts";
import type { Format } from "../format.ts";
import { extractDocuments } from "./extract.ts";
import { isJsonFile } from "./read.ts";
import { spellInDocument } from "./spell.ts";

export const document: Format = {
  name: "document",
  claims: (path, text) =>
    /\.(?:ya?ml|json)$/i.test(path) &&
    /["']?\bEffect["']?\s*:/.test(text) &&
    /["']?\b(?:Not)?Action["']?\s*:/.test(text),
  group: (path) => path,
  extract: extractDocuments,
  spell: spellInDocument,
  comments: ({ path, text }) => (isJsonFile(path) ? [] : yamlComments(text)),
};
