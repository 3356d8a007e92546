import { Argument, Option, type Command } from "commander";
import { partitions, type Partition } from "../evidence/query/engine.ts";
import { engines, usageQuery, type EngineName } from "../evidence/query/usage-query.ts";
import { openTrail } from "../catalog/trail.ts";
import { readCatalogFile } from "../repository/root.ts";
import { timeOf } from "./usage-filters.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly source: string;
  readonly partitions?: readonly Partition[];
  readonly principal?: readonly string[];
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  readonly since?: string;
  readonly until?: string;
};

/** Adds the command that prints a query which counts calls where the events are. */
export function addSql(usage: Command, run: Run): void {
  usage
    .command("sql")
    .description("print the query that counts calls where the events are, for summarize to read")
    .addArgument(new Argument("<engine>", "what runs it").choices(Object.keys(engines)))
    .requiredOption(
      "--source <name>",
      "the table of Athena, the event data store's ARN or id, the log files: trail/**/*.json.gz",
    )
    .addOption(
      new Option(
        "--partitions <column...>",
        "what the table of Athena is divided by: timestamp has days, 2026/11/28",
      ).choices(partitions),
    )
    .option("--principal <arn...>", "of these alone: users, roles, sessions, with wildcards")
    .option("--account <id...>", "delivered for these accounts alone")
    .option("--region <region...>", "in these regions alone")
    .option("--since <time>", "from then on: 2026-11-28, 90d")
    .option("--until <time>", "before then")
    .action((engine: EngineName, options: Options) => {
      const asked = {
        source: sourceOf(engine, options.source),
        partitions: partitionsOf(engine, options.partitions ?? []),
        when: {
          ...(options.since !== undefined && { since: timeOf(options.since, run.today) }),
          ...(options.until !== undefined && { until: timeOf(options.until, run.today) }),
        },
        accounts: all(options.account, /^\d{12}$/, "no id of an account, which has 12 digits"),
        regions: all(options.region, /^[a-z0-9-]+$/, "no region: eu-west-1 is one"),
      };
      const who = all(options.principal, /^[ -~]{1,2048}$/, "no ARN or pattern of ARNs");
      run.print(usageQuery(engine, asked, who, openTrail(readCatalogFile).asideParameters));
      if (options.since === undefined)
        run.note("without --since it reads all that there is, and that is what is paid for\n");
      if (engine === "athena" && options.since !== undefined && asked.partitions.length === 0)
        run.note("without --partitions Athena reads the whole table, whatever --since says\n");
    });
}

const sources: Readonly<Record<EngineName, { readonly is: RegExp; readonly like: string }>> = {
  athena: { is: /^[\w-]+(?:\.[\w-]+){0,2}$/, like: "a table of Athena: security.cloudtrail_logs" },
  lake: {
    is: /^(?:arn:[\w-]+:cloudtrail:[a-z0-9-]+:\d{12}:eventdatastore\/)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    like: "an event data store of CloudTrail Lake: its ARN, or its id",
  },
  duckdb: { is: /^\P{Cc}+$/u, like: "a path of files" },
};

function sourceOf(engine: EngineName, written: string): string {
  const { is, like } = sources[engine];
  if (!is.test(written)) throw new UsageError(`--source has to be ${like}`);
  return written;
}

function partitionsOf(engine: EngineName, written: readonly Partition[]): readonly Partition[] {
  if (written.length > 0 && engine !== "athena")
    throw new UsageError("--partitions is about tables of Athena");
  return written;
}

function all(written: readonly string[] = [], is: RegExp, wrong: string): readonly string[] {
  const [other] = written.filter((each) => !is.test(each));
  if (other !== undefined) throw new UsageError(`${JSON.stringify(other)} is ${wrong}`);
  return written;
}
