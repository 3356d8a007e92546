import { ownersOf, type Codeowners } from "../config/codeowners.ts";
import type { Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { isTeamMember, permissionOf } from "../github/people.ts";
import type { Read } from "../repository/tree.ts";
import { codeownersIn } from "./owners.ts";
import type { MayIgnore } from "./replies.ts";

/**
 * Who may say that a finding is fine: whoever may write to the repository, and of them the owners of
 * the file by the base's CODEOWNERS, where a team wants it so. Nothing is asked for twice.
 */
export function whoMayIgnore(
  who: "write" | "codeowners",
  client: Client,
  repository: Repository,
  inBase: (path: string) => Promise<Read>,
): MayIgnore {
  const writes = remembered((author: string) => mayWrite(client, repository, author));
  if (who === "write") return (author) => writes(author);
  const isIn = remembered((org: string, team: string, author: string) =>
    isTeamMember(client, org, team, author),
  );
  let owners: Promise<Codeowners> | undefined;
  return async (author, path) => {
    owners ??= codeownersIn(inBase);
    const owns = await ownsFile(author, ownersOf(await owners, path), isIn);
    // CODEOWNERS may name who has no right any more; GitHub asks for write access of owners, too.
    return owns.ok && owns.value ? writes(author) : owns;
  };
}

function remembered<Names extends readonly string[]>(
  ask: (...names: Names) => Promise<Answer<boolean>>,
): (...names: Names) => Promise<Answer<boolean>> {
  const known = new Map<string, Promise<Answer<boolean>>>();
  return (...names) => {
    const key = JSON.stringify(names);
    const answer = known.get(key) ?? ask(...names);
    known.set(key, answer);
    return answer;
  };
}

async function mayWrite(
  client: Client,
  repository: Repository,
  author: string,
): Promise<Answer<boolean>> {
  const permission = await permissionOf(client, repository, author);
  if (!permission.ok) return permission;
  return { ok: true, value: ["admin", "maintain", "write"].includes(permission.value) };
}

/** An owner is `@login`, `@organisation/team`, or an address of which nobody knows whose it is. */
async function ownsFile(
  author: string,
  owners: readonly string[],
  isIn: (org: string, team: string, author: string) => Promise<Answer<boolean>>,
): Promise<Answer<boolean>> {
  const isAuthor = (owner: string): boolean => owner.toLowerCase() === `@${author.toLowerCase()}`;
  if (owners.some(isAuthor)) return { ok: true, value: true };
  for (const owner of owners) {
    const [, org, team] = /^@([^/]+)\/(.+)$/.exec(owner) ?? [];
    if (org === undefined || team === undefined) continue;
    const member = await isIn(org, team, author);
    if (!member.ok || member.value) return member;
  }
  return { ok: true, value: false };
}
