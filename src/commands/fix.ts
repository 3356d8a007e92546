import { createTwoFilesPatch } from "diff";
import { Command, Option } from "commander";
import { openChoices } from "../jobs/choices.ts";
import { chooseFixes } from "../jobs/choose.ts";
import { fix } from "../jobs/fix.ts";
import { openFacts, type AwsFacts } from "../jobs/knowledge.ts";
import { remove } from "../jobs/remove.ts";
import { chosenAccount } from "../report/choice-text.ts";
import { fixReport } from "../report/fix-json.ts";
import { fixAccount } from "../report/fix-text.ts";
import type { FixedFile } from "../report/fixed.ts";
import { plainLine } from "../report/plain.ts";
import { packaged } from "../repository/root.ts";
import { limited } from "../repository/tree.ts";
import { isLink, NotWritten, replaceFile, writeFile } from "../repository/worktree.ts";
import { filesOf } from "./files.ts";
import { formatOption, UsageError } from "./options.ts";
import type { Run } from "./run.ts";
import { usageGiven, usageOption } from "./usage-option.ts";

type Options = {
  readonly assume?: boolean;
  readonly dryRun?: boolean;
  readonly interactive?: boolean;
  readonly usage?: readonly string[];
  readonly remove?: readonly string[];
  readonly format: "text" | "json";
};

type ToFix = Awaited<ReturnType<typeof filesOf>>;

export function command(run: Run): Command {
  return new Command("fix")
    .description("write the replacements that are proved")
    .argument("[paths...]", "files and directories, the current one by default")
    .option("--assume", "also those that assume something")
    .option("--dry-run", "print them as a patch and write nothing")
    .addOption(
      new Option("--interactive", "choose them one after the other, in a terminal").conflicts([
        "assume",
        "dryRun",
      ]),
    )
    .addOption(
      new Option(
        "--remove <action...>",
        "take actions out of all policies of roles, users and groups instead: iam:PassRole, kms:*",
      ).conflicts(["assume", "interactive", "usage"]),
    )
    .addOption(usageOption())
    .addOption(formatOption(["text", "json"]))
    .action(async (paths: string[], options: Options) => {
      const opened = await filesOf(run, paths, {}, { usage: usageGiven(run, options.usage) });
      // A link shares the text of the file that it leads to, and is no file to be written.
      const tree = limited(opened.tree, (path) => !isLink(opened.root, path));
      const toFix = { ...opened, tree };
      const facts = openFacts(packaged);
      if (options.interactive) await choose(run, toFix, facts, options);
      else fixAll(run, toFix, facts, options);
    });
}

function fixAll(
  run: Run,
  { tree, agreement, root }: ToFix,
  facts: AwsFacts,
  { assume = false, dryRun = false, format, remove: actions }: Options,
): void {
  for (const each of actions ?? [])
    if (!/^[a-z0-9-]+:[A-Za-z0-9_*?]+$/.test(each))
      throw new UsageError(`${each} is no action; iam:PassRole and kms:* are`);
  const grades = assume
    ? (["equivalent", "evidenced", "assumed"] as const)
    : (["equivalent", "evidenced"] as const);
  const fixed = actions
    ? remove(tree, facts, agreement, actions)
    : fix(tree, facts, agreement, grades);
  for (const { path, before, after } of fixed.changed) {
    if (!dryRun) writeFile(root, path, after);
    else if (format === "text") run.print(patchOf(run, { path, before, after }));
  }
  const account = {
    ...fixed,
    catalog: facts.catalog,
    dryRun,
    assume: assume || actions !== undefined,
  };
  run.print(
    format === "json" ? `${JSON.stringify(fixReport(account), null, 2)}\n` : fixAccount(account),
  );
}

/** A patch, which `git apply` takes; in front of somebody nothing in it moves the cursor. */
function patchOf({ terminal }: Run, { path, before, after }: FixedFile): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after);
  return terminal ? patch.split("\n").map(plainLine).join("\n") : patch;
}

async function choose(
  run: Run,
  { tree, agreement, root }: ToFix,
  facts: AwsFacts,
  { format }: Options,
): Promise<void> {
  if (format !== "text")
    throw new UsageError("--interactive talks to somebody: it has no --format");
  const terminal = run.terminal?.();
  if (!terminal)
    throw new UsageError(
      "--interactive needs a terminal, for what is asked and what is answered; without one, `pare fix` writes all that is proved",
    );
  const written = new Map<string, string>();
  const write = ({ path, before, after }: FixedFile): void => {
    const read = tree.read(path);
    if (!read.ok || read.source.text !== (written.get(path) ?? before))
      throw new NotWritten(`${path} has changed in the meantime, and was left as it is now`);
    replaceFile(root, path, after);
    written.set(path, after);
  };
  try {
    const choosing = {
      ask: (question: string) => terminal.ask(question),
      print: (text: string) => {
        run.print(text);
      },
      ...{ write, facts },
    };
    run.print(chosenAccount(await chooseFixes(openChoices(tree, facts, agreement), choosing)));
  } finally {
    terminal.close();
  }
}
