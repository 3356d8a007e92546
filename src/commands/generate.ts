import { Command, Option } from "commander";
import type { Evidence } from "../evidence/evidence.ts";
import { referencesTo, type References } from "../jobs/declared-references.ts";
import { generateFromUse, summarize } from "../jobs/evidence.ts";
import { codeFiles, generate } from "../jobs/generate.ts";
import { spelledPolicy, type Spelling } from "../jobs/generated-policy.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { languages, type NewPolicyLanguage } from "../jobs/write.ts";
import { evidenceAccount } from "../report/evidence.ts";
import { generatedAccount, type GeneratedStatement } from "../report/generated.ts";
import { logSafe } from "../report/log-safe.ts";
import { usePolicyAccount } from "../report/use-policy.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { eventFilesIn } from "./event-paths.ts";
import { evidenceIn } from "./evidence-file.ts";
import { filterOf } from "./usage-filters.ts";
import { UsageError } from "./usage-error.ts";
import { wholeNumber } from "./whole-number.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly code?: readonly string[];
  readonly usage?: string;
  readonly trail?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly region?: readonly string[];
  readonly principal?: string;
  readonly placeholders?: true;
  readonly serviceTemplate?: true;
  readonly conditions?: true;
  readonly from?: string;
  readonly minimize?: number | true;
  readonly split?: number | true;
  readonly format: NewPolicyLanguage;
};

export function command(run: Run): Command {
  return new Command("generate")
    .description("write the policy that a folder of code needs, or that a principal used")
    .option(
      "--code <dir...>",
      "folders and files of TypeScript, JavaScript, Python, Go or Java: by the calls of AWS's SDKs in it",
    )
    .option("--usage <file>", "evidence of use, as pare usage summarize makes it")
    .option("--trail <path...>", "the events of CloudTrail themselves, instead of evidence")
    .option("--since <time>", "events of the trail from then on: 2026-11-28, 90d")
    .option("--until <time>", "events of the trail before then")
    .option("--region <region...>", "events of the trail in these regions alone")
    .option("--principal <arn>", "whose use is meant: a role, user or session, with wildcards")
    .option("--placeholders", "leave ${Name} where no event names the resource, instead of *")
    .option(
      "--service-template",
      "a statement to fill in for services of which calls are not known",
    )
    .option("--conditions", "hold actions to the service that all their calls were made for")
    .option("--minimize [length]", "wildcards for actions, behind so many characters", wholeNumber)
    .option("--split [characters]", "several policies of at most so many characters", wholeNumber)
    .option("--from <directory>", "write resources by reference that a stack there declares")
    .addOption(
      new Option("--format <format>", "the language to write").choices(languages).default("json"),
    )
    .action(async (options: Options) => {
      const { code, usage, trail } = options;
      if ([code, usage, trail].filter((each) => each !== undefined).length !== 1)
        throw new UsageError("give either --code or --usage or --trail");
      const { since, until, region } = options;
      if (!trail && [since, until, region].some((each) => each !== undefined))
        throw new UsageError("--since, --until and --region choose events of --trail");
      if (code) await generateByCode(run, code, options);
      else await generateByUse(run, options);
    });
}

async function generateByCode(run: Run, code: readonly string[], options: Options): Promise<void> {
  const made = generate(worktree(run.directory, code, codeFiles), openFacts(packaged));
  if (made.paths.length === 0)
    throw new UsageError(`no TypeScript, JavaScript, Python, Go or Java in ${code.join(", ")}`);
  await print(run, made.statements, options, { name: "code" });
  run.note(generatedAccount(made));
}

async function generateByUse(run: Run, options: Options): Promise<void> {
  const { principal, placeholders = false, serviceTemplate = false, conditions = false } = options;
  if (principal === undefined) throw new UsageError("what was used asks for --principal");
  const [evidence, path] = await evidenceOf(run, options);
  const wish = { placeholders, serviceTemplate, conditions };
  const made = generateFromUse(evidence, principal, wish, openFacts(packaged));
  const [first, ...others] = made.principals;
  if (!first) {
    const some = evidence.principals.slice(0, 5).map(({ arn }) => arn);
    throw new UsageError(
      `nothing of ${principal} is in ${path}; of ${evidence.principals.length} there is something: ${some.join(", ")}`,
    );
  }
  const name = others.length > 0 ? "used" : (first.arn.split("/").at(-1) ?? "used");
  const said = new Map(
    [...made.lastUsed].map(([action, last]) => [action, `last used ${last.slice(0, 10)}`]),
  );
  await print(run, made.statements, options, { name, said });
  run.note(usePolicyAccount(made, evidence));
}

/** The evidence, and where it comes from. */
async function evidenceOf(
  run: Run,
  { usage, trail = [], ...filters }: Options,
): Promise<readonly [Evidence, string]> {
  if (usage !== undefined) return [evidenceIn(run, usage), usage];
  const files = eventFilesIn(run, trail);
  const { principal, ...others } = filters;
  const filter = filterOf(
    { ...others, ...(principal !== undefined && { principal: [principal] }) },
    run,
  );
  const made = await summarize(files, filter, openFacts(packaged));
  run.note(evidenceAccount(made.evidence, made.files, made.faults));
  return [made.evidence, trail.join(", ")];
}

async function print(
  run: Run,
  statements: readonly GeneratedStatement[],
  { from, format, minimize, split }: Options,
  spelling: Pick<Spelling, "name" | "said">,
): Promise<void> {
  const facts = openFacts(packaged);
  const references =
    from === undefined ? undefined : await referencesIn(run, from, format, statements);
  const made = spelledPolicy(
    statements,
    {
      ...spelling,
      format,
      ...(minimize !== undefined && { minimize: minimize === true ? 0 : minimize }),
      ...(split !== undefined && {
        split: split === true ? facts.quotas.managed : split,
      }),
      ...(references && { reference: references.of }),
    },
    facts,
  );
  if ("mistakes" in made) throw new UsageError(made.mistakes.join("\n"));
  run.print(made.text);
  const unclear = (references?.unclear ?? []).map(
    ({ resource, because }) => `${resource} is not written by reference: ${because}`,
  );
  run.note([...made.notes, ...unclear].map((each) => `${logSafe(each)}\n`).join(""));
}

/** All that reads what a directory declares is loaded for that alone. */
async function referencesIn(
  { directory }: Run,
  from: string,
  format: NewPolicyLanguage,
  statements: readonly GeneratedStatement[],
): Promise<References> {
  const { declarationsIn } = await import(/* webpackMode: "eager" */ "./declarations.ts");
  return referencesTo(
    declarationsIn(directory, from, format),
    statements.flatMap(({ resources }) => resources),
  );
}
