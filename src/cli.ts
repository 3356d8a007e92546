#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { isMainThread } from "node:worker_threads";
import { Command, CommanderError } from "commander";
import type { Run } from "./commands/run.ts";
import { ownWords } from "./commands/policy-sentry.ts";
import { statusLine } from "./commands/status-line.ts";
import { openTerminal } from "./commands/terminal.ts";
import { forShortRuns } from "./engine.ts";
import { home, version } from "./report/home.ts";

// How the engine is set holds for all threads: theirs is the work of one that reads much.
if (isMainThread) forShortRuns();

/** A file of `commands/`, which is evaluated when it is asked for. */
type Loading = () => Promise<{ readonly command: (run: Run) => Command }>;

/**
 * The commands. Most of the time that a short answer takes is that of reading the bundle: what only asks the
 * catalog is in the file that is started, what reads a policy or a template in a second one, and the rest in
 * a third.
 */
const commands: ReadonlyMap<string, Loading> = new Map([
  ["review", () => import(/* webpackChunkName: "judging" */ "./commands/review.ts")],
  ["audit", () => import(/* webpackChunkName: "judging" */ "./commands/audit.ts")],
  ["baseline", () => import(/* webpackChunkName: "judging" */ "./commands/baseline.ts")],
  ["fix", () => import(/* webpackChunkName: "judging" */ "./commands/fix.ts")],
  ["generate", () => import(/* webpackChunkName: "judging" */ "./commands/generate.ts")],
  ["write", () => import(/* webpackChunkName: "reading" */ "./commands/write.ts")],
  ["template", () => import(/* webpackMode: "eager" */ "./commands/template.ts")],
  ["usage", () => import(/* webpackChunkName: "judging" */ "./commands/usage.ts")],
  ["extract", () => import(/* webpackChunkName: "judging" */ "./commands/extract.ts")],
  ["merge", () => import(/* webpackChunkName: "judging" */ "./commands/merge.ts")],
  ["organization", () => import(/* webpackChunkName: "judging" */ "./commands/organization.ts")],
  ["post", () => import(/* webpackChunkName: "judging" */ "./commands/post.ts")],
  ["rules", () => import(/* webpackChunkName: "judging" */ "./commands/rules.ts")],
  ["explain", () => import(/* webpackChunkName: "judging" */ "./commands/explain.ts")],
  ["query", () => import(/* webpackMode: "eager" */ "./commands/query.ts")],
  ["arn", () => import(/* webpackMode: "eager" */ "./commands/arn.ts")],
  ["expand", () => import(/* webpackMode: "eager" */ "./commands/expand.ts")],
  ["minimize", () => import(/* webpackChunkName: "reading" */ "./commands/minimize.ts")],
  ["analyze", () => import(/* webpackChunkName: "judging" */ "./commands/analyze.ts")],
  ["diff", () => import(/* webpackChunkName: "judging" */ "./commands/diff.ts")],
  ["validate", () => import(/* webpackChunkName: "judging" */ "./commands/validate.ts")],
  ["check", () => import(/* webpackChunkName: "judging" */ "./commands/check.ts")],
  ["can", () => import(/* webpackChunkName: "judging" */ "./commands/can.ts")],
  ["who", () => import(/* webpackChunkName: "judging" */ "./commands/who.ts")],
  ["init", () => import(/* webpackChunkName: "judging" */ "./commands/init.ts")],
  ["demo", () => import(/* webpackChunkName: "judging" */ "./commands/demo.ts")],
]);

/** What `runner.js` asks for: the Action, which reads no arguments. */
const asAction = "action";

/** The command that arguments begin with; without one all of them are needed, to tell of them. */
function askedFor([first = ""]: readonly string[]): readonly Loading[] {
  if (first === "--version" || first === "-V") return [];
  const own = commands.get(first);
  return own ? [own] : [...commands.values()];
}

const status = isatty(2) ? statusLine(process.stderr) : undefined;

const run: Run = {
  directory: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  env: process.env,
  input: () => readFileSync(0, "utf8"),
  print: (text) => {
    status?.clear();
    process.stdout.write(text);
  },
  note: (text) => {
    status?.clear();
    process.stderr.write(text);
  },
  ...(status && { status: status.show }),
  // Piped in or out, nobody would see what is asked. To touch `process.stdin` makes a pipe one that does not
  // wait for what comes.
  ...(isatty(0) &&
    process.stdout.isTTY && { terminal: () => openTerminal(process.stdin, process.stdout) }),
  exitCode: 0,
};

/** Wrong use and refusals are one line; what is left is a bug of Pare's, with its stack. */
async function main(given: readonly string[]): Promise<number> {
  if (given[0] === asAction)
    return (await import(/* webpackChunkName: "judging" */ "./action.ts")).act();
  const program = new Command("pare")
    .description("Reviews AWS IAM permissions where they are written.")
    .version(version)
    .showHelpAfterError("pare --help lists the commands.")
    .exitOverride();
  try {
    const args = ownWords(given);
    for (const load of askedFor(args)) {
      const command = (await load()).command(run).exitOverride();
      program.addCommand(command.showHelpAfterError(`pare ${command.name()} --help says more.`));
    }
    await program.parseAsync(args, { from: "user" });
    return run.exitCode;
  } catch (error) {
    status?.clear();
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { refusalOf } = await import(/* webpackChunkName: "judging" */ "./commands/refusal.ts");
    const refusal = refusalOf(error);
    if (refusal !== undefined) {
      process.stderr.write(`pare: ${refusal.replaceAll("\n", "\npare: ")}\n`);
      return 2;
    }
    // Not 1, which means that something was judged and blocks.
    process.stderr.write(`${error instanceof Error ? (error.stack ?? "") : String(error)}\n`);
    process.stderr.write(`pare: this is a bug of Pare's; please report it at ${home}/issues\n`);
    return 70;
  }
}

/** What `readInThreads` starts. */
async function asThread(): Promise<number> {
  const reading = await import(/* webpackChunkName: "judging" */ "./commands/reading-thread.ts");
  await reading.readAsThread();
  return 0;
}

// Whoever reads the output may stop before its end: `pare audit | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await (isMainThread ? main(process.argv.slice(2)) : asThread());
