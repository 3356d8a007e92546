import type { Format } from "../format.ts";
import { extractCdk } from "./extract.ts";
import { scriptComments } from "../script-comments.ts";
import { seesInScript } from "../spell-script.ts";
import { isProgram } from "../../evaluate/script/programs.ts";
import { spellInCdk } from "./spell.ts";
import { spellAttached } from "./spell-attached.ts";

/** Programs that make templates with AWS CDK: TypeScript, JavaScript and Python. */
export const cdk: Format = {
  name: "cdk",
  claims: (path, text) => isProgram(path) && usesCdk(text) && speaksOfAccess(text),
  group: (path) => path,
  extract: extractCdk,
  comments: scriptComments,
  sees: seesInScript,
  spell: spellInCdk,
  spellAttached,
};

/** An import of CDK's, in version 1 or 2. */
function usesCdk(text: string): boolean {
  return /["'](?:aws-cdk-lib|monocdk|@aws-cdk\/[\w-]+)(?:["'/])|^\s*(?:from|import)\s+aws_cdk\b/m.test(
    text,
  );
}

function speaksOfAccess(text: string): boolean {
  return /[Pp]olic(?:y|ies)|[Ss]tatement|\bgrant|Principal|\bassume[dR_]/.test(text);
}
