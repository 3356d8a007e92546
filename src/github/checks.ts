import type { Annotation } from "../report/annotations.ts";
import { checkLimits, isWithin } from "../report/limits.ts";
import { ask, type Answer } from "./answer.ts";
import type { Client, Repository } from "./client.ts";
import { everyPage, perPage } from "./list.ts";
import { sameText } from "./own.ts";

/** What a check run says of a commit. */
export type CheckRun = {
  readonly name: string;
  /** What tells our run from another's of the same name and App: GITHUB_TOKEN is one App for all. */
  readonly externalId: string;
  readonly headSha: string;
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
};

/** A run of an earlier job, or of an earlier try of this one. */
export type FoundCheckRun = {
  readonly id: number;
  readonly htmlUrl: string;
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
  readonly annotations: number;
};

/** GitHub's limit of annotations in one request; an update adds its own to those before. */
const annotationsAtOnce = 50;

/** The App that GITHUB_TOKEN is of. An App sees runs of others', but may not change them. */
const actionsApp = "github-actions";

/**
 * Our own latest run of a commit: by its name, its external id and the App that made it, which is
 * GitHub Actions unless another's slug is given.
 */
export async function findCheckRun(
  client: Client,
  { owner, repo }: Repository,
  { name, externalId, headSha }: Pick<CheckRun, "name" | "externalId" | "headSha">,
  app = actionsApp,
): Promise<Answer<FoundCheckRun | undefined>> {
  return ask(async () => {
    // Of several runs of a name "latest" lists one alone, which may be another job's.
    const filter = { ref: headSha, check_name: name, filter: "all" as const };
    const all = await everyPage(async (page) => {
      const parameters = { owner, repo, ...filter, per_page: perPage, page };
      const { data, headers } = await client.rest.checks.listForRef(parameters);
      return { data: data.check_runs, headers };
    });
    const ours = all.filter((run) => run.external_id === externalId && run.app?.slug === app);
    const newest = ours.reduce<(typeof ours)[number] | undefined>(
      (last, run) => (last && last.id > run.id ? last : run),
      undefined,
    );
    if (!newest) return undefined;
    const { id, html_url: htmlUrl, conclusion, output } = newest;
    const { title, summary, annotations_count: annotations } = output;
    const texts = { title: title ?? "", summary: summary ?? "" };
    return { id, htmlUrl: htmlUrl ?? "", conclusion, ...texts, annotations };
  });
}

export type PutCheckRun = {
  readonly id: number;
  readonly htmlUrl: string;
  readonly did: "created" | "updated" | "unchanged";
};

/**
 * Makes the commit's check run say this. The run that is there is left as it is where it says so.
 * Annotations can only be added, so one that has any is not changed but followed by a new one, which
 * then counts. Texts beyond the limits are a bug, since only the caller knows where to cut them.
 */
export async function putCheckRun(
  client: Client,
  repository: Repository,
  run: CheckRun,
  app = actionsApp,
): Promise<Answer<PutCheckRun>> {
  guard(run);
  const found = await findCheckRun(client, repository, run, app);
  if (!found.ok) return found;
  const there = found.value;
  if (there && isSame(there, run))
    return { ok: true, value: { id: there.id, htmlUrl: there.htmlUrl, did: "unchanged" } };
  return ask(async () => {
    if (there?.annotations === 0) {
      await update(client, repository, there.id, run, 0);
      return { id: there.id, htmlUrl: there.htmlUrl, did: "updated" };
    }
    const { owner, repo } = repository;
    const { name, headSha, externalId, conclusion } = run;
    const { data } = await client.rest.checks.create({
      owner,
      repo,
      name,
      head_sha: headSha,
      external_id: externalId,
      conclusion,
      output: outputFrom(run, 0),
    });
    if (run.annotations.length > annotationsAtOnce)
      await update(client, repository, data.id, run, annotationsAtOnce);
    return { id: data.id, htmlUrl: data.html_url ?? "", did: "created" };
  });
}

/** Says it all, with the annotations from one on. */
async function update(
  client: Client,
  { owner, repo }: Repository,
  id: number,
  run: CheckRun,
  first: number,
): Promise<void> {
  let from = first;
  do {
    await client.rest.checks.update({
      owner,
      repo,
      check_run_id: id,
      conclusion: run.conclusion,
      output: outputFrom(run, from),
      // Made again, it would add the same annotations again.
      request: { retries: 0 },
    });
    from += annotationsAtOnce;
  } while (from < run.annotations.length);
}

function outputFrom({ title, summary, annotations }: CheckRun, from: number) {
  const shown = annotations.slice(from, from + annotationsAtOnce);
  return { title, summary, annotations: shown.map(annotationOf) };
}

function annotationOf({ path, startLine, endLine, level, message, title, details }: Annotation) {
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    message,
    title,
    ...(details !== undefined && { raw_details: details }),
  };
}

function isSame(found: FoundCheckRun, run: CheckRun): boolean {
  return (
    found.conclusion === run.conclusion &&
    found.title === run.title &&
    sameText(found.summary, run.summary) &&
    found.annotations === run.annotations.length
  );
}

function guard({ summary, annotations }: CheckRun): void {
  if (!isWithin(summary, checkLimits.summary))
    throw new RangeError("the summary of a check run is too long");
  for (const { message, title = "", startLine, endLine, path } of annotations) {
    if (!isWithin(message, checkLimits.message) || !isWithin(title, checkLimits.title))
      throw new RangeError(`an annotation of ${path} is too long`);
    if (startLine < 1 || endLine < startLine)
      throw new RangeError(`an annotation on lines ${startLine} to ${endLine} of ${path}`);
  }
}
