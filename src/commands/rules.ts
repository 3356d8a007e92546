import { Command } from "commander";
import { rules } from "../rules/index.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("rules")
    .description("list the rules")
    .addOption(formatOption(["text", "json"]))
    .action((options: { format: "text" | "json" }) => {
      const shown = rules.map(({ id, severity, title, why, repair }) => ({
        id,
        severity,
        title,
        why,
        repair,
      }));
      const width = Math.max(...rules.map(({ id }) => id.length));
      const lines = rules.map(
        ({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}`,
      );
      run.print(
        options.format === "json" ? `${JSON.stringify(shown, null, 2)}\n` : `${lines.join("\n")}\n`,
      );
    });
}
