import { Command, Option } from "commander";
import { checkAccessNotGranted, checkNoNewAccess, checkNoPublicAccess } from "../jobs/check.ts";
import type { Answered } from "../jobs/check.ts";
import { openFacts, type AwsFacts } from "../jobs/knowledge.ts";
import { readingOf, readingsOf, type Reading } from "../jobs/reading.ts";
import { isRefused, type PolicyType, type Refused } from "../jobs/subjects.ts";
import { checkedReport } from "../report/check-json.ts";
import { checkNotes, checkText } from "../report/check-text.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { packaged } from "../repository/root.ts";
import { fileAt } from "./file-at.ts";
import { formatOption, UsageError } from "./options.ts";
import type { Run } from "./run.ts";

type Options = { readonly owner?: string; readonly format: "text" | "json" };

const ownerOption = new Option("--owner <address>", "check the policies of this one alone");
const typeOption = new Option("--type <type>", "check policies of this type alone").choices([
  "identity",
  "resource",
]);

/** The custom policy checks of IAM Access Analyzer, without AWS. */
export function command(run: Run): Command {
  const check = new Command("check")
    .description("check policies as AWS's custom policy checks do")
    // What is made below takes it over.
    .exitOverride()
    .showHelpAfterError("pare check --help says more.");
  check
    .command("no-new-access")
    .description("does a policy allow what an existing one, or a reference, does not?")
    .argument("<existing>", "file or directory with the policy to compare with")
    .argument("<new>", "file or directory with the policy to check")
    .addOption(typeOption)
    .addOption(ownerOption)
    .addOption(formatOption(["text", "json"]))
    .action((existing: string, now: string, options: Options & { type?: PolicyType }) => {
      const facts = openFacts(packaged);
      const read = right(
        readingsOf(fileAt(run, existing, wantedFiles), fileAt(run, now, wantedFiles), facts),
      );
      tell(run, checkNoNewAccess(read.existing, read.now, options, facts), options);
    });
  check
    .command("access-not-granted")
    .description("does a policy grant some of the listed access?")
    .argument("<policy>", "file or directory with the policy to check")
    .option("--actions <action...>", "actions, with wildcards or without: s3:GetObject s3:Put*")
    .option("--resources <arn...>", "ARNs, with wildcards in what names the resource")
    .addOption(typeOption)
    .addOption(ownerOption)
    .addOption(formatOption(["text", "json"]))
    .action(
      (
        policy: string,
        options: Options & { type?: PolicyType; actions?: string[]; resources?: string[] },
      ) => {
        const listed = {
          actions: listedIn(options.actions),
          resources: listedIn(options.resources),
        };
        const facts = openFacts(packaged);
        tell(
          run,
          checkAccessNotGranted(reading(run, policy, facts), listed, options, facts),
          options,
        );
      },
    );
  check
    .command("no-public-access")
    .description("does a policy of a resource let everybody in?")
    .argument("<policy>", "file or directory with the policy to check")
    .requiredOption("--resource-type <type>", "what it is the policy of: AWS::S3::Bucket")
    .addOption(ownerOption)
    .addOption(formatOption(["text", "json"]))
    .action((policy: string, options: Options & { resourceType: string }) => {
      const facts = openFacts(packaged);
      const read = reading(run, policy, facts);
      tell(run, checkNoPublicAccess(read, options.resourceType, options, facts), options);
    });
  return check;
}

function reading(run: Run, path: string, facts: AwsFacts): Reading {
  return right(readingOf(path, fileAt(run, path, wantedFiles).tree, facts));
}

function right<Made extends object>(made: Made | Refused): Made {
  if (isRefused(made)) throw new UsageError(made.because);
  return made;
}

/** What is listed: an item an argument, or several with commas between them. */
function listedIn(given: readonly string[] = []): readonly string[] {
  return given.flatMap((each) => each.split(",")).filter((each) => each !== "");
}

function tell(run: Run, answered: Answered, { format }: Options): void {
  const { checked } = right(answered);
  run.note(checkNotes(checked));
  run.print(
    format === "json" ? `${JSON.stringify(checkedReport(checked), null, 2)}\n` : checkText(checked),
  );
  run.exitCode = checked.result === "PASS" ? 0 : 1;
}
