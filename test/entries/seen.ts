import { anchorOf } from "../github/fake/anchors.ts";
import { isClosed } from "../../src/report/closing.ts";
import { markerLine, markerStart } from "../../src/report/marker.ts";
import type { ReviewComment, World } from "../github/fake/world.ts";
import type { GitHub } from "../github/fake.ts";

/** What a person sees on a pull request, and what it took to bring it there. */

/** Which job it is that the runner of the tests runs. */
export const usualJob = "Pare/review";

/**
 * Each comment of a job's on lines: where it stands now, its first words, what was answered, and how
 * it is folded.
 */
export function seenComments({ world }: GitHub, job = usualJob): readonly string[] {
  return world.comments
    .filter(({ body }) => body.startsWith(markerStart(job)))
    .map((comment) => {
      const answers = world.comments.filter(({ inReplyTo }) => inReplyTo === comment.id);
      return [
        `${comment.path}:${linesNow(world, comment)} ${firstWords(comment.body)}`,
        ...answers.map(({ author, body }) => `${author.login}: ${body}`),
        ...(comment.minimized === undefined ? [] : [`folded as ${comment.minimized}`]),
      ].join(" | ");
    })
    .sort();
}

function linesNow(world: World, comment: ReviewComment): string {
  const anchor = anchorOf(world, comment);
  if (!anchor) return "outdated";
  const { line, startLine = line } = anchor;
  return startLine === line ? `${line}` : `${startLine}-${line}`;
}

/** Of what is found, how bad it is and whose, or what; of what is closed, what became of it. */
function firstWords(body: string): string {
  const said = textBelow(body);
  if (isClosed(body)) return said.split(":")[0] ?? "";
  const [, severity = "", name = ""] = /^\*\*(\w+)\*\*[^`]*`([^`]+)`/m.exec(said) ?? [];
  return `${severity} ${name}`;
}

function textBelow(body: string): string {
  return body.slice(markerLine(body)?.length ?? 0).trimStart();
}

/** The first line of each summary in the conversation: the verdict of each job. */
export function seenVerdicts({ world }: GitHub): readonly string[] {
  return world.issueComments.map(({ body }) => textBelow(body).split("\n")[0] ?? "");
}

/** How often each operation is asked for while something is done. */
export async function requestsWhile<T>(
  { log }: GitHub,
  act: () => Promise<T>,
): Promise<{ readonly ended: T; readonly requests: Readonly<Record<string, number>> }> {
  const before = log.length;
  const ended = await act();
  const requests: Record<string, number> = {};
  for (const { operation } of log.slice(before))
    requests[operation] = (requests[operation] ?? 0) + 1;
  return { ended, requests };
}

/** What every run asks, whatever it has to tell, and one that changes nothing; the check run, because nobody said not to. */
export const always = {
  "pulls/get": 1,
  "git/get-ref": 1,
  "repos/compare-commits-with-basehead": 1,
  "graphql/viewer": 1,
  "pulls/list-review-comments": 1,
  "issues/list-comments": 1,
  "checks/list-for-ref": 1,
};
