import type { Format } from "../format.ts";
import { extractCloudFormation } from "./extract.ts";

export const cloudformation: Format = {
  name: "cloudformation",
  claims: (path, text) =>
    /\.(?:ya?ml|json|template)$/i.test(path) &&
    /\bResources["']?\s*:/.test(text) &&
    /\b(?:AWS|Custom)::/.test(text) &&
    text.includes("Effect"),
  extract: extractCloudFormation,
  spell: () => ({ ok: false, because: "not written yet" }),
};
