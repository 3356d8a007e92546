import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { factsOf } from "../query/actions.ts";
import { expanded, expandPattern } from "../query/expanded.ts";
import { openReference, type Reference } from "../query/reference.ts";
import { actionsTable } from "../report/query/actions.ts";
import { rewrittenAccount } from "../report/query/rewritten.ts";
import { readCatalogFile } from "../repository/root.ts";
import { dataFormatOption, printData, printValue, type DataFormat } from "./data-format.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

export function command(run: Run): Command {
  return new Command("expand")
    .description("write out the wildcards of a policy, or of a pattern, as the actions they cover")
    .argument("<policy|pattern>", "a file or directory, - for standard input; or s3:Get*")
    .addOption(dataFormatOption())
    .action(async (given: string, { format }: { readonly format: DataFormat }) => {
      const reference = openReference(readCatalogFile);
      if (isFile(run, given)) await expandFile(run, given, reference, format);
      else if (/:|^\*$/.test(given)) await expandName(run, given, reference, format);
      else throw new UsageError(`there is no ${given}; a pattern names its service: s3:Get*`);
    });
}

function isFile({ directory }: Run, argument: string): boolean {
  return argument === "-" || existsSync(resolve(directory, argument));
}

async function expandName(
  run: Run,
  pattern: string,
  reference: Reference,
  format: DataFormat,
): Promise<void> {
  const actions = expandPattern(pattern, reference.catalog);
  const ids = actions.map(({ id }) => id);
  await printData(
    run,
    {
      value: ids,
      text: () => ids.map((id) => `${id}\n`).join(""),
      table: () =>
        actionsTable(
          actions.map((each) => factsOf(each, reference)),
          true,
        ),
    },
    format,
  );
}

async function expandFile(
  run: Run,
  path: string,
  { catalog }: Reference,
  format: DataFormat,
): Promise<void> {
  if (format === "csv") throw new UsageError("a policy is printed as json or yaml, and no table");
  const { policyAt } = await import(/* webpackChunkName: "reading" */ "./policy-argument.ts");
  const made = expanded(await policyAt(run, path), catalog);
  await printValue(run, made.value, format === "yaml" ? "yaml" : "json");
  run.note(rewrittenAccount(made, "expanded", catalog.date));
}
