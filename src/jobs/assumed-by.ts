import { known } from "../iam/text.ts";
import type { Policy } from "../iam/policy.ts";
import type { AssumedBy } from "../narrow/neighbourhood.ts";
import { once } from "../source/once.ts";
import { assumingJobs, type Assuming } from "../usage/workflows.ts";
import type { Scan } from "./scan.ts";

const jobsOf = once(({ list, read }: Pick<Scan, "list" | "read">) => assumingJobs(list(), read));

/**
 * The workflows of the repository that assume a role, by its trust policy and the name that it is given; undefined where
 * none does, or where another one may: not all of them write which role they assume. Of a change, they are as they were
 * agreed on before it: whoever proposes one lets nobody in by a workflow of his own, and where the change has others,
 * who is meant is not known.
 */
export function assumedBy(policy: Policy, scan: Scan): AssumedBy | undefined {
  if (policy.kind !== "trust") return undefined;
  const now = assumedIn(policy, jobsOf(scan));
  if (!now || !scan.before) return now;
  const agreed = assumedIn(policy, jobsOf(scan.before));
  return JSON.stringify(agreed) === JSON.stringify(now) ? now : undefined;
}

function assumedIn(policy: Policy, all: readonly Assuming[]): AssumedBy | undefined {
  const names = new Set(policy.owner.names.map(known));
  const own = all.filter(({ role }) => role !== undefined && names.has(role));
  if (own.length === 0 || all.some(({ role }) => role === undefined)) return undefined;
  const subjects = own.map((each) => each.subjects);
  if (!subjects.every((each) => each !== undefined)) return undefined;
  return {
    workflows: [...new Set(own.map(({ path }) => path))],
    subjects: [...new Set(subjects.flat())].sort(),
    onOthers: own.some(({ onOthers }) => onOthers),
  };
}
