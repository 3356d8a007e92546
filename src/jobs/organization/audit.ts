import { version } from "../../report/home.ts";
import { partsIn } from "../../report/merged.ts";
import type { Part } from "../../report/told.ts";
import type { Plan, Work } from "./plan.ts";

export type ToAudit = Extract<Work, { readonly work: "audit" }>;

/** A report as JSON, or why there is none. */
export type Reported =
  | { readonly ok: true; readonly report: unknown }
  | { readonly ok: false; readonly because: string };

/** What the audits of a shard are made with. */
export type Auditing = {
  /** The part that an earlier try has left of a repository. */
  readonly earlier: (name: string) => Part | undefined;
  /** Gets the files of a repository and audits them; what goes wrong there is a value. */
  readonly audit: (repository: ToAudit) => Promise<Reported>;
  /** Keeps a part as soon as it is there: a job may be ended at any time. */
  readonly keep: (part: Part) => void;
  readonly note: (line: string) => void;
};

/** Audits the repositories of a shard, one by one, but those of which there is an audit already. */
export async function auditShard(plan: Plan, shard: number, auditing: Auditing): Promise<void> {
  const { earlier, audit, keep, note } = auditing;
  const mine = plan.repositories.filter(
    (each): each is ToAudit => each.work === "audit" && each.shard === shard,
  );
  for (const [index, each] of mine.entries()) {
    const before = earlier(each.name);
    const isDone = before?.outcome === "audited" && before.head === each.head;
    const part = isDone ? before : partOf(each, await audit(each));
    if (!isDone) keep(part);
    const said = part.outcome === "audited" ? "" : `: ${part.because}`;
    note(
      `${index + 1}/${mine.length}  ${each.name}  ${isDone ? "done before" : part.outcome}${said}`,
    );
  }
}

function partOf({ name, head }: ToAudit, reported: Reported): Part {
  const failed = (because: string): Part => ({ name, head, outcome: "failed", because });
  if (!reported.ok) return failed(reported.because);
  const [part] = partsIn(reported.report, name) ?? [];
  if (part?.outcome !== "audited") return failed("its audit has printed no report");
  return { ...part, head, pare: version };
}
