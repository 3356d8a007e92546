import type { Format } from "../format.ts";
import { extractTerraform } from "./extract.ts";

export const terraform: Format = {
  name: "terraform",
  claims: (path) => path.endsWith(".tf"),
  extract: extractTerraform,
  spell: () => ({ ok: false, because: "not written yet" }),
};
