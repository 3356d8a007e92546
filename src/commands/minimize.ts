import { Command, Option } from "commander";
import { minimized } from "../query/minimized.ts";
import { openReference } from "../query/reference.ts";
import { rewrittenAccount } from "../report/query/rewritten.ts";
import { readCatalogFile } from "../repository/root.ts";
import { printValue } from "./data-format.ts";
import { policyAt } from "./policy-argument.ts";
import type { Run } from "./run.ts";
import { wholeNumber } from "./whole-number.ts";

type Options = { readonly least: number; readonly format: "json" | "yaml" };

export function command(run: Run): Command {
  return new Command("minimize")
    .description("join the actions of a policy under wildcards that cover the same ones today")
    .argument("<policy>", "a file or directory, - for standard input")
    .addOption(
      new Option("--least <characters>", "of a name before its wildcard")
        .argParser(wholeNumber)
        .default(0),
    )
    .addOption(
      new Option("--format <format>", "what to print").choices(["json", "yaml"]).default("json"),
    )
    .action(async (path: string, { least, format }: Options) => {
      const { catalog } = openReference(readCatalogFile);
      const made = minimized(await policyAt(run, path), catalog, { least });
      await printValue(run, made.value, format);
      run.note(rewrittenAccount(made, "minimized", catalog.date));
    });
}
