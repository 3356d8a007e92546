import { Command, InvalidArgumentError, Option } from "commander";
import { canByPolicies, canByRole } from "../jobs/asked.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { canReport } from "../report/can-json.ts";
import { canText } from "../report/can-text.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { formatOption, UsageError } from "./options.ts";
import type { Run } from "./run.ts";

type Options = {
  readonly policy?: readonly string[];
  readonly role?: string;
  readonly context: ReadonlyMap<string, readonly string[]>;
  readonly principal?: string;
  readonly format: "text" | "json";
};

export function command(run: Run): Command {
  return new Command("can")
    .description("say whether a request is allowed, by which statement, and what is missing")
    .argument("<action>", "an action: s3:GetObject")
    .argument("<resource>", "an ARN, or * for an action that is about no resource")
    .option("--policy <file...>", "files and directories whose policies decide, all together")
    .addOption(
      new Option("--role <address>", "a role, user or group that is declared below here").conflicts(
        "policy",
      ),
    )
    .addOption(
      new Option("--context <key=value>", "what the request carries; may be given several times")
        .argParser(said)
        .default(new Map(), "what every request carries"),
    )
    .option("--principal <arn>", "who asks: an ARN, a service, or * who has not signed in")
    .addOption(formatOption(["text", "json"]))
    .action((action: string, resource: string, options: Options) => {
      const { policy, role, context, principal, format } = options;
      if (policy === undefined && role === undefined)
        throw new UsageError("say whose policies decide: --policy FILE or --role ADDRESS");
      const facts = openFacts(packaged);
      const found = scan(worktree(run.directory, policy ?? [], wantedFiles), facts);
      const question = { action, resource, context, principal };
      const answered =
        role === undefined
          ? canByPolicies(question, found, facts)
          : canByRole(question, role, found, facts);
      if (!answered.ok) throw new UsageError(answered.because);
      const { answer } = answered;
      run.print(
        format === "json" ? `${JSON.stringify(canReport(answer), null, 2)}\n` : canText(answer),
      );
      run.exitCode = answer.verdict === "allowed" ? 0 : 1;
    });
}

/** One more value of a condition key. */
function said(
  written: string,
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const [, key, value] = /^([^=]+:[^=]+)=([^]*)$/.exec(written) ?? [];
  if (key === undefined || value === undefined)
    throw new InvalidArgumentError("Write a key and a value: aws:SourceVpc=vpc-1.");
  const name = key.toLowerCase();
  return new Map(before).set(name, [...(before.get(name) ?? []), value]);
}
