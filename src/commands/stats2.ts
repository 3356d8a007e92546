import { openCatalog } from "../catalog/catalog.ts";
import { openClasses } from "../catalog/classes.ts";
import { openNaming } from "../catalog/given-name.ts";
import { mayHoldPolicies } from "../iac/formats.ts";
import { propose } from "../jobs/propose.ts";
import { scan } from "../jobs/scan.ts";
import { readCatalogFile } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { judge } from "../rules/judge.ts";
import { atLeast } from "../rules/rule.ts";
import { linesOf } from "../source/lines.ts";

export function stats2(directory: string, paths: readonly string[]): string {
  const facts = { catalog: openCatalog(readCatalogFile), read: readCatalogFile };
  const knowledge = { ...facts, classes: openClasses(readCatalogFile), naming: openNaming(readCatalogFile) };
  const found = scan(worktree(directory, paths, mayHoldPolicies), facts);
  const findings = judge(found.policies, knowledge).filter((f) => atLeast(f.severity, "low"));
  const out: string[] = [];
  for (const { statement: s, policy, findings: fs, outcome } of propose(found, findings, facts, knowledge)) {
    if (!fs.some((f) => atLeast(f.severity, "medium"))) continue;
    const where = `${s.place.source.path}:${linesOf(s.place).first}`;
    const what = outcome.kind === "none" ? outcome.refusal.because : outcome.kind + " " + outcome.narrowing.grade;
    out.push("### " + [found.formatOf(policy).name, what, where, outcome.kind === "show" ? outcome.because : outcome.kind === "none" ? outcome.refusal.detail : outcome.narrowing.assumptions.join(" | "), fs.map((x) => x.rule + ":" + x.severity).join(",")].join("\t"));
    if (outcome.kind !== "none") out.push("--- " + s.place.source.text.slice(outcome.edit.span.start, outcome.edit.span.end) + "\n+++ " + outcome.edit.text, ...outcome.narrowing.lost.map((l) => "LOST " + l.reason + ": " + l.actions.length + " " + l.actions.slice(0, 5)));
  }
  return out.join("\n");
}
