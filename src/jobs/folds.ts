import type { Answer, Refusal } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import type { OwnComment } from "../github/comments.ts";
import {
  listThreads,
  minimizeComment,
  resolveThread,
  unminimizeComment,
  unresolveThread,
  type Thread,
} from "../github/threads.ts";

/** Folds comments away, and opens them again. What GitHub refuses of it is noted, and no more. */
export type Folds = {
  fold(comment: OwnComment, reason: "RESOLVED" | "OUTDATED"): Promise<void>;
  /** Whether it is seen now: the token of Actions opens no thread that somebody resolved. */
  open(comment: OwnComment): Promise<boolean>;
  readonly refusals: readonly Refusal[];
};

/**
 * The threads of a pull request, asked for when the first comment is folded. A thread is resolved
 * where the token may: that of Actions may not, which is nothing to complain of, and is tried once.
 */
export function openFolds(client: Client, pull: Pull): Folds {
  const refusals: Refusal[] = [];
  let threads: readonly Thread[] | undefined;
  let mayResolve = true;

  const threadOf = async ({ id }: OwnComment): Promise<Thread | undefined> => {
    if (!threads) {
      const listed = await listThreads(client, pull);
      threads = listed.ok ? listed.value : [];
      if (!listed.ok) refusals.push(listed);
    }
    return threads.find(({ comments }) => comments.some((each) => each.id === id));
  };
  const noted = async (request: Promise<Answer<void>>): Promise<boolean> => {
    const answer = await request;
    if (!answer.ok) refusals.push(answer);
    return answer.ok;
  };
  const resolved = async (request: () => Promise<Answer<void>>): Promise<boolean> => {
    if (!mayResolve) return false;
    const answer = await request();
    if (answer.ok) return true;
    if (answer.status === 403) mayResolve = false;
    else refusals.push(answer);
    return false;
  };

  return {
    refusals,
    fold: async (comment, reason) => {
      const thread = await threadOf(comment);
      const found = thread?.comments.find(({ id }) => id === comment.id);
      if (!thread || !found) return;
      if (!found.isMinimized) await noted(minimizeComment(client, found.nodeId, reason));
      if (!thread.isResolved) await resolved(() => resolveThread(client, thread.id));
    },
    open: async (comment) => {
      const thread = await threadOf(comment);
      const found = thread?.comments.find(({ id }) => id === comment.id);
      if (!thread || !found) return false;
      if (thread.isResolved && !(await resolved(() => unresolveThread(client, thread.id))))
        return false;
      return !found.isMinimized || noted(unminimizeComment(client, found.nodeId));
    },
  };
}
