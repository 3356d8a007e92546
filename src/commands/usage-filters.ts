import { Option, type Command } from "commander";
import { timeIn, type EventFilter } from "../evidence/filter.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

/** Which events are meant, as it is said on the command line. */
export type Filters = {
  readonly principal?: readonly string[];
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  readonly service?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly calls?: readonly ("reads" | "writes" | "failed" | "succeeded")[];
};

/** The options that leave events out. */
export function withFilters(command: Command): Command {
  return command
    .option("--principal <arn...>", "of these alone: users, roles, sessions, with wildcards")
    .option("--account <id...>", "delivered for these accounts alone")
    .option("--region <region...>", "in these regions alone")
    .option("--service <prefix...>", "of these services alone: s3 ec2")
    .option("--since <time>", "from then on: 2026-11-28, 90d")
    .option("--until <time>", "before then")
    .addOption(
      new Option("--calls <kind...>", "calls of these kinds alone").choices([
        "reads",
        "writes",
        "failed",
        "succeeded",
      ]),
    );
}

/** The events that are meant. Throws a UsageError where a time is none. */
export function filterOf(given: Filters, { today }: Run): EventFilter {
  const time = (written: string): string => timeOf(written, today);
  // Both of a pair are all of it.
  const kind = (one: string, other: string): boolean | undefined => {
    const isOne = given.calls?.some((each) => each === one) ?? false;
    const isOther = given.calls?.some((each) => each === other) ?? false;
    return isOne === isOther ? undefined : isOne;
  };
  const reads = kind("reads", "writes");
  const failed = kind("failed", "succeeded");
  return {
    ...(given.principal && { principals: given.principal }),
    ...(given.account && { accounts: given.account }),
    ...(given.region && { regions: given.region }),
    ...(given.service && { services: given.service }),
    ...(given.since !== undefined && { since: time(given.since) }),
    ...(given.until !== undefined && { until: time(given.until) }),
    ...(failed !== undefined && { failed }),
    ...(reads !== undefined && { readOnly: reads }),
  };
}

/** A time as events write it. Throws a UsageError where it is none. */
export function timeOf(written: string, today: string): string {
  const found = timeIn(written, today);
  if (found === undefined)
    throw new UsageError(`${written} is no time: 2026-11-28, 2026-11-28T12:00:00Z or 90d is one`);
  return found;
}
