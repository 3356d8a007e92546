import { yamlComments } from "../../syntax/yaml/comments.ts";
import type { Format } from "../format.ts";
import { extractDocuments } from "./extract.ts";
import { isScript, isTemplate, namesIam, notationOf } from "./read.ts";
import { spellInDocument } from "./spell.ts";

export const document: Format = {
  name: "document",
  claims: (path, text) =>
    (/\.(?:ya?ml|json)$/i.test(path) || isTemplate(path) || isScript(path)) &&
    (holdsStatements(text) || namesIam(text)),
  group: (path) => path,
  extract: extractDocuments,
  spell: spellInDocument,
  comments: (source) => (notationOf(source) === "json" ? [] : yamlComments(source.text)),
};

/** Keys, quoted or not, or quoted in a text, or in a URL. */
function holdsStatements(text: string): boolean {
  return (
    (/(?:\b|%22)Effect(?:\\*["']|%22)?(?:\s*:|%3A)/.test(text) &&
      /(?:\b|%22)(?:Not)?Action(?:\\*["']|%22)?(?:\s*:|%3A)/.test(text)) ||
    (/\beffect["']?\s*:\s*["']?(?:Allow|Deny)\b/.test(text) &&
      /\b(?:not_?)?actions?["']?\s*:/i.test(text))
  );
}
