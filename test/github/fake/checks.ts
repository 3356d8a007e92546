import { gunzipSync } from "node:zlib";
import type { Json } from "../contract.ts";
import {
  created,
  notFound,
  ok,
  page,
  validationFailed,
  type Answer,
  type Handler,
} from "./answers.ts";
import { sample } from "./sample.ts";
import { apiUrl } from "./shapes.ts";
import type { CheckRun, World } from "./world.ts";

/** Check runs, and analyses uploaded to code scanning. */
export const checks: Readonly<Record<string, Handler>> = {
  "checks/create": (world, { body }) => {
    const commit = world.history.commit(String(body.head_sha));
    if (commit === undefined)
      return validationFailed({ resource: "CheckRun", field: "head_sha", code: "invalid" });
    const run: CheckRun = {
      id: world.id(),
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

  "checks/update": (world, { params, body }) => {
    const run = world.checkRuns.find(({ id }) => id === Number(params.check_run_id));
    if (!run) return notFound;
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

function update(run: CheckRun, body: Json): Answer | undefined {
  const { conclusion, status } = body as { conclusion?: string; status?: string };
  // Said in the prose of the parameter only: a completed run has a conclusion.
  if ((status === "completed" || body.completed_at !== undefined) && conclusion === undefined)
    return validationFailed({ resource: "CheckRun", field: "conclusion", code: "missing_field" });
  const output = body.output as
    | { title?: string; summary?: string; annotations?: unknown[] }
    | undefined;
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
