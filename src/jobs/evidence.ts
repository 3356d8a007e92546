import { startSummary, type Summary } from "../evidence/summary.ts";
import type { Evidence, PrincipalUse } from "../evidence/evidence.ts";
import { isMeantReport, type EventFilter } from "../evidence/filter.ts";
import { proofOf, type HashedFile, type Proof } from "../evidence/digests.ts";
import type { Note } from "../evidence/note.ts";
import type { FaultyFile } from "../evidence/reading/fault.ts";
import type { Json } from "../evidence/reading/records.ts";
import { leadsOf } from "../evidence/generalise.ts";
import { ofCutKey } from "../evidence/cut-keys.ts";
import { recentIds } from "../evidence/recent.ts";
import { policyOfUse, principalsOf, type PolicyOfUse, type Wish } from "../evidence/policy.ts";
import type { EventFile } from "../repository/event-files.ts";
import type { AwsFacts } from "./knowledge.ts";
import { noteReader } from "./read-notes.ts";

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
 * @param read reads the files elsewhere: `noteReader` does here
 */
export async function summarize(
  files: readonly EventFile[],
  filter: EventFilter,
  facts: AwsFacts,
  reportOf?: string,
  read = noteReader({ filter, reportOf }, facts),
): Promise<Summarized> {
  const summary = startSummary(leadsOf(facts.catalog, facts.naming));
  const faulty = new Map<string, FaultyFile>();
  const hashes: HashedFile[] = [];
  const digests: { readonly value: Json; readonly path: string }[] = [];
  summary.extent.narrow(filter);
  await read(files, {
    note: countingIn(summary),
    fault: (fault, path) => {
      summary.pass("faults");
      const { first, count } = faulty.get(path) ?? { first: [], count: 0 };
      if (count === 0 && faulty.size >= mostFaulty) return;
      const more = count < mostFaults ? [...first, fault] : first;
      faulty.set(path, { path, first: more, count: count + 1 });
    },
    report: (report) => {
      if (isMeantReport(report.arn, filter)) summary.report(report);
      else summary.pass("filtered");
    },
    digest: (value, path) => digests.push({ value, path }),
    file: (file) => {
      summary.extent.file(file.hash.slice(0, 16));
      hashes.push(file);
    },
  });
  const proof = proofOf(digests, hashes);
  proof.windows.forEach(summary.extent.prove);
  return { evidence: summary.evidence(), files: files.length, faults: [...faulty.values()], proof };
}

/** What becomes of each event. */
function countingIn(summary: Summary): (note: Note) => void {
  const recent = recentIds();
  return (note) => {
    const { at, caller, told, isMeant, low, high, count, counted } = note;
    summary.record(note);
    if (counted?.narrowed) summary.extent.narrow(counted.narrowed);
    if (!isMeant) {
      summary.pass("filtered", count);
      return;
    }
    if (high !== 0 && recent.meets(low, high)) {
      summary.pass("duplicates");
      return;
    }
    summary.observe(note);
    summary.pass("duplicates", counted?.duplicates ?? 0);
    if (!at.isCall) summary.pass("uncalled", count);
    else if (caller.kind !== "principal") summary.other(caller.kind, count);
    else if (told) summary.count(note, caller.arn, caller.via, ofCutKey(told, counted?.cutKey));
  };
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
