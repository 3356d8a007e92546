import type { Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import { listOwnComments, type OwnComment } from "../github/comments.ts";
import { ownLogin } from "../github/identity.ts";
import { markerStart } from "../report/marker.ts";

/** What a job has said on a pull request so far. */
export type Conversation = {
  /** Whom the token comments as. */
  readonly author: string;
  /** Which job of which workflow this is: others have comments of their own. */
  readonly job: string;
  /** Its comments on lines, with what others answered. */
  readonly comments: readonly OwnComment[];
};

export async function openConversation(
  client: Client,
  pull: Pull,
  job: string,
): Promise<Answer<Conversation>> {
  const login = await ownLogin(client);
  if (!login.ok) return login;
  const author = login.value;
  const comments = await listOwnComments(client, pull, { author, marker: markerStart(job) });
  return comments.ok ? { ok: true, value: { author, job, comments: comments.value } } : comments;
}
