import { Command } from "commander";
import { audit } from "../jobs/audit.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { packaged } from "../repository/root.ts";
import type { FailOn } from "../rules/terms.ts";
import { filesOf } from "./files.ts";
import { failOnOption, formatOption, settingsGiven } from "./options.ts";
import { formatted, type OutputFormat } from "./output.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("audit")
    .description("judge every IAM statement of files and directories")
    .argument("[paths...]", "files and directories, the current one by default")
    .addOption(failOnOption)
    .addOption(formatOption())
    .action(async (paths: string[], options: { failOn?: FailOn; format: OutputFormat }) => {
      const facts = openFacts(packaged);
      const { tree, agreement, isWhole } = await filesOf(run, paths, settingsGiven(options));
      const result = audit(tree, facts, agreement, isWhole);
      run.print(formatted(result, options.format, facts.catalog));
      run.exitCode = result.blocked ? 1 : 0;
    });
}
