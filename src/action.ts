import * as core from "@actions/core";
import { context } from "@actions/github";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { settings, type Settings } from "./config/config.ts";
import { connect, type Client, type Pull } from "./github/client.ts";
import { audit } from "./jobs/audit.ts";
import { jobSummary } from "./jobs/job-summary.ts";
import { openFacts, type AwsFacts } from "./jobs/knowledge.ts";
import { post, refusalLine } from "./jobs/post.ts";
import { gitChange, openPull, type Commits } from "./jobs/pull-request.ts";
import { review } from "./jobs/review.ts";
import { wantedFiles } from "./jobs/scan.ts";
import {
  agreementOf,
  chosen,
  ConfigurationError,
  settingsOf,
  usualConfig,
  type Chosen,
} from "./jobs/settings.ts";
import { summaryOf } from "./report/findings-json.ts";
import { version } from "./report/links.ts";
import { posted, type Posted } from "./report/posted.ts";
import { isReview, type Result, type ReviewResult } from "./report/result.ts";
import { sarifReport } from "./report/sarif.ts";
import { auditMarkdown } from "./report/summary.ts";
import { logSafe, textReport } from "./report/text.ts";
import { blockers } from "./report/verdict.ts";
import { isWorthAComment } from "./report/worth.ts";
import { openGit } from "./repository/git.ts";
import { readCatalogFile } from "./repository/root.ts";
import { limited } from "./repository/tree.ts";
import { worktree } from "./repository/worktree.ts";

/** GitHub refused something without which there is no verdict. */
class Refused extends Error {}

/** Other jobs on a pull request have comments of their own. */
const job = `${context.workflow}/${context.job}`;

/** How YAML writes a boolean, which an input is a text of. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** Inputs that are set; the others leave the word to the configuration and the defaults. */
function inputSettings(): Settings {
  const failOn = core.getInput("fail-on");
  const comment = core.getInput("comment");
  const most = core.getInput("max-comments");
  const paths = core.getMultilineInput("paths");
  const parsed = settings.safeParse({
    ...(failOn !== "" && { "fail-on": failOn }),
    ...(comment !== "" && { comment: truths.get(comment) ?? comment }),
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
  const result = review(change.value, facts, agreementOf(wanted, today()));
  const said = posted(result, facts.catalog, { maxComments: wanted.maxComments, job });
  const isPosted = wanted.comment && (await postComments(client, pull, commits.head, result, said));
  // What was found does not depend on who may say it: without comments the summary has all of it.
  await writeSummary(
    isPosted ? said.summary : posted(result, facts.catalog, { maxComments: 0, job }).summary,
  );
  return result;
}

/** Posts the comments, and says in the log what became of them: whether all of them stand there. */
async function postComments(
  client: Client,
  pull: Pull,
  head: string,
  result: ReviewResult,
  said: Posted,
): Promise<boolean> {
  const answer = await post(client, pull, {
    ...said,
    job,
    head,
    standing: result.proposals.filter(isWorthAComment(result)),
    isWorthTelling: result.touched > 0,
  });
  if (!answer.ok) {
    core.warning(logSafe(`The comments could not be posted. ${refusalLine(answer)}`));
    return false;
  }
  const { created, updated, closed, unchanged, unplaced } = answer.value;
  core.info(
    `comments: ${created} new, ${updated} edited, ${closed} closed, ${unchanged} as they were`,
  );
  if (unplaced > 0)
    core.warning(`${unplaced} comments are on lines that GitHub does not show; see the summary.`);
  return unplaced === 0;
}

/** Without a pull request: the change between two commits, if they are named, else everything. */
async function reviewOrAudit(directory: string, facts: AwsFacts): Promise<Result> {
  const named = core.getInput("config");
  const tree = worktree(directory, [], wantedFiles);
  const config = tree.read(named === "" ? usualConfig : named);
  const wanted = chosen(inputSettings(), settingsOf(config, named !== ""));
  const result =
    betweenCommits(directory, facts, wanted) ??
    audit(limited(tree, wanted.inside), facts, agreementOf(wanted, today()), true);
  await writeSummary(
    isReview(result)
      ? posted(result, facts.catalog, { maxComments: 0, job }).summary
      : auditMarkdown(result),
  );
  return result;
}

function betweenCommits(
  directory: string,
  facts: AwsFacts,
  wanted: Chosen,
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
  return review(
    gitChange(git, { base: from, head }, wanted.inside),
    facts,
    agreementOf(wanted, today()),
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function writeSummary(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY === undefined) return;
  await core.summary.addRaw(jobSummary(markdown), true).write();
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
  if (sarif !== "") {
    mkdirSync(dirname(sarif), { recursive: true });
    writeFileSync(sarif, `${JSON.stringify(sarifReport(result), null, 2)}\n`);
  }
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
  if (result.blocked) core.setFailed(`Pare blocks this: ${blockers(result)}.`);
}

try {
  await main();
} catch (error) {
  if (error instanceof ConfigurationError || error instanceof Refused)
    core.setFailed(error.message.split("\n").map(logSafe).join("\n"));
  else core.setFailed(error instanceof Error ? error : String(error));
}
