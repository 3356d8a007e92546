import { yamlComments } from "../../syntax/yaml/comments.ts";
import { isJson } from "../cloudformation/read.ts";
import type { Format } from "../format.ts";
import { extractServerless } from "./extract.ts";
import { spellInService } from "./spell.ts";

export const serverless: Format = {
  name: "serverless",
  claims: (path, text) =>
    /(?:^|\/)serverless[^/]*\.(?:ya?ml|json)$/i.test(path) &&
    isService(text) &&
    /\bEffect\b|olic(?:y|ies)|tatements?\b|\$\{\s*file\(/i.test(text),
  group: (path) => path,
  extract: extractServerless,
  spell: spellInService,
  comments: ({ text }) => (isJson(text) ? [] : yamlComments(text)),
};

/** Whether a file describes a service of AWS's; what its provider is may be written elsewhere. */
function isService(text: string): boolean {
  const [, provider] =
    /^\s{0,4}["']?provider["']?\s*:([^]{0,400})/m.exec(isJson(text) ? spread(text) : text) ?? [];
  if (provider === undefined) return false;
  return /^\s*["']?aws\b|\bname["']?\s*:\s*["']?aws\b|\$\{/.test(provider) || /\bAWS::/.test(text);
}

/** JSON with its first keys on lines of their own, as YAML has them. */
function spread(text: string): string {
  return text.replace(/[{,]\s*(?="provider"\s*:)/, "\n");
}
