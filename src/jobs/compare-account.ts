import { accountIn, comparedActions, hasEventsOf } from "../evidence/compared.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { Fault } from "../evidence/reading/fault.ts";
import { jsonPieces } from "../evidence/reading/pieces.ts";
import { isJson, parsed } from "../evidence/reading/records.ts";
import { accountReader, type AccountPrincipal } from "../evidence/reports/account-policies.ts";
import type { Reported } from "../evidence/reported.ts";
import { reportsOf, withReports } from "../evidence/reported-use.ts";
import { principalsOf } from "../evidence/policy.ts";
import { covers } from "../catalog/wildcard.ts";
import type { Policy } from "../iam/policy.ts";
import { groupedBy } from "../source/grouped.ts";
import { memoryTree } from "../repository/tree.ts";
import { Unreadable, type EventFile } from "../repository/event-files.ts";
import { grantedBy } from "./compare-use.ts";
import type { AwsFacts } from "./knowledge.ts";
import { scan } from "./scan.ts";
import type { ComparedPrincipal } from "../evidence/compared-principal.ts";

/** The details of an account as they were read. */
export type AccountDetails = {
  readonly principals: readonly AccountPrincipal[];
  readonly faults: readonly (Fault & { readonly path: string })[];
};

/** Whether files are details of an account: by what the first of them begins with. */
export async function isAccount(files: readonly EventFile[]): Promise<boolean> {
  const [first] = files;
  if (!first) return false;
  for await (const chunk of first.chunks())
    return /^\s*\{\s*"(?:User|Role|Group)DetailList"/.test(Buffer.from(chunk).toString("utf8"));
  return false;
}

/** Reads answers of `aws iam get-account-authorization-details`, of any size. */
export async function readAccount(files: readonly EventFile[]): Promise<AccountDetails> {
  const account = accountReader();
  const faults: (Fault & { readonly path: string })[] = [];
  for (const { path, chunks } of files) {
    const fault = ({ offset, detail }: Fault): void => {
      faults.push({ path, offset, detail });
    };
    const pieces = jsonPieces(({ bytes, start, end, within, offset }) => {
      const value = parsed(bytes.toString("utf8", start, end))?.value;
      if (!isJson(value) || !account.add(value, within))
        fault({ offset, detail: "it is no role, user, group or policy of an account" });
    }, fault);
    try {
      for await (const chunk of chunks()) pieces.push(chunk);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      fault({ offset: 0, detail: error.message });
    }
    pieces.end();
  }
  return { principals: account.principals(), faults };
}

/**
 * Compares what roles and users of an account may do with what they did.
 *
 * @param wanted a pattern of the ARNs that are meant
 */
export function compareAccount(
  all: readonly AccountPrincipal[],
  evidence: Evidence,
  wanted: string,
  facts: AwsFacts,
): readonly ComparedPrincipal[] {
  const principals = all.filter(({ arn }) => covers(wanted, arn));
  const policiesOf = scanned(
    principals.flatMap(({ documents, boundary = [] }) => documents.concat(boundary)),
    facts,
  );
  return principals.map(({ arn, documents, boundary, missing }) => {
    const { granted: allowed, unknown } = grantedBy(documents.flatMap(policiesOf), facts);
    const bound =
      boundary === undefined ? undefined : new Set(grantedBy(policiesOf(boundary), facts).granted);
    const granted = bound ? allowed.filter((action) => bound.has(action)) : allowed;
    const used = principalsOf(evidence, arn);
    const reports = reportsOf(evidence.reported, arn);
    const compared = comparedActions(granted, used, evidence, facts, arn);
    return {
      arn,
      ...activityOf(arn, used, reports, evidence),
      actions: withReports(compared, reports, facts),
      missing,
      unknown,
    };
  });
}

/** The policies in documents, each of which is read once, however many have it. */
function scanned(
  documents: readonly string[],
  facts: AwsFacts,
): (document: string) => readonly Policy[] {
  const paths = new Map([...new Set(documents)].map((text, index) => [text, `${index}.json`]));
  const tree = memoryTree(new Map([...paths].map(([text, path]) => [path, text])));
  const found = groupedBy(scan(tree, facts).policies, ({ place }) => place.source.path);
  return (document) => found.get(paths.get(document) ?? "") ?? [];
}

function activityOf(
  arn: string,
  used: ReturnType<typeof principalsOf>,
  reports: readonly Reported[],
  evidence: Evidence,
): Pick<ComparedPrincipal, "activity" | "calls" | "last"> {
  const calls = used.reduce((sum, { events }) => sum + events, 0);
  const records = reports.flatMap(({ credentials, findings }) => [
    ...credentials,
    ...findings.filter(({ unused, status }) => unused === "role" && status !== "resolved"),
  ]);
  // Of services there may be some alone, so that none attempted is not nothing done.
  const services = reports.flatMap((report) => report.services);
  const last = [...used, ...records, ...services]
    .flatMap((each) => each.last ?? [])
    .sort()
    .at(-1);
  const isUsed = calls > 0 || (last !== undefined && last >= (evidence.window?.first ?? ""));
  const isSeen = hasEventsOf(accountIn(arn), evidence);
  const unused = records.length > 0 ? "inactive" : isSeen ? "unseen" : "unknown";
  return { activity: isUsed ? "active" : unused, calls, ...(last !== undefined && { last }) };
}
