import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parse } from "yaml";
import { commandsIn, valuesIn, type Command } from "./commands.ts";
import { hermetic } from "./git.ts";

/** A step of a job that uses an Action. */
export type Step = {
  /** The Action's script: `runs.main` of its action.yml. */
  readonly bundle: string;
  /** The Action's action.yml, whose defaults fill in what `inputs` leaves out. */
  readonly manifest?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What `${{ github.token }}` is. */
  readonly token: string;
  readonly apiUrl: string;
  readonly workspace: string;
  readonly event: string;
  readonly payload: unknown;
  /** Ref and commit of events other than `pull_request` and `pull_request_target`. */
  readonly ref?: string;
  readonly sha?: string;
  /** Further variables, as `env:` of the step sets them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node than the one that runs the tests. */
  readonly node?: string;
  /** Milliseconds until the step is killed. */
  readonly timeout?: number;
};

/** What became of a step. */
export type Run = {
  /** The exit code; null if the step was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: readonly Command[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** The step's part of the job summary. */
  readonly summary: string;
};

/**
 * Runs an Action as the runner does: a Node process of its own that knows only the documented
 * variables ("Variables reference" on docs.github.com) and its inputs, and answers through files,
 * printed commands and its exit code.
 */
export async function runAction(step: Step): Promise<Run> {
  const temp = mkdtempSync(join(tmpdir(), "runner-"));
  try {
    const files = Object.fromEntries(
      ["OUTPUT", "STATE", "ENV", "PATH", "STEP_SUMMARY"].map((name) => {
        const path = join(temp, `${name.toLowerCase()}_file`);
        writeFileSync(path, "");
        return [`GITHUB_${name}`, path];
      }),
    );
    const event = join(temp, "event.json");
    writeFileSync(event, JSON.stringify(step.payload));
    const folders = { HOME: join(temp, "home"), RUNNER_TEMP: join(temp, "temp") };
    for (const folder of Object.values(folders)) mkdirSync(folder);

    const ended = await execute(step, {
      ...hermetic,
      ...folders,
      ...files,
      ...variables(step),
      ...inputVariables(step),
      GITHUB_EVENT_PATH: event,
      ...step.env,
    });
    const written = (name: string): string => readFileSync(files[`GITHUB_${name}`] ?? "", "utf8");
    return {
      ...ended,
      outputs: valuesIn(written("OUTPUT")),
      state: valuesIn(written("STATE")),
      env: valuesIn(written("ENV")),
      summary: written("STEP_SUMMARY"),
    };
  } finally {
    rmSync(temp, { recursive: true });
  }
}

type Ended = Pick<Run, "code" | "stdout" | "stderr" | "commands">;

function execute(step: Step, env: Readonly<Record<string, string>>): Promise<Ended> {
  const { node = process.execPath, bundle, workspace, timeout = 60_000 } = step;
  const child = spawn(node, [bundle], { cwd: workspace, env, timeout, killSignal: "SIGKILL" });
  const printed = { stdout: "", stderr: "" };
  const lines: string[] = [];
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      printed[stream] += text;
    });
    // Line by line, so that the two streams do not tear each other's commands apart.
    createInterface({ input: child[stream] }).on("line", (line) => lines.push(line));
  }
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, ...printed, commands: commandsIn(lines.join("\n")) });
    });
  });
}

/** The part of an event's payload that the runner takes variables from. */
type Payload = {
  readonly number?: number;
  readonly pull_request?: {
    readonly merge_commit_sha: string | null;
    readonly head: { readonly ref: string };
    readonly base: { readonly ref: string; readonly sha: string };
  };
  readonly repository: { readonly full_name: string; readonly id: number };
  readonly sender?: { readonly login: string };
};

function variables(step: Step): Record<string, string> {
  const { number, pull_request: pull, repository, sender } = step.payload as Payload;
  const { ref, sha } = placeOf(step, number, pull);
  const [owner = ""] = repository.full_name.split("/");
  const actor = sender?.login ?? "octocat";
  return {
    CI: "true",
    GITHUB_ACTION: "pare",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: actor,
    GITHUB_API_URL: step.apiUrl,
    GITHUB_BASE_REF: pull?.base.ref ?? "",
    GITHUB_EVENT_NAME: step.event,
    GITHUB_GRAPHQL_URL: `${step.apiUrl.replace(/\/v3$/, "")}/graphql`,
    GITHUB_HEAD_REF: pull?.head.ref ?? "",
    GITHUB_JOB: "review",
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ""),
    GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_REPOSITORY: repository.full_name,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1000000001",
    GITHUB_RUN_NUMBER: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: actor,
    GITHUB_WORKFLOW: "Pare",
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "GitHub Actions 1",
    RUNNER_OS: "Linux",
    RUNNER_TOOL_CACHE: "/opt/hostedtoolcache",
  };
}

/** What an event runs on: docs.github.com, "Events that trigger workflows". */
function placeOf(
  step: Step,
  number: number | undefined,
  pull: Payload["pull_request"],
): { ref: string; sha: string } {
  if (step.event === "pull_request" && pull && number !== undefined)
    return { ref: `refs/pull/${number}/merge`, sha: pull.merge_commit_sha ?? "" };
  if (step.event === "pull_request_target" && pull)
    return { ref: `refs/heads/${pull.base.ref}`, sha: pull.base.sha };
  return { ref: step.ref ?? "", sha: step.sha ?? "" };
}

type Manifest = { readonly inputs?: Readonly<Record<string, Input | null>> };
type Input = { readonly default?: string | number | boolean };

/**
 * Inputs as variables: upper case, blanks to underscores, hyphens kept. Every declared input has
 * one, be it empty (actions/runner, ActionRunner.cs and Handler.cs). An input that is not declared
 * is a warning there, and an error in a test.
 */
function inputVariables({ manifest, inputs = {}, token }: Step): Record<string, string> {
  const declared = manifest
    ? ((parse(readFileSync(manifest, "utf8")) as Manifest).inputs ?? {})
    : undefined;
  const given: Record<string, string> = {};
  for (const [name, input] of Object.entries(declared ?? {})) {
    const text = String(input?.default ?? "");
    given[name] = text.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, token);
  }
  for (const [name, value] of Object.entries(inputs)) {
    if (declared && !(name in declared)) throw new Error(`action.yml declares no input ${name}`);
    given[name] = value;
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}
