import { openCatalog } from "../catalog/catalog.ts";
import { openClasses } from "../catalog/classes.ts";
import { openNaming } from "../catalog/given-name.ts";
import { mayHoldPolicies } from "../iac/formats.ts";
import { scan } from "../jobs/scan.ts";
import { worldOf } from "../jobs/world.ts";
import { narrow } from "../narrow/narrow.ts";
import { readCatalogFile } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { judge } from "../rules/judge.ts";
import { atLeast } from "../rules/rule.ts";
import { linesOf } from "../source/lines.ts";

export function stats(directory: string, paths: readonly string[]): string {
  const facts = { catalog: openCatalog(readCatalogFile), read: readCatalogFile };
  const knowledge = { ...facts, classes: openClasses(readCatalogFile), naming: openNaming(readCatalogFile) };
  const found = scan(worktree(directory, paths, mayHoldPolicies), facts);
  const findings = judge(found.policies, knowledge);
  const by = new Map<string, typeof findings>(); for (const f of findings) (by as any).set(f.statement.id, [...((by as any).get(f.statement.id) ?? []), f]);
  const out: string[] = [];
  for (const fs of (by as Map<string, typeof findings>).values()) {
    if (!fs.some((f) => atLeast(f.severity, "medium"))) continue;
    const f = fs[0]!;
    const world = worldOf(f.statement, f.policy, found, knowledge);
    const n = narrow(f.statement, f.policy, fs, world);
    const where = `${f.statement.place.source.path}:${linesOf(f.statement.place).first}`;
    out.push([found.formatOf(f.policy).name, n.ok ? n.narrowing.grade : n.refusal.because, where, n.ok ? [...n.narrowing.assumptions, ...n.narrowing.missing].join(" | ") : n.refusal.detail ?? "", fs.map((x) => x.rule + ":" + x.severity).join(","), f.statement.action?.items.map((t) => t.parts.join("")).join(",").slice(0, 160)].join("\t"));
  }
  return out.join("\n");
}
