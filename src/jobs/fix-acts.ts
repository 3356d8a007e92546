import type { Catalog } from "../catalog/catalog.ts";
import type { Answer, Refusal } from "../github/answer.ts";
import {
  changePull,
  openPull,
  pullsFrom,
  sayInPull,
  type BranchPull,
} from "../github/branch-pulls.ts";
import { moveBranch, type About } from "../github/branch.ts";
import type { Client, Repository } from "../github/client.ts";
import { commitFiles, entriesAt, readCommit } from "../github/git-data.ts";
import { noted, readFixMarker, withMarker, type FixMarker } from "../report/fix-marker.ts";
import { closingWord, commitMessage, fixBody, fixTitle, type FixPull } from "../report/fix-pull.ts";
import type { FixedFile } from "../report/fixed.ts";
import { linesOfCommit } from "../report/links.ts";
import { fixMark, stepsOf } from "./fix-choice.ts";
import type { OwnPull } from "./fix-plan.ts";

/** What is to be changed, and what is not. */
export type WantedFixes = Pick<FixPull, "fixes" | "left"> & {
  readonly files: readonly FixedFile[];
  /** A name for all of it. */
  readonly digest: string;
};

/** What a pull request is made with. */
export type Acting = {
  readonly client: Client;
  readonly repository: Repository;
  readonly about: About;
  readonly job: string;
  readonly serverUrl: string;
  readonly catalog: Catalog;
  /** The commit that the changes are made on. */
  readonly base: string;
  readonly branch: string;
  /** Where the branch points to. */
  readonly tip: string | undefined;
};

/**
 * Opens a pull request. The branch comes first, and goes again (or back) where the pull request is
 * refused: a branch that no pull request tells of would be somebody's to the next run.
 */
export async function openNew(acting: Acting, wanted: WantedFixes): Promise<Answer<Opened>> {
  const { client, repository, about, branch, tip } = acting;
  const head = await committed(acting, wanted);
  if (!head.ok) return head;
  const named = { ...repository, id: about.id };
  const moved = await moveBranch(client, named, branch, { from: tip, to: head.value });
  if (!moved.ok) return moved;
  const body = bodyOf(acting, wanted, [head.value]);
  const said = { branch, into: about.defaultBranch, title: fixTitle, body };
  const opened = await openPull(client, repository, said);
  if (opened.ok) return opened;
  const found = isDecided(opened)
    ? { ok: true as const, value: undefined }
    : await openAt(acting, head.value);
  if (found.ok && found.value) return { ok: true, value: found.value };
  // Without its branch a pull request is closed, and what is closed is taken for declined.
  if (found.ok) await moveBranch(client, named, branch, { from: head.value, to: tip });
  return opened;
}

type Opened = Pick<BranchPull, "number" | "htmlUrl">;

/** Whether GitHub said no. What it only failed to answer may have been done. */
function isDecided({ status }: Refusal): boolean {
  return status >= 400 && status < 500;
}

/** The open pull request that tells of a commit of its branch. */
async function openAt(
  { client, repository, branch, job }: Acting,
  commit: string,
): Promise<Answer<Opened | undefined>> {
  const pulls = await pullsFrom(client, repository, branch);
  if (!pulls.ok) return pulls;
  const value = pulls.value.find(
    ({ state, body }) => state === "open" && readFixMarker(body, job)?.at[0] === commit,
  );
  return { ok: true, value };
}

/**
 * Makes the branch of an open pull request anew. What it is about to point to is written down first:
 * if the run ends in between, the next one knows both commits.
 */
export async function renew(
  acting: Acting,
  open: OwnPull,
  wanted: WantedFixes,
): Promise<Answer<void>> {
  const { client, repository, about, branch, tip } = acting;
  const head = await committed(acting, wanted);
  if (!head.ok) return head;
  const known = [head.value, ...(tip === undefined ? [] : [tip])];
  const body = bodyOf(acting, wanted, known);
  const told = await changePull(client, { ...repository, number: open.number }, { body });
  if (!told.ok) return told;
  const named = { ...repository, id: about.id };
  return moveBranch(client, named, branch, { from: tip, to: head.value });
}

/**
 * Closes a pull request of which all is done, with a word; nothing of it was declined by anybody. The
 * word comes last: a night that ends in between says nothing, and none says it twice.
 */
export async function closeDone(
  { client, repository, job }: Acting,
  { number, body, marker }: OwnPull,
): Promise<Answer<void>> {
  const pull = { ...repository, number };
  const without = withMarker(body, job, { ...marker, of: [] });
  const closed = await changePull(client, pull, { state: "closed", body: without });
  return closed.ok ? sayInPull(client, pull, closingWord) : closed;
}

/** Says in a pull request that its branch is left alone, or does not say so any more. */
export async function noteOthers(
  { client, repository }: Acting,
  { number, body }: OwnPull,
  isLeft: boolean,
): Promise<Answer<void>> {
  const text = noted(body, isLeft);
  if (text === body) return { ok: true, value: undefined };
  return changePull(client, { ...repository, number }, { body: text });
}

function bodyOf(
  { job, catalog, serverUrl, repository, base }: Acting,
  { fixes, left, digest }: WantedFixes,
  at: FixMarker["at"],
): string {
  const address = `${serverUrl}/${repository.owner}/${repository.repo}`;
  const of = fixes.flatMap(({ proposals }) => proposals.map(fixMark));
  const marker = { at, is: digest, of: [...new Set(of)].sort().slice(0, mostRemembered) };
  return fixBody({ fixes, left, catalog, linkTo: linesOfCommit(address, base) }, job, marker);
}

/** The most statements that a pull request remembers: there is to be room for more than the marker. */
const mostRemembered = 1000;

/** The commits, one a policy, on no branch yet: the name of the last. */
async function committed(
  { client, repository, base, catalog }: Acting,
  { fixes, files }: WantedFixes,
): Promise<Answer<string>> {
  const from = await readCommit(client, repository, base);
  if (!from.ok) return from;
  const paths = files.map(({ path }) => path);
  const entries = await entriesAt(client, repository, from.value.tree, paths);
  if (!entries.ok) return entries;
  let last = from.value;
  for (const [index, step] of stepsOf(fixes, files).entries()) {
    const fixed = fixes[index];
    if (!fixed || step.length === 0) continue;
    const changed = step.map((file) => ({ ...file, mode: modeOf(entries.value.get(file.path)) }));
    const message = commitMessage(fixed, catalog);
    const made = await commitFiles(client, repository, last, message, changed);
    if (!made.ok) return made;
    last = made.value;
  }
  return { ok: true, value: last.sha };
}

/** The mode that a file has, which stays as it is. A text is no link, whatever stood there. */
function modeOf(entry: { readonly mode: string } | undefined): string {
  return entry?.mode === "100755" ? entry.mode : "100644";
}
