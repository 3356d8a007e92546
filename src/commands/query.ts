import { Command, Option } from "commander";
import { actionKinds } from "../catalog/action-kinds.ts";
import { accessLevels } from "../catalog/action.ts";
import { queryActions, type ActionFilter } from "../query/actions.ts";
import { queryConditionKeys, type ConditionKeyFilter } from "../query/condition-keys.ts";
import { openReference } from "../query/reference.ts";
import { queryResourceTypes, type ResourceTypeFilter } from "../query/resource-types.ts";
import { isPattern, servicesOf } from "../query/services.ts";
import { actionsReport, actionsTable, actionText } from "../report/query/actions.ts";
import {
  conditionKeysReport,
  conditionKeysTable,
  conditionKeyText,
} from "../report/query/condition-keys.ts";
import {
  arnTypesReport,
  resourceTypesReport,
  resourceTypesTable,
} from "../report/query/resource-types.ts";
import { servicesReport, servicesTable } from "../report/query/services.ts";
import { tableText, type Table } from "../report/table.ts";
import { readCatalogFile } from "../repository/root.ts";
import { dataFormatOption, printData, type DataFormat } from "./data-format.ts";
import type { Run } from "./run.ts";

type Format = { readonly format: DataFormat };

const serviceOption = [
  "--service <prefix>",
  "of this service, or a pattern: s3, s3*, all",
] as const;

/** The catalog, by what is looked for. */
export function command(run: Run): Command {
  const query = new Command("query")
    .description("ask AWS's reference: actions, ARNs, condition keys, services")
    .exitOverride()
    .showHelpAfterError("pare query --help says more.");
  query
    .command("action")
    .description("list the actions that are all of this")
    .option(...serviceOption)
    .option("--name <name>", "of this name, or a pattern: GetObject, s3:Get*")
    .addOption(
      new Option("--access-level <level>", "of this access level").choices(
        accessLevels.map((level) => level.toLowerCase().replaceAll(" ", "-")),
      ),
    )
    .option("--resource-type <type>", "that take this, or a pattern: bucket; * for none")
    .option("--condition <key>", "that take this condition key, or a pattern: aws:RequestTag")
    .addOption(new Option("--class <class>", "that do this").choices(actionKinds))
    .option("--escalation <path>", "that are a step of this escalation path; * for any")
    .option("--needs <action>", "that may need this action beside them")
    .addOption(dataFormatOption())
    .action(async ({ format, ...filter }: ActionFilter & Format) => {
      const reference = openReference(readCatalogFile);
      const found = queryActions(filter, reference);
      const [only, ...more] = found;
      const isOne = only !== undefined && more.length === 0 && !isPattern(filter.name ?? "*");
      const { date } = reference.catalog;
      await printData(
        run,
        {
          value: actionsReport(found),
          table: () => actionsTable(found, true),
          text: () =>
            isOne
              ? `${actionText(only)}(AWS's reference of ${date})\n`
              : counted(actionsTable(found, false), "action", date),
        },
        format,
      );
    });
  query
    .command("arn")
    .description("list the resource types that are all of this, with the formats of their ARNs")
    .option(...serviceOption)
    .option("--name <type>", "of this name, or a pattern: bucket, s3:*object")
    .option("--condition <key>", "that carry this condition key, or a pattern")
    .option("--list-arn-types", "only the ARNs, by their types")
    .addOption(dataFormatOption())
    .action(
      async ({
        format,
        listArnTypes = false,
        ...filter
      }: ResourceTypeFilter & Format & { readonly listArnTypes?: boolean }) => {
        const reference = openReference(readCatalogFile);
        const types = queryResourceTypes(filter, reference);
        await printData(
          run,
          {
            value: listArnTypes ? arnTypesReport(types) : resourceTypesReport(types),
            table: () => resourceTypesTable(types, !listArnTypes),
            text: () =>
              counted(resourceTypesTable(types, false), "ARN format", reference.catalog.date),
          },
          format,
        );
      },
    );
  query
    .command("condition")
    .description("list the condition keys that are all of this; aws is the service of global ones")
    .option(...serviceOption)
    .option("--name <key>", "of this name, or a pattern: s3:prefix, aws:Principal*")
    .addOption(dataFormatOption())
    .action(async ({ format, ...filter }: ConditionKeyFilter & Format) => {
      const reference = openReference(readCatalogFile);
      const found = queryConditionKeys(filter, reference);
      const isOne = filter.name !== undefined && !isPattern(filter.name);
      const { date } = reference.catalog;
      await printData(
        run,
        {
          value: conditionKeysReport(found),
          table: () => conditionKeysTable(found, true),
          text: () =>
            isOne
              ? `${conditionKeyText(found)}(AWS's reference of ${date})\n`
              : counted(conditionKeysTable(found, false), "condition key", date),
        },
        format,
      );
    });
  query
    .command("service")
    .description("list the services by the prefixes of their actions")
    .option("--name <prefix>", "of this prefix, or a pattern: s3*")
    .addOption(dataFormatOption())
    .action(async ({ format, name = "all" }: { readonly name?: string } & Format) => {
      const reference = openReference(readCatalogFile);
      const services = servicesOf(name, reference);
      await printData(
        run,
        {
          value: servicesReport(services),
          table: () => servicesTable(services),
          text: () => counted(servicesTable(services), "service", reference.catalog.date),
        },
        format,
      );
    });
  return query;
}

/** A table with how many rows it has, and of which day that is. */
function counted(table: Table, noun: string, date: string): string {
  const { length } = table.rows;
  const total = `${length} ${noun}${length === 1 ? "" : "s"} (AWS's reference of ${date})\n`;
  return length === 0 ? total : `${tableText(table)}${total}`;
}
