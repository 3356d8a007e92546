import { hclComments } from "../../syntax/hcl/comments.ts";
import type { Format } from "../format.ts";
import { directoryOf, extractTerraform } from "./extract.ts";
import { readFile } from "./read.ts";
import { spellInTerraform } from "./spell.ts";

export const terraform: Format = {
  name: "terraform",
  claims: (path) => /\.(?:tf|tofu|tfvars)$/.test(path),
  group: directoryOf,
  extract: extractTerraform,
  spell: spellInTerraform,
  comments: (source) => hclComments(source.text, readFile(source)),
};
