import { Command } from "commander";
import { baselineOf, baselineText, type Baseline } from "../config/baseline.ts";
import { accountedFor } from "../config/debt.ts";
import { audit } from "../jobs/audit.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { readCatalogFile } from "../repository/root.ts";
import { writeFile } from "../repository/worktree.ts";
import { count } from "../rules/wording.ts";
import { filesOf } from "./files.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("baseline")
    .description("write down what is found today, so that only what is new or worse blocks")
    .option("--prune", "only take out what is not found any more")
    .action(async (options: { prune?: true }) => {
      const { tree, chosen, agreement } = await filesOf(run, []);
      // What the baseline has is to be found as well.
      const all = audit(tree, openFacts(readCatalogFile), { ...agreement, baseline: new Map() });
      const before = agreement.baseline;
      const { findings } = accountedFor(all.findings, before);
      const now = baselineOf(options.prune ? [...findings] : all.findings);
      writeFile(run.directory, chosen.baselinePath, baselineText(now));
      run.print(`${chosen.baselinePath}: ${account(before, now)}\n`);
    });
}

function account(before: Baseline, now: Baseline): string {
  const size = (baseline: Baseline): number =>
    [...baseline.values()].reduce((sum, each) => sum + each.count, 0);
  const gone = [...before.values()].reduce(
    (sum, { fingerprint, count }) => sum + Math.max(0, count - (now.get(fingerprint)?.count ?? 0)),
    0,
  );
  const added = size(now) - size(before) + gone;
  return `${count(size(now), "finding")}, ${added} added, ${gone} taken out`;
}
