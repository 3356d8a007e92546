import { Command, Option } from "commander";
import { actionKinds } from "../catalog/action-kinds.ts";
import { accessLevels } from "../catalog/action.ts";
import { queryActions, type ActionFilter } from "../query/actions.ts";
import { queryConditionKeys, type ConditionKeyFilter } from "../query/condition-keys.ts";
import { openReference, type Reference } from "../query/reference.ts";
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
import { count } from "../rules/wording.ts";
import { dataFormatOption, printData, type Data, type DataFormat } from "./data-format.ts";
import type { Run } from "./run.ts";

type Format = { readonly format: DataFormat };

const serviceOption = [
  "-s, --service <prefix>",
  "of this service, or a pattern: s3, s3*, all",
] as const;

/** The catalog, by what is looked for. The short options are Policy Sentry's. */
export function command(run: Run): Command {
  const query = new Command("query")
    .description("ask AWS's reference: actions, ARNs, condition keys, services")
    .exitOverride()
    .showHelpAfterError("pare query --help says more.");
  query
    .command("action")
    .description("list the actions that are all of this")
    .option(...serviceOption)
    .option("-n, --name <name>", "of this name, or a pattern: GetObject, s3:Get*")
    .addOption(
      new Option("-a, --access-level <level>", "of this access level").choices(
        accessLevels.map((level) => level.toLowerCase().replaceAll(" ", "-")),
      ),
    )
    .option("-r, --resource-type <type>", "that take this, or a pattern: bucket; * for none")
    .option("-c, --condition <key>", "that take this condition key, or a pattern: aws:RequestTag")
    .addOption(new Option("--class <class>", "that do this").choices(actionKinds))
    .option("--escalation <path>", "that are a step of this escalation path; * for any")
    .option("--needs <action>", "that may need this action beside them")
    .addOption(dataFormatOption())
    .action(async ({ format, ...filter }: ActionFilter & Format) => {
      const reference = openReference(readCatalogFile);
      const found = queryActions(filter, reference);
      const [only, ...more] = found;
      const isOne = only !== undefined && more.length === 0 && !isPattern(filter.name ?? "*");
      await answer(run, format, reference, {
        value: actionsReport(found),
        table: () => actionsTable(found, true),
        short: () => actionsTable(found, false),
        noun: "action",
        ...(isOne && { whole: () => actionText(only) }),
      });
    });
  query
    .command("arn")
    .description("list the resource types that are all of this, with the formats of their ARNs")
    .option(...serviceOption)
    .option("-n, --name <type>", "of this name, or a pattern: bucket, s3:*object")
    .option("--condition <key>", "that carry this condition key, or a pattern")
    .option("-l, --list-arn-types", "only the ARNs, by their types")
    .addOption(dataFormatOption())
    .action(
      async ({
        format,
        listArnTypes = false,
        ...filter
      }: ResourceTypeFilter & Format & { readonly listArnTypes?: boolean }) => {
        const reference = openReference(readCatalogFile);
        const types = queryResourceTypes(filter, reference);
        await answer(run, format, reference, {
          value: listArnTypes ? arnTypesReport(types) : resourceTypesReport(types),
          table: () => resourceTypesTable(types, !listArnTypes),
          short: () => resourceTypesTable(types, false),
          noun: "ARN format",
        });
      },
    );
  query
    .command("condition")
    .description("list the condition keys that are all of this; aws is the service of global ones")
    .option(...serviceOption)
    .option("-n, --name <key>", "of this name, or a pattern: s3:prefix, aws:Principal*")
    .addOption(dataFormatOption())
    .action(async ({ format, ...filter }: ConditionKeyFilter & Format) => {
      const reference = openReference(readCatalogFile);
      const found = queryConditionKeys(filter, reference);
      const isOne = filter.name !== undefined && !isPattern(filter.name);
      await answer(run, format, reference, {
        value: conditionKeysReport(found),
        table: () => conditionKeysTable(found, true),
        short: () => conditionKeysTable(found, false),
        noun: "condition key",
        ...(isOne && { whole: () => conditionKeyText(found) }),
      });
    });
  query
    .command("service")
    .description("list the services by the prefixes of their actions")
    .option("-n, --name <prefix>", "of this prefix, or a pattern: s3*")
    .addOption(dataFormatOption())
    .action(async ({ format, name = "all" }: { readonly name?: string } & Format) => {
      const reference = openReference(readCatalogFile);
      const services = servicesOf(name, reference);
      await answer(run, format, reference, {
        value: servicesReport(services),
        table: () => servicesTable(services),
        short: () => servicesTable(services),
        noun: "service",
      });
    });
  return query;
}

type Answer = Pick<Data, "value" | "table"> & {
  /** What of the table people look at first. */
  readonly short: () => Table;
  /** What a row of it is. */
  readonly noun: string;
  /** All that is known, of what is asked for by its name. */
  readonly whole?: () => string;
};

/** Prints what was found, for people with how much that is and of which day. */
async function answer(
  run: Run,
  format: DataFormat,
  { catalog: { date } }: Reference,
  { value, table, short, noun, whole }: Answer,
): Promise<void> {
  const text = whole
    ? () => `${whole()}(AWS's reference of ${date})\n`
    : () => counted(short(), noun, date);
  await printData(run, { value, table, text }, format);
}

function counted(table: Table, noun: string, date: string): string {
  const total = `${count(table.rows.length, noun)} (AWS's reference of ${date})\n`;
  return table.rows.length === 0 ? total : `${tableText(table)}${total}`;
}
