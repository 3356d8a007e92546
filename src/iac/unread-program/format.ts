import { nothing, type Format } from "../format.ts";
import { problemAt } from "../problems.ts";
import { firstIam, isUnreadProgram, languageOf } from "./programs.ts";

/** Programs of AWS CDK and Pulumi in languages that are not read: that they have IAM is told, and no more. */
export const unreadProgram: Format = {
  name: "unread-program",
  claims: (path, text) => isUnreadProgram(path) && firstIam(text) !== undefined,
  group: (path) => path,
  extract: (sources) => ({
    ...nothing,
    problems: sources.flatMap((source) => {
      const found = firstIam(source.text);
      if (!found) return [];
      const place = { source, span: { start: found.at, end: found.at } };
      return [problemAt(place, "unread-program", saidOf(found.tool, languageOf(source.path)))];
    }),
  }),
  comments: () => [],
  spell: () => ({ ok: false, because: "programs in this language are not read" }),
};

function saidOf(tool: string, language = ""): string {
  const read = `programs of ${tool} are read in TypeScript, JavaScript and Python`;
  const instead = tool === "AWS CDK" ? ", and the templates that `cdk synth` makes of any" : "";
  return `this one is in ${language}; ${read}${instead}`;
}
