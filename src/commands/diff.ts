import { Command } from "commander";
import { differencesOf } from "../jobs/diff.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { whyNoPolicy } from "../jobs/no-policy.ts";
import { readingsOf } from "../jobs/reading.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { isRefused } from "../jobs/subjects.ts";
import { differencesReport, differencesText } from "../report/differences.ts";
import { packaged } from "../repository/root.ts";
import { fileAt } from "./file-at.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

export function command(run: Run): Command {
  return new Command("diff")
    .description("say in words what policies allow that others do not, both ways")
    .argument("<before>", "file or directory with policies")
    .argument("<after>", "the same, newer")
    .addOption(formatOption(["text", "json"]))
    .addHelpText("after", "\nExits with 1 where they differ.")
    .action((before: string, after: string, { format }: { format: "text" | "json" }) => {
      const facts = openFacts(packaged);
      const [existing, now] = [fileAt(run, before, wantedFiles), fileAt(run, after, wantedFiles)];
      const read = readingsOf(existing, now, facts);
      if (isRefused(read)) throw new UsageError(read.because);
      for (const [{ path, tree }, { subjects }] of [
        [existing, read.existing],
        [now, read.now],
      ] as const)
        if (subjects.length === 0) throw new UsageError(whyNoPolicy(path, tree, facts));
      const found = differencesOf(read.existing, read.now, facts);
      run.print(
        format === "json"
          ? `${JSON.stringify(differencesReport(found), null, 2)}\n`
          : differencesText(found),
      );
      run.exitCode = found.shifts.length > 0 ? 1 : 0;
    });
}
