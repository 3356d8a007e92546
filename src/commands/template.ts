import { Argument, Command } from "commander";
import { blankTemplate } from "../write/blank.ts";
import type { Template } from "../write/template.ts";
import { putNew } from "./file-text.ts";
import type { Run } from "./run.ts";

/** Policy Sentry's `create-template`. */
export function command(run: Run): Command {
  return new Command("template")
    .description("make a template for pare write, to be filled in")
    .addArgument(new Argument("<mode>", "by resources, or by actions").choices(["crud", "actions"]))
    .option("-o, --output <file>", "a new file, instead of the standard output")
    .action((mode: Template["mode"], { output }: { readonly output?: string }) => {
      if (output === undefined) run.print(blankTemplate(mode));
      else putNew(run, output, blankTemplate(mode));
    });
}
