import { Command } from "commander";
import { accessLevelOf } from "../query/actions.ts";
import { queryArn } from "../query/arn.ts";
import { openReference } from "../query/reference.ts";
import { arnReport, arnTable, arnText } from "../report/query/arn.ts";
import { readCatalogFile } from "../repository/root.ts";
import { dataFormatOption, printData, type DataFormat } from "./data-format.ts";
import type { Run } from "./run.ts";

type Options = { readonly accessLevel?: string; readonly format: DataFormat };

export function command(run: Run): Command {
  return new Command("arn")
    .description("say which resource types an ARN means, and which actions take them")
    .argument("<arn>", "an ARN or a pattern of some; ${...} for what is filled in later")
    .option("--access-level <level>", "only the actions of this access level")
    .addOption(dataFormatOption())
    .action(async (arn: string, { accessLevel, format }: Options) => {
      const reference = openReference(readCatalogFile);
      const level = accessLevel === undefined ? undefined : accessLevelOf(accessLevel, reference);
      const meant = queryArn(arn, reference).map(({ type, actions }) => ({
        type,
        actions: actions.filter((each) => level === undefined || each.level === level),
      }));
      await printData(
        run,
        {
          value: arnReport(meant),
          table: () => arnTable(meant),
          text: () => `${arnText(meant)}(AWS's reference of ${reference.catalog.date})\n`,
        },
        format,
      );
    });
}
