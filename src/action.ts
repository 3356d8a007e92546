import * as core from "@actions/core";
import { context } from "@actions/github";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { NoAnswer } from "./github/answer.ts";
import { connect } from "./github/client.ts";
import { subjectOf } from "./github/event.ts";
import { proxyFetch } from "./github/proxy.ts";
import { namedEvidence, type AskedFor } from "./jobs/agreed.ts";
import { fetchedEvidence, fixingIn, settingsIn, tellingIn } from "./jobs/inputs.ts";
import { jobSummary } from "./jobs/job-summary.ts";
import { openFacts } from "./jobs/knowledge.ts";
import { ConfigurationError } from "./jobs/settings.ts";
import { judgeSubject, type Judged, type Workplace } from "./jobs/workflow.ts";
import { findingsReport, summaryOf } from "./report/findings-json.ts";
import { version } from "./report/home.ts";
import { sarifReport } from "./report/sarif.ts";
import { logSafe } from "./report/log-safe.ts";
import { textReport } from "./report/text.ts";
import { verdict } from "./report/verdict.ts";
import { openGit } from "./repository/git.ts";
import { packaged } from "./repository/root.ts";

/** The directory of the checkout; nothing outside of the workspace is looked at. */
function checkoutDirectory(): string {
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const asked = core.getInput("working-directory");
  const directory = resolve(workspace, asked);
  const inside = relative(workspace, directory);
  if (inside.startsWith("..") || isAbsolute(inside))
    throw new ConfigurationError("input working-directory: it leads out of the workspace");
  if (asked !== "" && !existsSync(directory))
    throw new ConfigurationError(
      "input working-directory: the workspace has no such directory; see how it is spelled, and that actions/checkout runs first",
    );
  return directory;
}

/** Which job this is: its comments are its own. Jobs of a matrix have one name, and say another. */
function jobName(): string {
  const { GITHUB_WORKFLOW_REF = "", GITHUB_WORKFLOW = "", GITHUB_JOB = "" } = process.env;
  const file = /\/([^/@]+)@/.exec(GITHUB_WORKFLOW_REF)?.[1] ?? GITHUB_WORKFLOW;
  const own = core.getInput("comment-id");
  return [file, GITHUB_JOB, ...(own === "" ? [] : [own])].join("/");
}

/**
 * Evidence that an earlier step fetched. It lies outside of the workspace: what a pull request changes may lie
 * inside, and of that the base's files are read.
 */
function fetched(): AskedFor["usage"] {
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  return fetchedEvidence(core.getInput)?.map((path) => namedEvidence(workspace, path, workspace));
}

function workplace(): Workplace {
  const directory = checkoutDirectory();
  const { GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_SERVER_URL } = process.env;
  const fetch = proxyFetch(process.env);
  const config = core.getInput("config");
  const fixing = fixingIn(core.getInput);
  return {
    client: connect({
      token: core.getInput("github-token", { required: true }),
      apiUrl: GITHUB_API_URL ?? "https://api.github.com",
      ...(GITHUB_GRAPHQL_URL !== undefined && { graphqlUrl: GITHUB_GRAPHQL_URL }),
      userAgent: `pare/${version}`,
      log: core.debug,
      ...(fetch && { fetch }),
    }),
    repository: context.repo,
    directory,
    git: openGit(directory),
    facts: openFacts(packaged),
    given: settingsIn(core.getInput),
    ...(config !== "" && { config }),
    usage: fetched(),
    between: { base: core.getInput("base"), head: core.getInput("head") },
    job: jobName(),
    today: new Date().toISOString().slice(0, 10),
    serverUrl: GITHUB_SERVER_URL ?? "https://github.com",
    ...(fixing && { fixing }),
    telling: tellingIn(core.getInput),
  };
}

/** Prints a text in which the runner finds no commands, whatever stands in it. */
function echo(title: string, text: string): void {
  const pause = randomUUID();
  core.startGroup(title);
  process.stdout.write(`::stop-commands::${pause}\n${text}\n::${pause}::\n`);
  core.endGroup();
}

