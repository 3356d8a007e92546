import { hclComments } from "../../syntax/hcl/comments.ts";
import type { Format } from "../format.ts";
import { directoryOf, extractTerraform } from "./extract.ts";
import { isJson, readFile } from "./read.ts";
import { spellInTerraform } from "./spell.ts";

export const terraform: Format = {
  name: "terraform",
  claims: (path) => /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(path),
  group: directoryOf,
  extract: extractTerraform,
  spell: spellInTerraform,
  comments: (source) => (isJson(source.path) ? [] : hclComments(source.text, readFile(source))),
};
