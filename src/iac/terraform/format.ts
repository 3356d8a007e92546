import { hclComments } from "../../syntax/hcl/comments.ts";
import type { Format } from "../format.ts";
import { directoryOf } from "../../source/path.ts";
import { extractTerraform } from "./extract.ts";
import { isJson, isTerragrunt, readFile } from "./read.ts";
import { spellAttached } from "./spell-attached.ts";
import { spellInTerraform } from "./spell.ts";
import { takenInBy } from "./taken-in.ts";

export const terraform: Format = {
  name: "terraform",
  claims: (path) => /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(path) || isTerragrunt(path),
  group: directoryOf,
  extract: extractTerraform,
  takesIn: {
    from: (path) => /\.(?:tf|tofu)(?:\.json)?$/.test(path) || isTerragrunt(path),
    paths: takenInBy,
  },
  spell: spellInTerraform,
  spellAttached,
  comments: (source) => (isJson(source.path) ? [] : hclComments(source.text, readFile(source))),
};