/** Where reports go: to the files that are asked for, or else to ones of the runner's. */
function reportFile(input: string, name: string): string {
  const asked = core.getInput(input);
  return asked === "" ? join(process.env.RUNNER_TEMP ?? tmpdir(), name) : asked;
}

function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function writeJson(path: string, value: unknown): string {
  return write(path, `${JSON.stringify(value, null, 2)}\n`);
}

function setOutputs({ result, pull, fixPull, issue, html, unseen }: Judged): void {
  const summary = summaryOf(result);
  core.setOutput("blocked", summary.blocked);
  for (const [severity, count] of Object.entries(summary.findings)) core.setOutput(severity, count);
  core.setOutput("findings", result.findings.length);
  core.setOutput("excused", result.excused.length);
  core.setOutput("faults", result.faults.length);
  core.setOutput("unread", summary.unread);
  core.setOutput("suggestions", summary.suggestions.committable);
  core.setOutput("score", summary.score);
  core.setOutput("score-before", summary.scoreBefore ?? summary.score);
  if (fixPull !== undefined) core.setOutput("fix-pull-request", fixPull);
  if (issue !== undefined) core.setOutput("tracking-issue", issue);
  if (html !== undefined) core.setOutput("html-file", write(core.getInput("html-file"), html));
  const json = { ...findingsReport(result), ...(pull && { pull }) };
  core.setOutput("json-file", writeJson(reportFile("json-file", "pare.json"), json));
  core.setOutput(
    "sarif-file",
    writeJson(reportFile("sarif-file", "pare.sarif"), sarifReport(result, unseen)),
  );
}

const annotate = { error: core.error, warning: core.warning, notice: core.notice };

/** Says what was judged, or one of several things that share the summary of the job. */
async function report(judged: Judged, reports: number): Promise<void> {
  const { result, told, detail } = judged;
  for (const line of detail) core.debug(logSafe(line));
  echo("Findings, and what was not evaluated", textReport(result));
  for (const line of told.account) core.info(logSafe(line));
  // GitHub shows ten annotations of each level, the first ones: what was found goes before what went
  // wrong in telling it.
  for (const { level, message, path, startLine, endLine, title } of told.annotations.shown)
    annotate[level](message, { title, file: path, startLine, endLine });
  if (told.annotations.left > 0)
    core.info(`${told.annotations.left} more are in the log above: GitHub shows no more of them.`);
  for (const line of told.warnings) core.warning(logSafe(line));
  if (process.env.GITHUB_STEP_SUMMARY !== undefined)
    await core.summary.addRaw(jobSummary(told.summary, reports), true).write();
  setOutputs(judged);
  const ended = `Pare: ${verdict(result)}`;
  if (result.blocked) core.setFailed(ended);
  else core.info(ended);
}

async function main(): Promise<void> {
  const place = workplace();
  const subject = subjectOf(context.eventName, context.payload);
  if (context.eventName === "pull_request_target")
    core.warning(
      "pull_request_target runs with a token that may write and with secrets. Pare executes nothing of the pull request; see that no other step does, or use .github/examples/gate-for-forks.yml.",
    );
  const all = await judgeSubject(subject, place);
  if (all.length === 0) {
    core.setOutput("blocked", false);
    const because =
      subject.kind === "nothing" ? subject.because : "no open pull request has this head";
    core.info(`Pare: there is nothing to judge, since ${because}.`);
  }
  for (const judged of all) await report(judged, all.length);
}

/**
 * The Action: judges what its event is about and tells GitHub. Inputs, event and token come from the environment, as
 * GitHub documents them for JavaScript actions; what goes wrong fails the step with a message, and nothing is thrown.
 * Gives the exit code.
 */
export async function act(): Promise<number> {
  try {
    await main();
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof NoAnswer)
      core.setFailed(error.message.split("\n").map(logSafe).join("\n"));
    else core.setFailed(error instanceof Error ? error : String(error));
  }
  return Number(process.exitCode ?? 0);
}
