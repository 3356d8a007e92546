import { Command } from "commander";
import { everyRule } from "../config/fault.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("rules")
    .description("list the rules")
    .addOption(formatOption(["text", "json"]))
    .action((options: { format: "text" | "json" }) => {
      const shown = everyRule.map(({ id, severity, title, why, repair }) => ({
        id,
        severity,
        title,
        why,
        repair,
      }));
      const width = Math.max(...everyRule.map(({ id }) => id.length));
      const lines = everyRule.map(
        ({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}`,
      );
      run.print(
        options.format === "json" ? `${JSON.stringify(shown, null, 2)}\n` : `${lines.join("\n")}\n`,
      );
    });
}
