import type { Policy } from "../iam/policy.ts";
import { textKey } from "../iam/text.ts";
import { itemText, type Draft } from "../iam/draft.ts";
import { narrow } from "../narrow/narrow.ts";
import { refusals, type Grade, type Narrowed, type Refusal } from "../narrow/narrowing.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import type { Facts, Format } from "../iac/format.ts";
import { comparePlaces } from "../source/source.ts";
import type { Scan } from "./scan.ts";
import { proveTogether, type Candidate } from "./prove.ts";
import { worldOf } from "./world.ts";

/**
 * What to write instead, for every statement with a finding worth it: narrowed, spelled in the
 * file's own syntax, and all that can be committed proved together, module by module.
 */
export function propose(
  scan: Scan,
  findings: readonly Finding[],
  facts: Facts,
  knowledge: Knowledge,
  grades: readonly Grade[] = ["equivalent", "assumed"],
): readonly Proposal[] {
  const policies = new Map<string, Policy[]>();
  for (const policy of scan.policies)
    for (const { id } of policy.statements) policies.set(id, [...(policies.get(id) ?? []), policy]);
  const byStatement = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byStatement.get(finding.statement.id);
    if (group) group.push(finding);
    else byStatement.set(finding.statement.id, [finding]);
  }

  const proposals: Proposal[] = [];
  const candidates = new Map<string, { format: Format; candidates: Candidate[] }>();
  for (const [id, own] of byStatement) {
    const [first] = own;
    if (!first) continue;
    const { statement, policy } = first;
    const base = { statement, policy, findings: own };
    const none = (refusal: Refusal): void => {
      proposals.push({ ...base, outcome: { kind: "none", refusal } });
    };
    const narrowed = agreed(
      (policies.get(id) ?? [policy]).map((each) =>
        narrow(statement, each, own, worldOf(statement, each, scan, knowledge)),
      ),
    );
    if (!narrowed.ok) {
      none(narrowed.refusal);
      continue;
    }
    const { narrowing } = narrowed;
    const format = scan.formatOf(policy);
    const spelled = format.spell(statement, narrowing.drafts);
    const [edit, ...more] = spelled.ok ? spelled.edits : [];
    if (!spelled.ok || !edit || more.length > 0) {
      none({ because: "not-spelled", ...(!spelled.ok && { detail: spelled.because }) });
      continue;
    }
    if (narrowing.grade === "fill in") {
      const because = `to be filled in: ${narrowing.missing.join("; ")}`;
      proposals.push({ ...base, outcome: { kind: "show", narrowing, edit, because } });
      continue;
    }
    if (!grades.includes(narrowing.grade)) {
      const because = `what it assumes is not asked for: ${narrowing.assumptions.join("; ")}`;
      proposals.push({ ...base, outcome: { kind: "show", narrowing, edit, because } });
      continue;
    }
    const group = `${format.name} ${format.group(statement.place.source.path)}`;
    const entry = candidates.get(group) ?? { format, candidates: [] };
    entry.candidates.push({ ...base, narrowing, edit });
    candidates.set(group, entry);
  }
  for (const { format, candidates: group } of candidates.values())
    for (const { candidate, because } of proveTogether(group, format, scan, facts, knowledge)) {
      const { narrowing, edit } = candidate;
      proposals.push({
        statement: candidate.statement,
        policy: candidate.policy,
        findings: candidate.findings,
        outcome:
          because === undefined
            ? { kind: "commit", narrowing, edit }
            : { kind: "show", narrowing, edit, because: `${refusals["not-proved"]}: ${because}` },
      });
    }
  return proposals.sort((a, b) => comparePlaces(a.statement.place, b.statement.place));
}

/** Policies that share a statement must want the same of it. */
function agreed(all: readonly Narrowed[]): Narrowed {
  const [first, ...others] = all;
  if (!first) throw new Error("a finding without a policy");
  const refused = all.find((each) => !each.ok);
  if (refused) return refused;
  const key = (each: Narrowed): string =>
    each.ok ? JSON.stringify(each.narrowing.drafts.map(draftKey)) : "";
  return others.every((each) => key(each) === key(first))
    ? first
    : { ok: false, refusal: { because: "elsewhere", detail: "policies that share it differ" } };
}

function draftKey({ sid, actions, resources }: Draft): unknown {
  const items = (list: Draft["actions"]): unknown =>
    list === "keep" ? list : list.map((item) => textKey(itemText(item)));
  return [sid, items(actions), items(resources)];
}
