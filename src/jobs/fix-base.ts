import type { Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { commitsBetween } from "../github/commits.ts";
import { isSameAt } from "../github/git-data.ts";
import { branchTip } from "../github/pull-request.ts";
import type { WantedFixes } from "./fix-acts.ts";
import type { Plan } from "./fix-plan.ts";

/** The commit that was audited, as seen from the branch that changes go into. */
export type Base = {
  readonly commit: string;
  /** Where the branch points to by now. */
  readonly newest: string;
  /** Whether the commit is on the branch, however far back. */
  readonly isOnIt: boolean;
};

/** Asks for the branch itself: by its name alone GitHub might find a tag. */
export async function baseOn(
  client: Client,
  repository: Repository,
  branch: string,
  commit: string,
): Promise<Answer<Base>> {
  const tip = await branchTip(client, repository, branch);
  if (!tip.ok) return tip;
  const newest = tip.value;
  if (newest === commit) return { ok: true, value: { commit, newest, isOnIt: true } };
  const beyond = await commitsBetween(client, repository, { base: newest, head: commit });
  if (!beyond.ok) return beyond;
  return { ok: true, value: { commit, newest, isOnIt: beyond.value.total === 0 } };
}

/**
 * Whether the branch has gone on where it matters: an older run that ends later, or is run again,
 * leaves to a newer one what that knows.
 */
export async function isOvertaken(
  client: Client,
  repository: Repository,
  { commit, newest }: Base,
  plan: Plan,
  { files }: WantedFixes,
): Promise<Answer<boolean>> {
  const isWriting = plan === "open" || plan === "renew" || plan === "close";
  if (!isWriting || commit === newest) return { ok: true, value: false };
  if (plan === "close") return { ok: true, value: true };
  const paths = files.map(({ path }) => path);
  const same = await isSameAt(client, repository, paths, [commit, newest]);
  return same.ok ? { ok: true, value: !same.value } : same;
}
