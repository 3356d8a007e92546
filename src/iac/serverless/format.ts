import { yamlComments } from "../../syntax/yaml/comments.ts";
import { isJson } from "../cloudformation/read.ts";
import type { Format } from "../format.ts";
import { extractServerless } from "./extract.ts";
import { takenInBy } from "./taken-in.ts";
import { spellInService } from "./spell.ts";

export const serverless: Format = {
  name: "serverless",
  claims: (path, text) =>
    isNamed(path) &&
    isService(text) &&
    /\bEffect\b|olic(?:y|ies)|tatements?\b|\$\{\s*file\(/i.test(text),
  group: (path) => path,
  inlines: true,
  extract: extractServerless,
  takesIn: { from: isNamed, paths: takenInBy },
  spell: spellInService,
  comments: ({ text }) => (isJson(text) ? [] : yamlComments(text)),
};

function isNamed(path: string): boolean {
  return /(?:^|\/)serverless[^/]*\.(?:ya?ml|json)$/i.test(path);
}

/** Whether a file describes a service of AWS's; what its provider is may be written elsewhere. */
function isService(text: string): boolean {
  const [, provider] = /^\s{0,4}["']?provider["']?\s*:([^]{0,2000})/m.exec(onLines(text)) ?? [];
  if (provider === undefined) return false;
  const [, here] = /^[ \t]*["']?([\w$]+)/.exec(provider) ?? [];
  const [, named] = /\bname["']?\s*:\s*["']?([\w$]+)/.exec(provider) ?? [];
  const name = here ?? named ?? "";
  return name === "aws" || name.startsWith("$") || /\bAWS::/.test(text);
}

/** JSON with its provider on a line of its own, as YAML has it. */
function onLines(text: string): string {
  return isJson(text) ? text.replace(/[{,]\s*(?="provider"\s*:)/, "\n") : text;
}
