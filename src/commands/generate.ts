import { Command } from "commander";
import { codeFiles, generate } from "../jobs/generate.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { generatedAccount, generatedPolicy } from "../report/generated.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("generate")
    .description("write the policy that a folder of code needs, by the calls of AWS's SDKs in it")
    .requiredOption(
      "--code <dir...>",
      "folders and files of TypeScript, JavaScript, Python, Go or Java",
    )
    .action(({ code }: { readonly code: readonly string[] }) => {
      const made = generate(worktree(run.directory, code, codeFiles), openFacts(packaged));
      if (made.paths.length === 0)
        throw new UsageError(`no TypeScript, JavaScript, Python, Go or Java in ${code.join(", ")}`);
      run.print(generatedPolicy(made));
      run.note(generatedAccount(made));
    });
}
