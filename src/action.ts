import * as core from "@actions/core";
import { context } from "@actions/github";
import { writeFileSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { settings, type Settings } from "./config/config.ts";
import { connect } from "./github/client.ts";
import { audit } from "./jobs/audit.ts";
import { openFacts, type AwsFacts } from "./jobs/knowledge.ts";
import { post, refusalLine } from "./jobs/post.ts";
import { gitChange, openPull, type Commits } from "./jobs/pull-request.ts";
import { review } from "./jobs/review.ts";
import { wantedFiles } from "./jobs/scan.ts";
import {
  chosen,
  ConfigurationError,
  settingsOf,
  usualConfig,
  type Chosen,
} from "./jobs/settings.ts";
import { summaryOf } from "./report/findings-json.ts";
import { version } from "./report/links.ts";
import { posted } from "./report/posted.ts";
import { isReview, type Result, type ReviewResult } from "./report/result.ts";
import { sarifReport } from "./report/sarif.ts";
import { auditMarkdown } from "./report/summary.ts";
import { logSafe, textReport } from "./report/text.ts";
import { openGit } from "./repository/git.ts";
import { readCatalogFile } from "./repository/root.ts";
import { worktree } from "./repository/worktree.ts";

/** GitHub refused something without which there is no verdict. */
class Refused extends Error {}

/** Inputs that are set; the others leave the word to the configuration and the defaults. */
function inputSettings(): Settings {
  const failOn = core.getInput("fail-on");
  const comment = core.getInput("comment");
  const most = core.getInput("max-comments");
  const paths = core.getMultilineInput("paths");
  const parsed = settings.safeParse({
    ...(failOn !== "" && { "fail-on": failOn }),
    ...(comment !== "" && { comment: core.getBooleanInput("comment") }),
    ...(most !== "" && { "max-comments": Number(most) }),
    ...(paths.length > 0 && { paths }),
  });
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    ({ path, message }) => `input ${path.map(String).join(".")}: ${message}`,
  );
  throw new ConfigurationError(mistakes.join("\n"));
}

/** The directory of the checkout; nothing outside of the workspace is looked at. */
function checkoutDirectory(): string {
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const directory = resolve(workspace, core.getInput("working-directory"));
  const inside = relative(workspace, directory);
  if (inside.startsWith("..") || isAbsolute(inside))
    throw new ConfigurationError("input working-directory: it leads out of the workspace");
  return directory;
}

async function reviewPull(
  number: number,
  commits: Commits,
  directory: string,
  facts: AwsFacts,
): Promise<Result> {
  const client = connect({
    token: core.getInput("github-token", { required: true }),
    apiUrl: process.env.GITHUB_API_URL ?? "https://api.github.com",
    userAgent: `pare/${version}`,
    log: (line) => {
      core.debug(line);
    },
  });
  const pull = { ...context.repo, number };
  const opened = await openPull(client, pull, commits, openGit(directory));
  if (!opened.ok) throw new Refused(refusalLine(opened));
  const named = core.getInput("config");
  const config = await opened.value.baseFile(named === "" ? usualConfig : named);
  if (!config.ok) throw new Refused(refusalLine(config));
  const wanted = chosen(inputSettings(), settingsOf(config.value, named !== ""));
  const change = await opened.value.change(wanted.inside);
  if (!change.ok) throw new Refused(refusalLine(change));
  const result = review(change.value, facts, wanted.failOn);
  const said = posted(result, facts.catalog, wanted.maxComments);
  await writeSummary(said.summary);
  if (!wanted.comment) return result;
  const answer = await post(client, pull, commits.head, said);
  if (answer.ok) {
    const { created, updated, repaired, unchanged } = answer.value;
    core.info(
      `comments: ${created} new, ${updated} edited, ${repaired} repaired, ${unchanged} as they were`,
    );
  } else {
    // What was found does not depend on who may say it: it stands in the summary and the log.
    core.warning(logSafe(`The comments could not be posted. ${refusalLine(answer)}`));
  }
  return result;
}

/** Without a pull request: the change between two commits, if they are named, else everything. */
async function reviewOrAudit(directory: string, facts: AwsFacts): Promise<Result> {
  const named = core.getInput("config");
  const config = worktree(directory, [], (path) => path === (named === "" ? usualConfig : named));
  const wanted = chosen(
    inputSettings(),
    settingsOf(config.read(named === "" ? usualConfig : named), named !== ""),
  );
  const result = betweenCommits(directory, facts, wanted) ?? auditAll(directory, facts, wanted);
  await writeSummary(
    isReview(result) ? posted(result, facts.catalog, 0).summary : auditMarkdown(result),
  );
  return result;
}

function betweenCommits(
  directory: string,
  facts: AwsFacts,
  { failOn, inside }: Chosen,
): ReviewResult | undefined {
  const base = core.getInput("base");
  if (base === "") return undefined;
  const git = openGit(directory);
  const head = git?.commit(core.getInput("head") || "HEAD");
  const from =
    git && head !== undefined && git.commit(base) !== undefined
      ? git.mergeBase(base, head)
      : undefined;
  if (!git || head === undefined || from === undefined)
    throw new ConfigurationError(
      "inputs base and head: the checkout does not have them with a common history; set fetch-depth: 0",
    );
  return review(gitChange(git, { base: from, head }, inside), facts, failOn);
}

function auditAll(directory: string, facts: AwsFacts, { failOn, inside }: Chosen): Result {
  const tree = worktree(directory, [], (path) => wantedFiles(path) && inside(path));
  return audit(tree, facts, failOn);
}

/** The job summary takes 1 MiB a step; what is longer is cut between paragraphs, and said to be. */
const mostSummary = 1_000_000;

async function writeSummary(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY === undefined) return;
  const cut = markdown.length > mostSummary ? markdown.lastIndexOf("\n\n", mostSummary) : -1;
  const text =
    cut < 0
      ? markdown
      : `${markdown.slice(0, cut)}\n\n… cut: the report is longer than a job summary may be.`;
  await core.summary.addRaw(text, true).write();
}

function setOutputs(result: Result): void {
  const summary = summaryOf(result);
  core.setOutput("blocked", summary.blocked);
  for (const [severity, count] of Object.entries(summary.findings)) core.setOutput(severity, count);
  core.setOutput("findings", result.findings.length);
  core.setOutput("suggestions", summary.suggestions.committable);
  core.setOutput("score", summary.score);
  core.setOutput("score-before", summary.scoreBefore ?? summary.score);
  const sarif = core.getInput("sarif-file");
  if (sarif !== "") writeFileSync(sarif, `${JSON.stringify(sarifReport(result), null, 2)}\n`);
  core.setOutput("sarif-file", sarif);
}

type PullPayload = {
  readonly number: number;
  readonly head: { readonly sha: string };
  readonly base: { readonly sha: string };
};

async function main(): Promise<void> {
  const directory = checkoutDirectory();
  const facts = openFacts(readCatalogFile);
  const pull = context.payload.pull_request as PullPayload | undefined;
  const result = pull
    ? await reviewPull(pull.number, { base: pull.base.sha, head: pull.head.sha }, directory, facts)
    : await reviewOrAudit(directory, facts);
  core.info(textReport(result));
  setOutputs(result);
  if (result.blocked)
    core.setFailed(`Pare blocks this: a finding of severity ${result.failOn} or worse.`);
}

try {
  await main();
} catch (error) {
  if (error instanceof ConfigurationError || error instanceof Refused)
    core.setFailed(error.message.split("\n").map(logSafe).join("\n"));
  else core.setFailed(error instanceof Error ? error : String(error));
}
