import { Option, type Command } from "commander";
import { openCatalog } from "../catalog/catalog.ts";
import { guessedVerbs, withGuesses, type GuessedVerb } from "../evidence/guessed.ts";
import { logSafe } from "../report/log-safe.ts";
import { listed } from "../rules/wording.ts";
import { readCatalogFile } from "../repository/root.ts";
import { printValue } from "./data-format.ts";
import { policyAt } from "./policy-argument.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

type Options = { readonly only?: readonly GuessedVerb[]; readonly format: "json" | "yaml" };

/** Adds the command that guesses what a policy of use will need besides. */
export function addGuess(usage: Command, run: Run): void {
  usage
    .command("guess")
    .description("add what is likely needed beside the actions of a policy, marked as guessed")
    .argument("<policy>", "a file or directory, - for standard input")
    .addOption(
      new Option("--only <verb...>", "guess actions that begin so alone: Delete Put").argParser(
        (written, before: readonly GuessedVerb[] | undefined) => [
          ...(before ?? []),
          verbOf(written),
        ],
      ),
    )
    .addOption(
      new Option("--format <format>", "what to print").choices(["json", "yaml"]).default("json"),
    )
    .action(async (path: string, { only = guessedVerbs, format }: Options) => {
      const made = withGuesses(await policyAt(run, path), only, openCatalog(readCatalogFile));
      await printValue(run, made.value, format);
      const lines = [
        made.guessed.length > 0
          ? `guessed, and not seen: ${listed(made.guessed, 30)}`
          : "there is nothing to guess",
        ...(made.misplaced.length > 0
          ? [
              `left out, since no resource of the statement is theirs: ${listed(made.misplaced, 30)}`,
            ]
          : []),
      ];
      run.note(`${lines.map(logSafe).join("\n")}\n`);
    });
}

function verbOf(written: string): GuessedVerb {
  const found = guessedVerbs.find((verb) => verb.toLowerCase() === written.toLowerCase());
  if (found === undefined)
    throw new UsageError(`${written} is none of ${listed([...guessedVerbs], guessedVerbs.length)}`);
  return found;
}
