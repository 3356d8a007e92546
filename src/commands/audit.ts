import { Command } from "commander";
import { audit } from "../jobs/audit.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { chosen, settingsOf, usualConfig } from "../jobs/settings.ts";
import { readCatalogFile } from "../repository/root.ts";
import { limited } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";
import { failOnOption, formatOption, settingsGiven, type FailOn } from "./options.ts";
import { formatted, type OutputFormat } from "./output.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("audit")
    .description("judge every IAM statement of files and directories")
    .argument("[paths...]", "files and directories, the current one by default")
    .addOption(failOnOption)
    .addOption(formatOption())
    .action((paths: string[], options: { failOn?: FailOn; format: OutputFormat }) => {
      const facts = openFacts(readCatalogFile);
      const tree = worktree(run.directory, paths, wantedFiles);
      const config = settingsOf(tree.read(usualConfig), false);
      const { failOn, inside } = chosen(settingsGiven(options), config);
      // Who names a path means it, whatever the configuration leaves out.
      const result = audit(paths.length > 0 ? tree : limited(tree, inside), facts, failOn);
      run.print(formatted(result, options.format, facts.catalog));
      run.exitCode = result.blocked ? 1 : 0;
    });
}
