import type { Answer } from "../github/answer.ts";
import type { OwnComment, WrittenReply } from "../github/comments.ts";
import { refusalLine } from "../github/answer.ts";
import { replyKey, type Reply } from "../config/excuse.ts";
import { readMarker } from "../report/marker.ts";
import { atLeast, severities } from "../rules/severity.ts";

/** Answers below Pare's comments that suppress what the comments are about. */
export type Answered = {
  /** By `replyKey` of a finding. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** By the id of the comment that they answer. */
  readonly byComment: ReadonlyMap<number, Reply>;
  /** Those that do not count, and why: a line each. */
  readonly unheard: readonly string[];
};

export const nobodyAnswered: Answered = {
  replies: new Map(),
  byComment: new Map(),
  unheard: [],
};

/** Whether somebody may say that what is found in a file is fine. */
export type MayIgnore = (author: string, path: string) => Promise<Answer<boolean>>;

/**
 * Reads the answers `pare ignore REASON` and `pare unignore`. The latest one of somebody with the
 * right counts, for what its comment is about, as long as it stands there.
 */
export async function answersTo(
  comments: readonly OwnComment[],
  mayIgnore: MayIgnore,
): Promise<Answered> {
  const replies = new Map<string, Reply>();
  const byComment = new Map<number, Reply>();
  const unheard: string[] = [];
  for (const comment of comments) {
    let counts: Reply | undefined;
    for (const written of comment.replies) {
      const order = orderIn(written);
      if (!order) continue;
      const { author, htmlUrl: url } = written;
      if (order.reason === "") {
        unheard.push(`the answer of ${author} gives no reason: pare ignore REASON`);
        continue;
      }
      const may = await mayIgnore(author, comment.path);
      if (!may.ok) unheard.push(`whether ${author} may ignore is not known. ${refusalLine(may)}`);
      else if (!may.value) unheard.push(`${author} may not ignore findings of ${comment.path}`);
      else counts = order.reason === undefined ? undefined : { author, reason: order.reason, url };
    }
    if (!counts) continue;
    byComment.set(comment.id, counts);
    for (const each of keysOf(comment)) replies.set(each, counts);
  }
  return { replies, byComment, unheard };
}

/** What a comment is about: in its file alone, as bad as it says, or less. */
function keysOf({ path, body }: OwnComment): readonly string[] {
  return (readMarker(body)?.findings ?? []).flatMap(({ says, severity }) =>
    severities.filter((each) => atLeast(severity, each)).map((each) => replyKey(path, says, each)),
  );
}

/** Whether an answer asks to ignore, whoever wrote it. */
export function asksToIgnore(reply: WrittenReply): boolean {
  return orderIn(reply)?.reason !== undefined;
}

/** To ignore for a reason, which is empty where none is given; without one, not to ignore any more. */
type Order = { readonly reason?: string };

/** What an answer orders, if the words begin it. Who asks a question orders nothing. */
function orderIn({ body }: WrittenReply): Order | undefined {
  const found = /^\s*pare (un)?ignore(?![\w-])(.*)([^]*)$/i.exec(body);
  if (!found) return undefined;
  const [, un, line = "", more = ""] = found;
  if (line.trimEnd().endsWith("?")) return undefined;
  return un === undefined
    ? { reason: (line + more).replace(/^\s*(?:[:,]|--)?\s*/, "").trim() }
    : {};
}
