import {
  codeownersPaths,
  ownersOf,
  readCodeowners,
  type Codeowners,
} from "../config/codeowners.ts";
import type { Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { isTeamMember, permissionOf } from "../github/people.ts";
import type { Read } from "../repository/tree.ts";
import type { MayIgnore } from "./replies.ts";

/**
 * Who may say that a finding is fine: whoever may write to the repository, or the owners of the
 * file by the base's CODEOWNERS. Nobody is asked for twice.
 */
export function whoMayIgnore(
  who: "write" | "codeowners",
  client: Client,
  repository: Repository,
  inBase: (path: string) => Promise<Read>,
): MayIgnore {
  if (who === "write") return remembered((author) => mayWrite(client, repository, author));
  let owners: Promise<Codeowners> | undefined;
  return remembered(async (author, path) => {
    owners ??= codeownersIn(inBase);
    return ownsFile(client, author, ownersOf(await owners, path));
  });
}

function remembered(may: MayIgnore): MayIgnore {
  const known = new Map<string, ReturnType<MayIgnore>>();
  return (author, path) => {
    const key = JSON.stringify([author, path]);
    const answer = known.get(key) ?? may(author, path);
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

async function codeownersIn(inBase: (path: string) => Promise<Read>): Promise<Codeowners> {
  for (const path of codeownersPaths) {
    const read = await inBase(path);
    if (read.ok) return readCodeowners(read.source.text);
  }
  return readCodeowners("");
}

/** An owner is `@login`, `@organisation/team`, or an address of which nobody knows whose it is. */
async function ownsFile(
  client: Client,
  author: string,
  owners: readonly string[],
): Promise<Answer<boolean>> {
  const isAuthor = (owner: string): boolean => owner.toLowerCase() === `@${author.toLowerCase()}`;
  if (owners.some(isAuthor)) return { ok: true, value: true };
  for (const owner of owners) {
    const [, org, team] = /^@([^/]+)\/(.+)$/.exec(owner) ?? [];
    if (org === undefined || team === undefined) continue;
    const member = await isTeamMember(client, org, team, author);
    if (!member.ok || member.value) return member;
  }
  return { ok: true, value: false };
}
