import { z } from "zod";
import type { ListedRepository, Listing } from "../../github/organization.ts";
import type { Audited, Part } from "../../report/told.ts";
import { compareTexts } from "../../source/order.ts";

const name = z.string().regex(/^[A-Za-z0-9][\w-]*\/(?!\.{1,2}$)[\w.-]+$/);
const commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** The most jobs of a matrix: GitHub's page "Usage limits", of workflow syntax `strategy.matrix`. */
export const mostShards = 256;

const work = z.discriminatedUnion("work", [
  /** To be audited, in a job of its shard. */
  z.object({ name, head: commit, work: z.literal("audit"), shard: z.int().min(1) }),
  /** As it was when it was audited last. */
  z.object({ name, head: commit, work: z.literal("take over") }),
  z.object({ name, head: commit.nullable(), work: z.literal("leave out"), because: z.string() }),
  z.object({ name, head: z.null(), work: z.literal("give up"), because: z.string() }),
]);

/** What is to be done of an organisation's repositories tonight. */
export const plan = z.object({
  version: z.literal(1),
  organization: z.string(),
  /** The numbers of the shards that have anything to do: the matrix. */
  shards: z.array(z.int().min(1)).readonly(),
  /** Repositories besides, of which the token may see nothing. */
  hidden: z.int().min(0),
  repositories: z.array(work).readonly(),
});
export type Plan = z.infer<typeof plan>;
export type Work = Plan["repositories"][number];

/** By what somebody plans. */
export type Planning = {
  readonly organization: string;
  /** How many jobs share the work; more than a matrix takes are as many as it does. */
  readonly shards: number;
  readonly forks: boolean;
  /** The parts of the last report. */
  readonly previous: readonly Part[];
  /** By whom an earlier audit has to be made to hold: the version of Pare, the day of its catalog. */
  readonly pare: string;
  readonly catalog: string;
  /** The day in UTC. */
  readonly today: string;
};

/** What is to be done of each repository, and by which of so many jobs. */
export function planOf(listing: Listing, planning: Planning): Plan {
  const { organization, previous, shards } = planning;
  const known = new Map(previous.map((each) => [each.name, each]));
  const works = listing.repositories.map((each) => workOn(each, known.get(each.name), planning));
  const toAudit = listing.repositories.filter((_, index) => works[index]?.work === "audit");
  const shardOf = sharded(toAudit, shards);
  return {
    version: 1,
    organization,
    shards: [...new Set(shardOf.values())].sort((a, b) => a - b),
    hidden: listing.hidden,
    repositories: works
      .map((each) =>
        each.work === "audit" ? { ...each, shard: shardOf.get(each.name) ?? 1 } : each,
      )
      .sort((a, b) => compareTexts(a.name, b.name)),
  };
}

function workOn(repository: ListedRepository, before: Part | undefined, planning: Planning): Work {
  const { name, head } = repository;
  const because = whyNot(repository, planning);
  if (because !== undefined) return { name, head, work: "leave out", because };
  if (head === null) {
    const reason = "its default branch leads to no commit";
    return { name, head, work: "give up", because: reason };
  }
  const holds = before?.outcome === "audited" && stillHolds(before, head, planning);
  return holds ? { name, head, work: "take over" } : { name, head, work: "audit", shard: 1 };
}

function whyNot(repository: ListedRepository, { forks }: Planning): string | undefined {
  if (repository.isArchived) return "it is archived";
  if (repository.isDisabled) return "it is disabled";
  if (repository.isLocked) return "it is locked";
  if (repository.isEmpty) return "it is empty";
  return repository.isFork && !forks ? "it is a fork" : undefined;
}

/** Whether an audit would find the same again: nothing has changed that it depends on. */
function stillHolds(
  { head: at, pare, report }: Audited,
  head: string,
  planning: Planning,
): boolean {
  const hasEnded = report.excused.some(({ until }) => until !== null && until < planning.today);
  return (
    at === head &&
    pare === planning.pare &&
    report.summary.catalog === planning.catalog &&
    !hasEnded
  );
}

/** What a repository takes, in seconds: a fetch and an audit, by what GitHub holds of it. */
function secondsFor({ kilobytes }: ListedRepository): number {
  return 5 + kilobytes / 20_000;
}

/** The largest first, each to the shard that has least to do. */
function sharded(
  repositories: readonly ListedRepository[],
  shards: number,
): ReadonlyMap<string, number> {
  const loads = Array.from({ length: Math.min(shards, mostShards) }, () => 0);
  const largest = [...repositories].sort(
    (a, b) => secondsFor(b) - secondsFor(a) || compareTexts(a.name, b.name),
  );
  return new Map(
    largest.map((each) => {
      const least = loads.indexOf(Math.min(...loads));
      loads[least] = (loads[least] ?? 0) + secondsFor(each);
      return [each.name, least + 1];
    }),
  );
}

/**
 * What came of a plan: a part for each of its repositories and no other. Of those that were to be
 * audited the reports of tonight count, at the commit that was planned; of the others the last ones.
 */
export function fulfilled(
  { repositories, hidden, organization }: Plan,
  parts: readonly Part[],
  previous: readonly Part[],
): readonly Part[] {
  const [tonight, before] = [parts, previous].map(
    (all) => new Map(all.map((each) => [each.name, each])),
  );
  const done = repositories.map((each): Part => {
    const { name, head } = each;
    switch (each.work) {
      case "leave out":
        return { name, head, outcome: "left out", because: each.because };
      case "give up":
        return { name, head, outcome: "failed", because: each.because };
      case "take over":
        return reportOf(each, before?.get(name), "the report of its last audit is gone");
      case "audit":
        return reportOf(each, tonight?.get(name), "its job has left no report");
    }
  });
  if (hidden === 0) return done;
  const because = `the token may not see ${hidden} of its repositories`;
  return [...done, { name: organization, head: null, outcome: "failed", because }];
}

/** A report of the commit that is meant; why there is none, where that is told. */
function reportOf({ name, head }: Work, part: Part | undefined, otherwise: string): Part {
  if (part?.head === head) return part;
  const because = part?.outcome === "failed" ? part.because : otherwise;
  return { name, head, outcome: "missing", because };
}
