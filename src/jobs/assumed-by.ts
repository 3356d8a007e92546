import { known } from "../iam/text.ts";
import type { Policy } from "../iam/policy.ts";
import type { AssumedBy } from "../narrow/neighbourhood.ts";
import { once } from "../source/once.ts";
import { assumingJobs } from "../usage/workflows.ts";
import type { Scan } from "./scan.ts";

const jobsOf = once((scan: Scan) => assumingJobs(scan.list(), scan.read));

/**
 * The workflows of the repository that assume a role, by its trust policy and the name that it is given; undefined where
 * none does, or where another one may: not all of them write which role they assume.
 */
export function assumedBy(policy: Policy, scan: Scan): AssumedBy | undefined {
  if (policy.kind !== "trust") return undefined;
  const names = new Set(policy.owner.names.map(known));
  const all = jobsOf(scan);
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
