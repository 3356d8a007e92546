#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { UsageError } from "./commands/options.ts";
import type { Run } from "./commands/run.ts";
import { version } from "./report/links.ts";
import { logSafe } from "./report/text.ts";
import { MissingPath } from "./repository/worktree.ts";

/** The commands, each loaded when it is asked for. */
const commands: Readonly<
  Record<string, () => Promise<{ readonly command: (run: Run) => Command }>>
> = {
  review: () => import("./commands/review.ts"),
  audit: () => import("./commands/audit.ts"),
  extract: () => import("./commands/extract.ts"),
  fix: () => import("./commands/fix.ts"),
  rules: () => import("./commands/rules.ts"),
  explain: () => import("./commands/explain.ts"),
  demo: () => import("./commands/demo.ts"),
};

const run: Run = {
  directory: process.cwd(),
  print: (text) => {
    process.stdout.write(text);
  },
  exitCode: 0,
};

/** Wrong use and refusals are one line; what is left is a bug of Pare's, with its stack. */
async function main(args: readonly string[]): Promise<number> {
  const program = new Command("pare")
    .description("Reviews AWS IAM permissions where they are written.")
    .version(version)
    .exitOverride();
  const asked = commands[args[0] ?? ""];
  const wanted = asked ? [asked] : Object.values(commands);
  for (const load of wanted) {
    const { command } = await load();
    program.addCommand(command(run).exitOverride());
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return run.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof MissingPath) {
      process.stderr.write(`pare: ${logSafe(error.message)}\n`);
      return 2;
    }
    throw error;
  }
}

process.exitCode = await main(process.argv.slice(2));
