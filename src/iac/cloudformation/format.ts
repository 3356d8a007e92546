import { yamlComments } from "../../syntax/yaml/comments.ts";
import type { Format } from "../format.ts";
import type { Templates } from "../templates.ts";
import { extractCloudFormation, extractTemplate } from "./extract.ts";
import { includesOf } from "./include.ts";
import { isJson, readTemplate, speaksOfAccess } from "./read.ts";
import { writePhrase } from "./phrase.ts";
import { spellAttached, spellListed } from "./spell-attached.ts";
import { spellBeside, spellResources } from "./spell-beside.ts";
import { spellInTemplate } from "./spell.ts";

export const cloudformation: Format = {
  name: "cloudformation",
  claims: (path, text) => isTemplate(path, text) && speaksOfAccess(text),
  group: (path) => path,
  inlines: true,
  extract: extractCloudFormation,
  spell: (statement, drafts) => spellInTemplate(statement, drafts),
  spellAttached,
  spellBeside,
  comments: ({ text }) => (isJson(text) ? [] : yamlComments(text)),
};

/** Whether a file is a template, whatever it declares. */
export function isTemplate(path: string, text: string): boolean {
  return (
    /\.(?:ya?ml|json|template)$/i.test(path) &&
    /\bResources["']?\s*:/.test(text) &&
    namesTypes(text) &&
    (isJson(text) ? !isFilledIn(text) : hasResources(text))
  );
}

/** Whether a text begins with what Jinja or Go's templates fill in, which looks like JSON. */
function isFilledIn(text: string): boolean {
  return /^\uFEFF?\s*\{[{%#]/.test(text);
}

const namesTypes = (text: string): boolean => /\b(?:AWS|Custom)::/.test(text);

/** Whether a document of a text in YAML has resources as a whole, and not only what stands somewhere in it. */
function hasResources(text: string): boolean {
  return text.split(/^(?:---|\.\.\.)(?!\S)/m).some((document) => {
    const begins = /^\uFEFF?(?![ \t]*(?:#|---|%|$))([ \t]*)\S/m.exec(document);
    const resources = document.matchAll(/^\uFEFF?([ \t]*)["']?Resources["']?\s*:/gm);
    return namesTypes(document) && [...resources].some(([, indent]) => indent === begins?.[1]);
  });
}

/** What languages of which a tool makes templates have in common with this one. */
export const templates: Templates = {
  read: readTemplate,
  includes: includesOf,
  extract: extractTemplate,
  spell: spellInTemplate,
  spellListed,
  spellResources,
  write: writePhrase,
};
