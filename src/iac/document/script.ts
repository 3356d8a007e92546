import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import { contains, type Source } from "../../source/source.ts";
import { commentsIn } from "../../syntax/shell.ts";
import { isScript } from "./read.ts";

/** Where a script holds a policy that it puts together, or that is not JSON: it is not run. */
export function unreadInScript(
  { path, text }: Source,
  policies: readonly Policy[],
): readonly Problem[] {
  if (!isScript(path)) return [];
  const read = policies
    .flatMap(({ statements }) =>
      statements.flatMap(({ place }) => (place.source.path === path ? [place.span] : [])),
    )
    .sort((a, b) => a.start - b.start);
  const comments = commentsIn(text);
  const isComment = (at: number): boolean =>
    comments.some((each) => contains(each, { start: at, end: at }));
  let next = 0;
  // Statements do not overlap, and both are in order.
  const isRead = (offset: number): boolean => {
    while ((read[next]?.end ?? Infinity) <= offset) next++;
    return (read[next]?.start ?? Infinity) <= offset;
  };
  const offsets = [...text.matchAll(effect)]
    .map(({ 0: written, index }) => index + written.search(/\\?["']Effect/))
    .filter((offset) => !isRead(offset) && !isComment(offset));
  return offsets
    .filter((offset, at) => offset - (offsets[at - 1] ?? -Infinity) > nearby)
    .map((offset) => ({
      path,
      offset,
      reason: "broken-document",
      detail: "the policy here is put together by a script, or is no JSON: scripts are not run",
    }));
}

const effect = /^(?![ \t]*#).*?\\?["']Effect\\?["']\s*:\s*\\?["'](?:Allow|Deny)/gm;

/** The statements of a policy stand near each other. */
const nearby = 500;
