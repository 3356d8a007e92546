import type { Answer } from "../github/answer.ts";
import type { OwnComment, WrittenReply } from "../github/comments.ts";
import { refusalLine } from "../github/answer.ts";
import { replyKey, type Reply } from "../config/excuse.ts";
import { readMarker, type FindingMark } from "../report/marker.ts";
import { atLeast, severities } from "../rules/severity.ts";

/** Answers below Pare's comments that suppress what the comments are about. */
export type Answered = {
  /** By `replyKey` of a finding. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** By the id of a comment of which all is ignored. */
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
 * right counts, for what its comment is about, whichever job's comment it is: several may be about one
 * finding. Where it is not known whether somebody has the right, nothing is ignored.
 */
export async function answersTo(
  comments: readonly OwnComment[],
  mayIgnore: MayIgnore,
): Promise<Answered> {
  const orders: Heard[] = [];
  const unheard = new Set<string>();
  for (const comment of comments) {
    for (const written of comment.replies) {
      const order = orderIn(written);
      if (!order) continue;
      const { id, author, htmlUrl: url } = written;
      if (order.reason === "") {
        unheard.add(`the answer of ${author} gives no reason: pare ignore REASON`);
        continue;
      }
      const may = await mayIgnore(author, comment.path);
      if (!may.ok) unheard.add(`whether ${author} may ignore is not known. ${refusalLine(may)}`);
      else if (!may.value) unheard.add(`${author} may not ignore findings of ${comment.path}`);
      const reply = order.reason === undefined ? undefined : { author, reason: order.reason, url };
      const counts = may.ok ? may.value : !reply;
      if (counts) orders.push({ id, comment, reply });
    }
  }
  const replies = repliesOf(orders);
  return { replies, byComment: byComment(comments, replies), unheard: [...unheard] };
}

/** An answer that counts; without a reply it takes back what was answered before. */
type Heard = {
  readonly id: number;
  readonly comment: OwnComment;
  readonly reply: Reply | undefined;
};

/** GitHub numbers answers as they come. */
function repliesOf(orders: readonly Heard[]): ReadonlyMap<string, Reply> {
  const replies = new Map<string, Reply>();
  for (const { comment, reply } of [...orders].sort((a, b) => a.id - b.id))
    for (const { says, severity } of findingsIn(comment))
      for (const each of severities) {
        const key = replyKey(comment.path, says, each);
        if (!reply) replies.delete(key);
        // In its file alone, as bad as the comment says it is, or less.
        else if (atLeast(severity, each)) replies.set(key, reply);
      }
  return replies;
}

/** Comments of which all is ignored. */
function byComment(
  comments: readonly OwnComment[],
  replies: ReadonlyMap<string, Reply>,
): ReadonlyMap<number, Reply> {
  return new Map(
    comments.flatMap((comment) => {
      const found = findingsIn(comment).map(({ says, severity }) =>
        replies.get(replyKey(comment.path, says, severity)),
      );
      const [reply] = found;
      return reply && !found.includes(undefined) ? [[comment.id, reply] as const] : [];
    }),
  );
}

function findingsIn({ body }: OwnComment): readonly FindingMark[] {
  return readMarker(body)?.findings ?? [];
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
