import { startSummary, type Summary } from "../evidence/summary.ts";
import type { Evidence, PrincipalUse } from "../evidence/evidence.ts";
import type { TrailEvent } from "../evidence/event.ts";
import { isMeant, isMeantReport, type EventFilter } from "../evidence/filter.ts";
import { proofOf, type HashedFile, type Proof } from "../evidence/digests.ts";
import type { FaultyFile } from "../evidence/reading/fault.ts";
import type { Json } from "../evidence/reading/records.ts";
import { leadsOf } from "../evidence/generalise.ts";
import type { Reported } from "../evidence/reported.ts";
import { ofCutKey } from "../evidence/cut-keys.ts";
import { reportReader } from "../evidence/reports/reader.ts";
import { recentIds } from "../evidence/recent.ts";
import { policyOfUse, principalsOf, type PolicyOfUse, type Wish } from "../evidence/policy.ts";
import { usesOf } from "../evidence/uses.ts";
import type { EventFile } from "../repository/event-files.ts";
import type { AwsFacts } from "./knowledge.ts";
import { readEvents } from "./read-events.ts";

/** Evidence, and how it came about. */
export type Summarized = {
  readonly evidence: Evidence;
  readonly files: number;
  /** Of the first files; how many places there are of all says the evidence. */
  readonly faults: readonly FaultyFile[];
  /** That no log file is missing, as far as digests tell. */
  readonly proof: Proof;
};

const mostFaulty = 50;
const mostFaults = 3;

/**
 * Reads files of events and of AWS's reports, each in whatever form it is, and tells what principals did with which
 * permissions.
 *
 * @param reportOf the ARN of whom reports are that say it nowhere
 */
export async function summarize(
  files: readonly EventFile[],
  filter: EventFilter,
  facts: AwsFacts,
  reportOf?: string,
): Promise<Summarized> {
  const summary = startSummary(leadsOf(facts.catalog, facts.naming));
  const faulty = new Map<string, FaultyFile>();
  const read: HashedFile[] = [];
  const digests: { readonly value: Json; readonly path: string }[] = [];
  summary.extent.narrow(filter);
  const take = taking(summary, filter, facts);
  const takeReport = (report: Reported): void => {
    if (isMeantReport(report.arn, filter)) summary.report(report);
    else summary.pass("filtered");
  };
  const names = {
    actionOf: (name: string) => facts.catalog.action(name)?.id ?? name,
    isService: (prefix: string) => facts.catalog.service(prefix) !== undefined,
  };
  await readEvents(files, {
    event: take,
    fault: (fault, path) => {
      summary.pass("faults");
      const { first, count } = faulty.get(path) ?? { first: [], count: 0 };
      if (count === 0 && faulty.size >= mostFaulty) return;
      const more = count < mostFaults ? [...first, fault] : first;
      faulty.set(path, { path, first: more, count: count + 1 });
    },
    file: (file) => {
      summary.extent.file(file.hash.slice(0, 16));
      read.push(file);
    },
    digest: (value, path) => digests.push({ value, path }),
    reports: (path, onFault) => reportReader({ path, of: reportOf }, names, takeReport, onFault),
  });
  const proof = proofOf(digests, read);
  proof.windows.forEach(summary.extent.prove);
  return { evidence: summary.evidence(), files: files.length, faults: [...faulty.values()], proof };
}

/** An event that stands for itself. */
const one: NonNullable<TrailEvent["counted"]> = { count: 1, duplicates: 0, first: "" };

/** What happens to each event. */
function taking(
  summary: Summary,
  filter: EventFilter,
  facts: AwsFacts,
): (event: TrailEvent) => void {
  const recent = recentIds();
  const told = usesOf(facts);
  const { trail } = facts;
  return (event) => {
    const service = trail.prefixOf(event.source);
    const { count, duplicates, narrowed } = event.counted ?? one;
    summary.record(event);
    if (narrowed) summary.extent.narrow(narrowed);
    if (!isMeant(event, service, filter)) {
      summary.pass("filtered", count);
      return;
    }
    const id = idOf(event);
    if (id !== undefined && recent.meets(id)) {
      summary.pass("duplicates");
      return;
    }
    summary.observe(event, service);
    summary.pass("duplicates", duplicates);
    const { caller } = event;
    if (!trail.isCall(event.type, event.category)) summary.pass("uncalled", count);
    else if (caller.kind !== "principal") summary.other(caller.kind, count);
    else summary.count(event, caller.arn, caller.via, ofCutKey(told(event), event.counted?.cutKey));
  };
}

/**
 * By what an event is known again. Of the accounts that are told of a call, the caller's own alone says which
 * principal it was: what the other one is told is no reason to pass that over.
 */
function idOf({ id, sharedId, caller }: TrailEvent): string | undefined {
  return caller.kind === "principal" ? (sharedId ?? id) : id;
}

/** Evidence of several files as one. What is in two of them counts twice: `mergeable` tells. */
export function merged(all: readonly Evidence[], facts: AwsFacts): Evidence {
  const summary = startSummary(leadsOf(facts.catalog, facts.naming));
  for (const each of all) summary.merge(each);
  return summary.evidence();
}

/** A policy for what principals did, and what was left out. */
export type Generated = PolicyOfUse & {
  readonly principals: readonly PrincipalUse[];
  /** Services whose data events were not read, though there are some: those first of which other events were read. */
  readonly unseen: readonly string[];
};

/** The policy of the principals of evidence that a pattern of ARNs means. */
export function generateFromUse(
  evidence: Evidence,
  arn: string,
  wish: Wish,
  { catalog, naming, trail }: AwsFacts,
): Generated {
  const principals = principalsOf(evidence, arn);
  const uses = principals.flatMap((each) => each.uses);
  const made = policyOfUse(uses, wish, { leads: leadsOf(catalog, naming), trail });
  const unknown = principals.flatMap((each) => each.unknown);
  const services = new Set(unknown.map(({ source }) => trail.prefixOf(source)));
  const template = [...services].sort().map((service) => ({
    actions: [`${service}:\${Action}`],
    resources: ["${Resource}"],
  }));
  return {
    ...made,
    statements: [...made.statements, ...(wish.serviceTemplate ? template : [])],
    principals,
    unseen: unseenIn(evidence, trail.servicesWithData()),
  };
}

function unseenIn({ services }: Evidence, withData: readonly string[]): readonly string[] {
  const met = new Set(services.map(({ service }) => service));
  const seen = new Set(services.filter(({ data }) => data > 0).map(({ service }) => service));
  const unseen = withData.filter((service) => !seen.has(service));
  return [...unseen.filter((each) => met.has(each)), ...unseen.filter((each) => !met.has(each))];
}
