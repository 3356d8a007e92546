import type { ListedRepository } from "../../src/github/organization.ts";
import { auditShard, type Reported } from "../../src/jobs/organization/audit.ts";
import { fulfilled, planOf, type Plan, type Planning } from "../../src/jobs/organization/plan.ts";
import { findingsReport } from "../../src/report/findings-json.ts";
import type { OwnedRepository } from "../github/fake/world.ts";
import { version } from "../../src/report/home.ts";
import type { Part } from "../../src/report/told.ts";
import { audited } from "../report/results.ts";
import { facts } from "../rules/facts.ts";

/** A simulated repository, and what goes wrong with it. */
export type Simulated = OwnedRepository & { readonly fault?: Fault };

/** What goes wrong while a repository is audited, and what its part is to say. */
export const faults = {
  timeout: /longer than/,
  gone: /not found/,
  outage: /500/,
  limited: /429/,
  broken: /printed no report/,
  crash: /ended with/,
} as const;
export type Fault = keyof typeof faults;

export const commit = (n: number): string => n.toString(16).padStart(40, "0");

/** What is wrong with a repository by how the list shows it. */
const states: readonly Partial<OwnedRepository>[] = [
  { isArchived: true },
  { isDisabled: true },
  { isEmpty: true },
  { isLocked: true },
  { isFork: true },
];

/**
 * So many repositories of an organisation: of each of the states above one, of each fault one, one
 * whose default branch leads nowhere, one of 5 GB, and as many more that fail as are asked for.
 */
export function simulatedOrganization(count: number, failing = 20): readonly Simulated[] {
  const kinds = Object.keys(faults) as Fault[];
  return Array.from({ length: count }, (_, n): Simulated => {
    const nameWithOwner = `octo-org/app-${String(n).padStart(4, "0")}`;
    const usual = { nameWithOwner, head: commit(n + 1), diskUsage: 100 + ((n * 7919) % 40_000) };
    if (n === 0) return { nameWithOwner };
    if (n === 1) return { ...usual, diskUsage: 5_000_000 };
    if (n < 2 + states.length) return { ...usual, ...states[n - 2] };
    const fault = kinds[(n - 2 - states.length) % kinds.length];
    return n < failing && fault ? { ...usual, fault } : usual;
  });
}

const policies = ["s3:GetObject", "sqs:PurgeQueue", "s3:ListAllMyBuckets", "iam:PassRole"];
const reports = new Map<string, unknown>();

/** What the audit of a simulated repository comes to: that of one of a few policies. */
export function reportedOf({ nameWithOwner, fault }: Simulated): Reported {
  if (fault === undefined) {
    const action = policies[Number(nameWithOwner.slice(-1)) % policies.length] ?? "";
    return { ok: true, report: reportOn(action) };
  }
  switch (fault) {
    case "timeout":
      return { ok: false, because: "git fetch took longer than 300 s" };
    case "gone":
      return { ok: false, because: "git fetch: remote: Repository not found." };
    case "outage":
      return { ok: false, because: "git fetch: The requested URL returned error: 500" };
    case "limited":
      return { ok: false, because: "git fetch: The requested URL returned error: 429" };
    case "crash":
      return { ok: false, because: "its audit ended with null: out of memory" };
    case "broken":
      return { ok: true, report: { version: 1, findings: "none" } };
  }
}

function reportOn(action: string): unknown {
  const Statement = { Effect: "Allow", Action: action, Resource: "*" };
  const made = (): unknown => {
    const result = audited({ "p.json": JSON.stringify({ Statement }) });
    return JSON.parse(JSON.stringify(findingsReport(result)));
  };
  const report = reports.get(action) ?? made();
  reports.set(action, report);
  return report;
}

/** A repository as the list of GitHub's shows it. */
export function listedOf(repository: Simulated): ListedRepository {
  const { nameWithOwner: name, head = null, diskUsage: kilobytes = 0 } = repository;
  const { isArchived = false, isDisabled = false, isEmpty = false } = repository;
  const { isFork = false, isLocked = false } = repository;
  return { name, head, kilobytes, isArchived, isDisabled, isEmpty, isFork, isLocked };
}

const planning: Planning = {
  organization: "octo-org",
  shards: 20,
  forks: false,
  previous: [],
  pare: version,
  catalog: facts.catalog.date,
  today: "2026-11-28",
};
export const planFor = (
  all: readonly Simulated[],
  more: Partial<Planning> = {},
  hidden = 0,
): Plan => planOf({ repositories: all.map(listedOf), hidden }, { ...planning, ...more });

/** A night: the plan, every shard of it, and what they come to; what was audited is told. */
export async function night(
  all: readonly Simulated[],
  more: Partial<Planning> = {},
  kept = new Map<string, Part>(),
  endsAfter = Infinity,
): Promise<{ readonly parts: readonly Part[]; readonly audits: number }> {
  const byName = new Map(all.map((each) => [each.nameWithOwner, each]));
  const made = planFor(all, more);
  let audits = 0;
  for (const shard of made.shards) {
    const ended = auditShard(made, shard, {
      earlier: (name) => kept.get(name),
      audit: ({ name }) => {
        // The job is ended in the middle of it.
        if (audits === endsAfter) return Promise.reject(new Error("cancelled"));
        audits++;
        const repository = byName.get(name);
        if (!repository) throw new Error(`${name} is not known`);
        return Promise.resolve(reportedOf(repository));
      },
      keep: (part) => kept.set(part.name, part),
      note: () => undefined,
    });
    await ended.catch(() => undefined);
  }
  return { parts: fulfilled(made, [...kept.values()], more.previous ?? []), audits };
}
