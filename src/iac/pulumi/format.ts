import type { Format } from "../format.ts";
import { isProgram } from "../scripts.ts";
import { extractPulumi } from "./extract.ts";

/** Programs in TypeScript, JavaScript or Python that say what Pulumi is to make in AWS. */
export const pulumi: Format = {
  name: "pulumi",
  claims: (path, text) => isProgram(path) && isOfPulumi(text),
  group: (path) => path,
  extract: extractPulumi,
  spell: () => ({ ok: false, because: "not yet" }),
  comments: () => [],
};

/** Whether a program imports a library of Pulumi's for AWS. */
function isOfPulumi(text: string): boolean {
  return /["']@pulumi\/awsx?(?:-native)?(?:\/[\w/.-]*)?["']|\bpulumi_awsx?(?:_native)?\b/.test(
    text,
  );
}
