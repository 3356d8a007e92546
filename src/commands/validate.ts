import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { Command, Option } from "commander";
import { openFacts } from "../jobs/knowledge.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { isOfLines, validateTree, type Validation } from "../jobs/validate.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import { logSafe } from "../report/log-safe.ts";
import { notReadLines } from "../report/text.ts";
import { validityLine, validityReport } from "../report/validity-json.ts";
import { validityText } from "../report/validity-text.ts";
import { packaged } from "../repository/root.ts";
import { memoryTree, type Tree } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";
import { validityKinds, type ValidityKind } from "../validity/check.ts";
import { beginsWithLine } from "../validity/read.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";

type Format = "text" | "json" | "ndjson";
type Options = {
  readonly type?: ValidityKind;
  readonly resourceType?: string;
  readonly format: Format;
};

/** The policy validation of IAM Access Analyzer, without AWS. */
export function command(run: Run): Command {
  return new Command("validate")
    .description("validate policies as IAM Access Analyzer does, under its codes")
    .argument(
      "[paths...]",
      "files and directories, the current one by default; - reads the standard input",
    )
    .addOption(
      new Option("--type <type>", "what the policies are, if not what they look like").choices(
        validityKinds,
      ),
    )
    .option("--resource-type <type>", "what they are attached to: AWS::S3::Bucket")
    .addOption(
      new Option("--format <format>", "what to print")
        .choices(["text", "json", "ndjson"])
        .default("text"),
    )
    .addHelpText("after", "\nExits with 1 where an ERROR or a SECURITY_WARNING is found.")
    .action((paths: string[], { type, resourceType, format }: Options) => {
      const { tree, named } = filesAt(run, paths);
      const facts = openFacts(packaged);
      if (resourceType !== undefined && !facts.policyChecks.attachedTypes.includes(resourceType))
        throw new UsageError(
          `${resourceType} is none of ${facts.policyChecks.attachedTypes.join(", ")}`,
        );
      const unreadable = [...named].find(
        (path) => tree.list().includes(path) && !tree.read(path).ok,
      );
      if (unreadable !== undefined)
        throw new UsageError(`${unreadable} is not read: not UTF-8 text`);
      const wish = { ...(type && { kind: type }), ...(resourceType && { resourceType }), named };
      const validation = validateTree(tree, facts, wish);
      if (validation.policies.length === 0 && validation.problems.length === 0)
        throw new UsageError(`there is no policy in ${paths.length > 0 ? paths.join(", ") : "."}`);
      const unread = shownProblems(validation.problems, validation.sources);
      run.note(
        notReadLines(unread)
          .map((line) => `${logSafe(line)}\n`)
          .join(""),
      );
      run.print(printed(validation, format));
      run.exitCode = validation.policies.some(({ findings }) =>
        findings.some((each) => each.type === "ERROR" || each.type === "SECURITY_WARNING"),
      )
        ? 1
        : 0;
    });
}

function printed(validation: Validation, format: Format): string {
  switch (format) {
    case "text":
      return validityText(validation.policies, validation.date);
    case "json":
      return `${JSON.stringify(validityReport(validation), null, 2)}\n`;
    case "ndjson":
      return validation.policies.map((each) => `${JSON.stringify(validityLine(each))}\n`).join("");
  }
}

/** The files that are asked for, and those of them that are named themselves. */
function filesAt(
  run: Run,
  paths: readonly string[],
): { readonly tree: Tree; readonly named: ReadonlySet<string> } {
  if (paths.includes("-")) {
    if (paths.length > 1)
      throw new UsageError("- is the standard input, and nothing is read beside it");
    const text = run.input();
    const path = nameFor(text);
    return { tree: memoryTree(new Map([[path, text]])), named: new Set([path]) };
  }
  const here = realpathSync(run.directory);
  const tree = worktree(here, paths, (path) => wantedFiles(path) || isOfLines(path));
  const called = paths.map((path) => relative(here, resolve(here, path)).split(sep).join("/"));
  return { tree, named: new Set(called) };
}

/** What comes without a name has one by its looks. */
function nameFor(text: string): string {
  if (/^\uFEFF?\s*[[{]/.test(text)) return beginsWithLine(text) ? "stdin.ndjson" : "stdin.json";
  return /^[ \t]*(?:resource|data|locals|variable|module)\b[^:\n]*\{/m.test(text)
    ? "stdin.tf"
    : "stdin.yaml";
}
