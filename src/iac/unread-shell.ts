import type { Policy } from "../iam/policy.ts";
import { holderIn } from "../source/holder.ts";
import { once } from "../source/once.ts";
import type { Problem } from "../source/problem.ts";
import { contains, type Source, type Span } from "../source/source.ts";
import { commentsIn } from "../syntax/shell.ts";

/**
 * Where a text that a shell runs holds a policy that was not read: one that it puts together, or that is not JSON.
 *
 * @param shell the text, in its file
 * @param policies those that were read, in which statements do not overlap
 */
export function unreadInShell(
  source: Source,
  shell: Span,
  policies: readonly Policy[],
  detail: string,
): readonly Problem[] {
  const { path, text } = source;
  const written = text.slice(shell.start, shell.end);
  const comments = commentsIn(written);
  const isComment = (at: number): boolean =>
    comments.some((each) => contains(each, { start: at, end: at }));
  const offsets = [...written.matchAll(effect)]
    .map(({ 0: line, index }) => index + line.search(/\\?["']Effect/))
    .filter((offset) => !isComment(offset))
    .map((offset) => shell.start + offset)
    .filter((offset) => !readIn(policies)({ source, span: { start: offset, end: offset } }));
  return offsets
    .filter((offset, at) => offset - (offsets[at - 1] ?? -Infinity) > nearby)
    .map((offset) => ({ path, offset, reason: "broken-document", detail }));
}

const effect = /^(?![ \t]*#).*?\\?["']Effect\\?["']\s*:\s*\\?["'](?:Allow|Deny)/gm;

/** Finds the statement of some policies that stands at a place. */
const readIn = once((policies: readonly Policy[]) =>
  holderIn(
    policies.flatMap(({ statements }) => statements),
    ({ place }) => place,
  ),
);

/** The statements of a policy stand near each other. */
const nearby = 500;

/** What is said of a script that stands in another file, and is not read. */
export const inOtherFile = "a script that stands in this file has a policy, which is not read";
