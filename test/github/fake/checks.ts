import { gunzipSync } from "node:zlib";
import type { Json } from "../contract.ts";
import {
  created,
  notFound,
  ok,
  page,
  refusal,
  validationFailed,
  type Answer,
  type Handler,
  type Token,
} from "./answers.ts";
import { sample } from "./sample.ts";
import { apiUrl, fullNameOf } from "./shapes.ts";
import type { CheckRun, World } from "./world.ts";

/** Check runs, and analyses uploaded to code scanning. */
export const checks: Readonly<Record<string, Handler>> = {
  "checks/create": (world, { body, token }) => {
    if (token.kind === "user") return notAnApp;
    const commit = world.history.commit(String(body.head_sha));
    if (commit === undefined)
      return validationFailed({ resource: "CheckRun", field: "head_sha", code: "invalid" });
    const run: CheckRun = {
      id: world.id(),
      app: slugOf(token),
      externalId: "",
      commit,
      name: String(body.name),
      status: "queued",
      conclusion: null,
      title: null,
      summary: null,
      annotations: [],
      started: world.tick(),
    };
    const refusal = update(run, body);
    if (refusal) return refusal;
    world.checkRuns.push(run);
    return created(show(world, run));
  },

  "checks/update": (world, { params, body, token }) => {
    if (token.kind === "user") return notAnApp;
    const run = world.checkRuns.find(({ id }) => id === Number(params.check_run_id));
    if (!run) return notFound;
    if (run.app !== slugOf(token)) return notItsApp;
    return update(run, body) ?? ok(show(world, run));
  },

  "checks/list-for-ref": (world, request, url) => {
    const { params, query } = request;
    const commit = world.history.commit(params.ref ?? "");
    const name = query.get("check_name");
    const found = world.checkRuns.filter(
      (run) => run.commit === commit && (name === null || run.name === name),
    );
    const latest = found.filter(
      (run, index) => !found.slice(index + 1).some((later) => later.name === run.name),
    );
    const listed = query.get("filter") === "all" ? found : latest;
    const wrap = (shown: readonly unknown[], total: number): Json => ({
      total_count: total,
      check_runs: shown,
    });
    return page(request, url, listed, (run) => show(world, run), wrap);
  },

  "code-scanning/upload-sarif": (world, { body }) => {
    const bytes = Buffer.from(String(body.sarif), "base64");
    // 10 MB compressed: GitHub's page "SARIF results file is too large".
    if (bytes.length > 10 * 1024 * 1024) return { status: 413 };
    let sarif: unknown;
    try {
      sarif = JSON.parse(gunzipSync(bytes).toString());
    } catch {
      return { status: 400 };
    }
    world.uploads.push({ commit: String(body.commit_sha), ref: String(body.ref), sarif });
    const id = `47177e22-5596-11eb-80a1-${String(world.uploads.length).padStart(12, "0")}`;
    return { status: 202, body: { id, url: `${apiUrl(world)}/code-scanning/sarifs/${id}` } };
  },
};

/** "OAuth apps and personal access tokens (classic) cannot use this endpoint": the prose of both. */
const notAnApp = refusal(403, "You must authenticate via a GitHub App.");
const notItsApp = refusal(
  403,
  "Invalid app_id - check run can only be modified by the GitHub App that created it.",
);

/** "github-actions[bot]" is the bot of the App "github-actions". */
function slugOf({ person }: Token): string {
  return person.login.replace(/\[bot\]$/, "");
}

function update(run: CheckRun, body: Json): Answer | undefined {
  const { conclusion, status } = body as { conclusion?: string; status?: string };
  // Said in the prose of the parameter only: a completed run has a conclusion.
  if ((status === "completed" || body.completed_at !== undefined) && conclusion === undefined)
    return validationFailed({ resource: "CheckRun", field: "conclusion", code: "missing_field" });
  const output = body.output as
    | { title?: string; summary?: string; annotations?: { message: string; title?: string }[] }
    | undefined;
  // github/docs#35252; the sizes of annotations are in the prose of their parameters.
  const long = (text = "", most: number): boolean => Buffer.byteLength(text) > most;
  if (long(output?.summary, 65_535)) {
    const message = "summary exceeds a maximum bytesize of 65535";
    return validationFailed({ resource: "CheckRun", code: "custom", field: "summary", message });
  }
  if (output?.annotations?.some(({ message, title }) => long(message, 65_536) || long(title, 255)))
    return validationFailed({ resource: "CheckRun", code: "custom", field: "annotations" });
  run.externalId = (body.external_id ?? run.externalId) as string;
  run.name = (body.name ?? run.name) as string;
  run.status = conclusion === undefined ? (status ?? run.status) : "completed";
  run.conclusion = conclusion ?? run.conclusion;
  run.title = output?.title ?? run.title;
  run.summary = output?.summary ?? run.summary;
  // Each update adds its annotations to those before: the prose of `annotations`.
  run.annotations.push(...(output?.annotations ?? []));
  return undefined;
}

function show(world: World, run: CheckRun): Json {
  const url = `${apiUrl(world)}/check-runs/${run.id}`;
  return sample("check-run", {
    id: run.id,
    external_id: run.externalId,
    app: sample("integration", { slug: run.app, name: run.app }),
    html_url: `${world.web}/${fullNameOf(world)}/runs/${run.id}`,
    head_sha: run.commit,
    name: run.name,
    url,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.started,
    output: {
      title: run.title,
      summary: run.summary,
      text: null,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
  });
}
