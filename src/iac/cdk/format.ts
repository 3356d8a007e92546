import type { Format } from "../format.ts";
import { claims } from "./claims.ts";
import { extractCdk } from "./extract.ts";
import { scriptComments } from "../script-comments.ts";
import { seesInScript } from "../spell-script.ts";
import { spellInCdk } from "./spell.ts";
import { spellAttached } from "./spell-attached.ts";

/** Programs that make templates with AWS CDK: TypeScript, JavaScript and Python. */
export const cdk: Format = {
  name: "cdk",
  claims,
  group: (path) => path,
  extract: extractCdk,
  comments: scriptComments,
  sees: seesInScript,
  spell: spellInCdk,
  spellAttached,
};
