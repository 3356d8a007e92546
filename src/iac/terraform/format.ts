import { callsModules } from "../../evaluate/terraform/module.ts";
import { hclComments } from "../../syntax/hcl/comments.ts";
import type { Format } from "../format.ts";
import { directoryOf } from "../../source/path.ts";
import { extractTerraform } from "./extract.ts";
import { mayHoldIam } from "./hcl-files.ts";
import { isJson, readFile } from "./read.ts";
import { spellAttached } from "./spell-attached.ts";
import { spellBeside } from "./spell-beside.ts";
import { spellInTerraform } from "./spell.ts";
import { takenInBy } from "./taken-in.ts";

export const terraform: Format = {
  name: "terraform",
  claims: (path, text) =>
    /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(path) || callsModules(path) || mayHoldIam(path, text),
  group: directoryOf,
  extract: extractTerraform,
  takesIn: {
    from: (path) => /\.(?:tf(?:\.json)?|tofu(?:\.json)?|hcl)$/.test(path),
    paths: takenInBy,
  },
  spell: spellInTerraform,
  spellAttached,
  spellBeside,
  comments: (source) => (isJson(source.path) ? [] : hclComments(source.text, readFile(source))),
};
