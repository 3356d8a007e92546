import type { Format } from "../format.ts";
import { scriptComments } from "../script-comments.ts";
import { seesInScript } from "../spell-script.ts";
import { isProgram } from "../../evaluate/script/programs.ts";
import { extractPulumi } from "./extract.ts";
import { spellInPulumi } from "./spell.ts";
import { spellAttached } from "./spell-attached.ts";
import { spellBeside } from "./spell-beside.ts";

/** Programs in TypeScript, JavaScript or Python that say what Pulumi is to make in AWS. */
export const pulumi: Format = {
  name: "pulumi",
  claims: (path, text) => isProgram(path) && isOfPulumi(text),
  group: (path) => path,
  extract: extractPulumi,
  comments: scriptComments,
  sees: seesInScript,
  spell: spellInPulumi,
  spellAttached,
  spellBeside,
};

/** Whether a program imports a library of Pulumi's for AWS. */
function isOfPulumi(text: string): boolean {
  return /["']@pulumi\/(?:awsx?(?:-native)?|eks)(?:\/[\w/.-]*)?["']|\bpulumi_(?:awsx?(?:_native)?|eks)\b/.test(
    text,
  );
}
