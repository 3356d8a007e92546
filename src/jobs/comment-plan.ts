import type { OwnComment } from "../github/comments.ts";
import type { Comment } from "../report/comment.ts";
import type { Reply } from "../config/excuse.ts";
import type { Closed } from "../report/closing.ts";
import { readMarker } from "../report/marker.ts";
import type { StatementMark } from "../rules/fingerprint.ts";
import { asksToIgnore } from "./replies.ts";

/** What is to become of the comments of a pull request. Nothing of it is done yet. */
export type CommentPlan = {
  /** Comments that stand where they are to stand. */
  readonly kept: readonly { readonly earlier: OwnComment; readonly comment: Comment }[];
  readonly fresh: readonly Comment[];
  readonly closed: readonly Closing[];
};

/** A comment of an earlier run that is not said again, and why. */
export type Closing = { readonly earlier: OwnComment } & Closed;

/** What has become of statements that comments are about. */
export type Fates = {
  /** Those that are still found fault with, in a comment or without. */
  readonly standing: readonly StatementMark[];
  /** Those of which something is excused. */
  readonly excused: readonly StatementMark[];
  /** Answers that count, by the comments of which all is ignored. */
  readonly ignored: ReadonlyMap<number, Reply>;
  /** Whether a file was not read, or not all of it: what became of its statements is not known. */
  readonly isUnread: (path: string) => boolean;
};

/**
 * Pairs the comments of a review with those of earlier runs: by the lines that they stand on, since
 * a suggestion replaces the lines of its comment, whatever its text means. An outdated comment has
 * no lines, and is folded away where nobody looks. One that somebody answered is about what it was
 * about then, and is never made to speak of anything else. One of a file that was not read stays.
 */
export function planComments(
  comments: readonly Comment[],
  own: readonly OwnComment[],
  { standing, excused, ignored, isUnread }: Fates,
): CommentPlan {
  const left = new Set(own.filter((each) => each.inReplyTo === undefined));
  const kept: { earlier: OwnComment; comment: Comment }[] = [];
  const fresh: Comment[] = [];
  for (const comment of comments) {
    const there = [...left].filter((each) => isOnSameLines(each, comment) && maySay(each, comment));
    const earlier =
      there.findLast((each) => isAboutSame(each, comment)) ?? there.findLast(isUnanswered);
    if (earlier) {
      left.delete(earlier);
      kept.push({ earlier, comment });
    } else fresh.push(comment);
  }
  const stillStands = amongst(standing, own);
  const isExcused = amongst(excused, own);
  const closed = [...left].flatMap((earlier): readonly Closing[] => {
    const reply = ignored.get(earlier.id);
    if (reply) return [{ earlier, because: "ignored", reply }];
    if (stillStands(earlier)) return [{ earlier, because: "elsewhere" }];
    if (isExcused(earlier)) return [{ earlier, because: "excused" }];
    return isUnread(earlier.path) ? [] : [{ earlier, because: "repaired" }];
  });
  return { kept, fresh, closed };
}

/** Whether nobody has answered a comment: only then it may be deleted, or speak of something else. */
export function isUnanswered({ replies }: OwnComment): boolean {
  return replies.length === 0;
}

function isOnSameLines(earlier: OwnComment, comment: Comment): boolean {
  return (
    earlier.path === comment.path &&
    earlier.line === comment.line &&
    (earlier.startLine ?? earlier.line) === (comment.startLine ?? comment.line)
  );
}

function isAboutSame({ body }: OwnComment, { statements }: Comment): boolean {
  const was = new Set(marksIn(body).map(({ says }) => says));
  return statements.every(({ says }) => was.has(says));
}

function marksIn(body: string): readonly StatementMark[] {
  return readMarker(body)?.statements ?? [];
}

/**
 * Whether a statement of a comment is one of some: it says the same, or stands where it stood and
 * says something that no comment is about yet.
 */
function amongst(
  marks: readonly StatementMark[],
  own: readonly OwnComment[],
): (comment: OwnComment) => boolean {
  const known = new Set(own.flatMap(({ body }) => marksIn(body)).map(({ says }) => says));
  const same = new Set(marks.map(({ says }) => says));
  const edited = new Set(marks.flatMap(({ at, says }) => (known.has(says) ? [] : [at])));
  return ({ body }) => marksIn(body).some(({ at, says }) => same.has(says) || edited.has(at));
}

function maySay(earlier: OwnComment, { findings }: Comment): boolean {
  if (!earlier.replies.some(asksToIgnore)) return true;
  const was = readMarker(earlier.body)?.findings ?? [];
  return findings.every((each) =>
    was.some(({ says, severity }) => says === each.says && severity === each.severity),
  );
}
