#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { command as audit } from "./commands/audit.ts";
import { command as baseline } from "./commands/baseline.ts";
import { command as can } from "./commands/can.ts";
import { command as check } from "./commands/check.ts";
import { command as demo } from "./commands/demo.ts";
import { command as explain } from "./commands/explain.ts";
import { command as extract } from "./commands/extract.ts";
import { command as fix } from "./commands/fix.ts";
import { isRefusal } from "./commands/options.ts";
import { command as post } from "./commands/post.ts";
import { command as review } from "./commands/review.ts";
import { command as rules } from "./commands/rules.ts";
import type { Run } from "./commands/run.ts";
import { command as who } from "./commands/who.ts";
import { home, version } from "./report/links.ts";
import { logSafe } from "./report/text.ts";

/**
 * The commands. One bundle holds them all: split into chunks it starts no faster, and the bundler
 * would name the licences of the last chunk only. What only some need is evaluated when they do.
 */
const commands: readonly ((run: Run) => Command)[] = [
  review,
  audit,
  baseline,
  fix,
  extract,
  post,
  rules,
  explain,
  check,
  can,
  who,
  demo,
];

const run: Run = {
  directory: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  env: process.env,
  print: (text) => {
    process.stdout.write(text);
  },
  note: (text) => {
    process.stderr.write(text);
  },
  exitCode: 0,
};

/** Wrong use and refusals are one line; what is left is a bug of Pare's, with its stack. */
async function main(args: readonly string[]): Promise<number> {
  const program = new Command("pare")
    .description("Reviews AWS IAM permissions where they are written.")
    .version(version)
    .showHelpAfterError("pare --help lists the commands.")
    .exitOverride();
  for (const make of commands) {
    const command = make(run).exitOverride();
    program.addCommand(command.showHelpAfterError(`pare ${command.name()} --help says more.`));
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return run.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isRefusal(error)) {
      process.stderr.write(`pare: ${error.message.split("\n").map(logSafe).join("\npare: ")}\n`);
      return 2;
    }
    // Not 1, which means that something was judged and blocks.
    process.stderr.write(`${error instanceof Error ? (error.stack ?? "") : String(error)}\n`);
    process.stderr.write(`pare: this is a bug of Pare's; please report it at ${home}/issues\n`);
    return 70;
  }
}

// Whoever reads the output may stop before its end: `pare audit | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await main(process.argv.slice(2));
