import { Command } from "commander";
import { generateFromUse } from "../jobs/evidence.ts";
import { codeFiles, generate } from "../jobs/generate.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { generatedAccount, generatedPolicy } from "../report/generated.ts";
import { usePolicyAccount } from "../report/use-policy.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { evidenceIn } from "./evidence-file.ts";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly code?: readonly string[];
  readonly usage?: string;
  readonly principal?: string;
  readonly placeholders?: true;
  readonly serviceTemplate?: true;
};

export function command(run: Run): Command {
  return new Command("generate")
    .description("write the policy that a folder of code needs, or that a principal used")
    .option(
      "--code <dir...>",
      "folders and files of TypeScript, JavaScript, Python, Go or Java: by the calls of AWS's SDKs in it",
    )
    .option("--usage <file>", "evidence of use, as pare usage summarize makes it")
    .option("--principal <arn>", "whose use is meant: a role, user or session, with wildcards")
    .option("--placeholders", "leave ${Name} where no event names the resource, instead of *")
    .option(
      "--service-template",
      "a statement to fill in for services of which calls are not known",
    )
    .action((options: Options) => {
      if ((options.code === undefined) === (options.usage === undefined))
        throw new UsageError("give either --code or --usage");
      if (options.code) generateByCode(run, options.code);
      else if (options.usage !== undefined) generateByUse(run, options.usage, options);
    });
}

function generateByCode(run: Run, code: readonly string[]): void {
  const made = generate(worktree(run.directory, code, codeFiles), openFacts(packaged));
  if (made.paths.length === 0)
    throw new UsageError(`no TypeScript, JavaScript, Python, Go or Java in ${code.join(", ")}`);
  run.print(generatedPolicy(made));
  run.note(generatedAccount(made));
}

function generateByUse(run: Run, path: string, options: Options): void {
  const { principal, placeholders = false, serviceTemplate = false } = options;
  if (principal === undefined) throw new UsageError("--usage asks for --principal");
  const evidence = evidenceIn(run, path);
  const facts = openFacts(packaged);
  const made = generateFromUse(evidence, principal, { placeholders, serviceTemplate }, facts);
  if (made.principals.length === 0) {
    const some = evidence.principals.slice(0, 5).map(({ arn }) => arn);
    throw new UsageError(
      `nothing of ${principal} is in ${path}; of ${evidence.principals.length} there is something: ${some.join(", ")}`,
    );
  }
  run.print(generatedPolicy(made));
  run.note(usePolicyAccount(made, evidence));
}
