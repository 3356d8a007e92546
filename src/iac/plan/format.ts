import type { Format } from "../format.ts";
import { extractPlans } from "./extract.ts";

export const plan: Format = {
  name: "plan",
  claims: (path, text) =>
    path.endsWith(".json") &&
    /"format_version"\s*:/.test(text) &&
    /"resource_changes"\s*:/.test(text),
  group: (path) => path,
  extract: extractPlans,
  spell: () => ({
    ok: false,
    because: "it stands in a plan: what to change is the configuration that it was made of",
  }),
  comments: () => [],
};
