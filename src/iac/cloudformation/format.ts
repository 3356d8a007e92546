import { yamlComments } from "../../syntax/yaml/comments.ts";
import type { Format } from "../format.ts";
import { extractCloudFormation } from "./extract.ts";
import { isJson } from "./read.ts";
import { spellInTemplate } from "./spell.ts";

export const cloudformation: Format = {
  name: "cloudformation",
  claims: (path, text) =>
    /\.(?:ya?ml|json|template)$/i.test(path) &&
    /\bResources["']?\s*:/.test(text) &&
    /\b(?:AWS|Custom)::/.test(text) &&
    /\bEffect\b|PolicyDocument\b|\bAWS::Include\b|\bPolicies\b|\bManagedPolic|::\w*Permission\b|::EventBusPolicy\b|::Connector\b/.test(
      text,
    ),
  group: (path) => path,
  inlines: true,
  extract: extractCloudFormation,
  spell: spellInTemplate,
  comments: ({ text }) => (isJson(text) ? [] : yamlComments(text)),
};
