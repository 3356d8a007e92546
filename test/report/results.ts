import type { Agreement } from "../../src/config/agreement.ts";
import { audit } from "../../src/jobs/audit.ts";
import { review } from "../../src/jobs/review.ts";
import { posted, type Posted, type Posting } from "../../src/report/posted.ts";
import type { Result, ReviewResult } from "../../src/report/result.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import type { FileDiff } from "../../src/source/hunks.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** What an audit finds in files, all of which are there. */
export function audited(files: Files, agreement: Agreement = agreed()): Result {
  return audit(treeOf(files), facts, agreement, true);
}

/**
 * What a review finds in files that are new, or that stood there before as given; all their lines
 * are in the diff, or those that are asked for.
 */
export function reviewed(
  files: Files,
  before: Files = {},
  lines?: LineRange,
  agreement: Agreement = agreed(),
): ReviewResult {
  const diff = Object.entries(files).map(([path, text]): FileDiff => {
    const all = lines ?? { first: 1, last: text.split("\n").length };
    const hunk = { ...all, added: [all], removedAfter: [] };
    return { path, ...(path in before && { before: path }), hunks: [hunk] };
  });
  const change = { base: treeOf(before), head: treeOf(files), diff, unread: [] };
  return review(change, facts, agreement);
}

type LineRange = { readonly first: number; readonly last: number };

/** The job that posts in these tests. */
export const job = "review/pare";

/** What is posted of a review, without limit if none is given. */
export function postedOf(result: ReviewResult, more: Partial<Posting> = {}): Posted {
  return posted(result, facts.catalog, { maxComments: Infinity, job, ...more });
}

/** What a review posts about files that are new. */
export function postedOn(files: Files, maxComments = Infinity): Posted {
  return postedOf(reviewed(files), { maxComments });
}

function treeOf(files: Files): ReturnType<typeof memoryTree> {
  return memoryTree(new Map(Object.entries(files)));
}
