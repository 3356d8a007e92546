import { Command, Option } from "commander";
import { openCatalog, type Catalog } from "../catalog/catalog.ts";
import { openConditionKeys } from "../catalog/condition-keys.ts";
import { openQuotas } from "../catalog/quotas.ts";
import { openRegions } from "../catalog/regions.ts";
import { languages, writePolicy, type NewPolicyLanguage } from "../jobs/write.ts";
import { logSafe } from "../report/log-safe.ts";
import { readCatalogFile } from "../repository/root.ts";
import type { Source } from "../source/source.ts";
import type { Stack } from "../write/stack.ts";
import { templateQuestions } from "../write/questions.ts";
import { putNew, textOf } from "./file-text.ts";
import { UsageError } from "./usage-error.ts";
import { wholeNumber } from "./whole-number.ts";
import type { Run, Terminal } from "./run.ts";

type Options = {
  readonly input?: string;
  readonly minimize?: number | true;
  readonly split?: number | true;
  readonly format: NewPolicyLanguage;
  readonly from?: string;
};

/** Policy Sentry's `write-policy`, from its templates. */
export function command(run: Run): Command {
  return new Command("write")
    .description("write the policy that a template asks for, by resources and levels of access")
    .option(
      "-i, --input <file>",
      "the template (pare template makes one); - reads the standard input",
    )
    .option(
      "-m, --minimize [length]",
      "wildcards for actions, behind so many characters",
      wholeNumber,
    )
    .option("--split [characters]", "several policies of at most so many characters", wholeNumber)
    .option("--from <directory>", "what resource types and addresses mean: a stack's declarations")
    .addOption(
      new Option("--format <format>", "the language to write").choices(languages).default("json"),
    )
    .action(async (options: Options) => {
      const catalog = openCatalog(readCatalogFile);
      const source = await templateOf(run, options, catalog);
      const quotas = openQuotas(readCatalogFile);
      const { minimize, split, format, from } = options;
      const stack = from === undefined ? undefined : await stackAt(run, from, format);
      const written = writePolicy(
        source,
        {
          format,
          ...(minimize !== undefined && { minimize: minimize === true ? 0 : minimize }),
          ...(split !== undefined && {
            split: split === true ? quotas.managed : split,
          }),
          ...(stack && { stack }),
        },
        {
          catalog,
          quotas,
          regions: openRegions(readCatalogFile),
          conditionKeys: openConditionKeys(readCatalogFile, catalog),
        },
      );
      if (!written.ok) throw new UsageError(written.mistakes.join("\n"));
      run.note(written.notes.map((each) => `${logSafe(each)}\n`).join(""));
      run.print(written.text);
    });
}

/** The template: of a file, of the standard input, or what is answered in front of a terminal. */
async function templateOf(run: Run, { input }: Options, catalog: Catalog): Promise<Source> {
  if (input === undefined && run.terminal) return asked(run, run.terminal(), catalog);
  const path = input ?? "-";
  return { path: path === "-" ? "standard input" : path, text: textOf(run, path) };
}

/** Asks for what is wanted, and writes the template of it into a new file. */
async function asked(run: Run, terminal: Terminal, catalog: Catalog): Promise<Source> {
  try {
    const questions = templateQuestions(catalog);
    let next = questions.next();
    while (!next.done) {
      const answer = await terminal.ask(next.value.text, next.value.words);
      if (answer === undefined)
        throw new UsageError("nothing was answered, and nothing is written");
      next = questions.next(answer);
    }
    const text = next.value;
    if (text === undefined) throw new UsageError("nothing is asked for, and nothing is written");
    const path = (await terminal.ask(`File for the template [${usualPath}]: `))?.trim();
    const chosen = path === undefined || path === "" ? usualPath : path;
    putNew(run, chosen, text);
    return { path: chosen, text };
  } finally {
    terminal.close();
  }
}

const usualPath = "pare-template.yml";

/** What a directory declares; all that reads it is loaded for that alone. */
async function stackAt(
  { directory }: Run,
  from: string,
  format: NewPolicyLanguage,
): Promise<Stack> {
  const { declarationsIn } = await import(/* webpackChunkName: "judging" */ "./declarations.ts");
  return declarationsIn(directory, from, format);
}
