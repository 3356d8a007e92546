import type { Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import { listOwnComments, type OwnComment } from "../github/comments.ts";
import { ownLogin } from "../github/identity.ts";
import { anyMarkerStart, markerStart } from "../report/marker.ts";

/** What has been said on a pull request so far. */
export type Conversation = {
  /** Whom the token comments as. */
  readonly author: string;
  /** Which job of which workflow this is. */
  readonly job: string;
  /** Its comments on lines, with what others answered. */
  readonly comments: readonly OwnComment[];
  /** Those of Pare's other jobs: what is answered there counts, and they are never touched. */
  readonly others: readonly OwnComment[];
};

/** Reads the conversation of a pull request: the comments of all jobs in one list. */
export async function openConversation(
  client: Client,
  pull: Pull,
  job: string,
): Promise<Answer<Conversation>> {
  const login = await ownLogin(client);
  if (!login.ok) return login;
  const author = login.value;
  const all = await commentsOfPare(client, pull, author);
  if (!all.ok) return all;
  const isMine = ({ body }: OwnComment): boolean => body.startsWith(markerStart(job));
  const comments = all.value.filter(isMine);
  const others = all.value.filter((each) => !isMine(each));
  return { ok: true, value: { author, job, comments, others } };
}

/** The comments on lines of every job of Pare's whose token comments as somebody. */
export function commentsOfPare(
  client: Client,
  pull: Pull,
  author: string,
): Promise<Answer<readonly OwnComment[]>> {
  return listOwnComments(client, pull, { author, marker: anyMarkerStart });
}
