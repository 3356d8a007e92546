import { realpathSync } from "node:fs";
import type { Command } from "commander";
import type { Evidence } from "../evidence/evidence.ts";
import { compareAccount, isAccount, readAccount } from "../jobs/compare-account.ts";
import { compareUse } from "../jobs/compare-use.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { comparedAccountNotes, comparedAccountText } from "../report/compared-account.ts";
import { comparedUseAccount, comparedUseText } from "../report/compared-use.ts";
import { eventFiles, type EventFile } from "../repository/event-files.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { evidenceIn } from "./evidence-file.ts";
import { formatOption } from "./options.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

type Comparing = {
  readonly principal?: string;
  readonly ignoreBenign?: true;
  readonly format: "text" | "json";
};

/** What policies allow beside what was used: those of files, or those of a whole account. */
export function addCompare(usage: Command, run: Run): void {
  usage
    .command("compare")
    .description("tell what of policies was used, what was not, and what cannot be known")
    .argument("<evidence>", "a file of evidence")
    .argument(
      "<policy...>",
      "files and folders with the policies of the principal, or an account's details",
    )
    .option(
      "--principal <arn>",
      "whose use is meant: a role, user or session; of an account, a pattern",
    )
    .option("--ignore-benign", "leave out actions that only list or describe")
    .addOption(formatOption(["text", "json"]))
    .action(async (path: string, policies: readonly string[], options: Comparing) => {
      const evidence = evidenceIn(run, path);
      const files = eventFiles(run.directory, policies);
      if (await isAccount(files)) await compareWithAccount(run, evidence, files, options);
      else compareWithPolicies(run, evidence, policies, options);
    });
}

function compareWithPolicies(
  run: Run,
  evidence: Evidence,
  policies: readonly string[],
  { principal, ...options }: Comparing,
): void {
  if (principal === undefined)
    throw new UsageError(
      "--principal says whose policies these are; the answer of aws iam get-account-authorization-details says it itself",
    );
  const tree = worktree(realpathSync(run.directory), policies, wantedFiles);
  const made = compareUse(tree, evidence, principal, openFacts(packaged));
  if (made.policies === 0)
    throw new UsageError(`no policy of a principal is in ${policies.join(", ")}`);
  const actions = made.actions.filter(meantBy(options));
  run.note(comparedUseAccount(made, evidence));
  run.print(
    options.format === "json" ? json({ ...head(evidence), actions }) : comparedUseText(actions),
  );
}

async function compareWithAccount(
  run: Run,
  evidence: Evidence,
  files: readonly EventFile[],
  { principal = "*", ...options }: Comparing,
): Promise<void> {
  const { principals: all, faults } = await readAccount(files);
  const made = compareAccount(all, evidence, principal, openFacts(packaged));
  if (made.length === 0)
    throw new UsageError(
      `none of the ${all.length} roles and users of the account is ${principal}`,
    );
  const principals = made.map((each) => ({
    ...each,
    actions: each.actions.filter(meantBy(options)),
  }));
  run.note(comparedAccountNotes(principals, evidence, faults));
  run.print(
    options.format === "json"
      ? json({ ...head(evidence), principals })
      : comparedAccountText(principals),
  );
}

function meantBy({ ignoreBenign }: Pick<Comparing, "ignoreBenign">) {
  return ({ action }: { readonly action: string }): boolean =>
    ignoreBenign !== true || !/:(?:List|Describe)/i.test(action);
}

const head = ({ window }: Evidence) => ({ version: 1, window: window ?? null });

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
