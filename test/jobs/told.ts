import { expect } from "vitest";
import { NoAnswer } from "../../src/github/answer.ts";
import type { Connection } from "../../src/github/client.ts";
import type { Judged } from "../../src/jobs/workflow.ts";
import { annotationsOf } from "../../src/report/annotations.ts";
import { isClosed } from "../../src/report/closing.ts";
import { readMarker } from "../../src/report/marker.ts";
import { isWorthAComment } from "../../src/report/worth.ts";
import { statementFingerprint } from "../../src/rules/fingerprint.ts";
import { linesOf } from "../../src/source/lines.ts";
import { judgeHere, type Scene } from "../entries/scenes.ts";
import { seenComments, seenVerdicts } from "../entries/seen.ts";

/** What of a run that did not go well is told all the same, and what of it is told twice. */

/** What was judged in a scene of one pull request, or that there was no answer to judge by. */
export async function judged(
  scene: Scene,
  more: Partial<Connection> = {},
): Promise<Judged | NoAnswer> {
  try {
    const [only, ...others] = await judgeHere(scene, more);
    if (!only || others.length > 0) throw new Error("one pull request was to be judged");
    return only;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
}

/** It blocks, and what has no comment stands in the summary and is annotated. */
export function expectTold(ended: Judged, scene: Scene, when: string): void {
  const { result, told } = ended;
  const left = uncommented(ended, scene);
  expect(result.blocked, when).toBe(true);
  for (const place of left) expect(told.summary, when).toContain(place);
  if (left.length > 0) expect(annotated(ended, scene), when).toBe(annotationsOf(result).length);
}

/** Places of statements that are worth a comment, and have none that stands open. */
function uncommented({ result }: Judged, { github }: Scene): readonly string[] {
  const { comments, resolvedThreads } = github.world;
  const said = comments
    .filter(
      ({ id, body, minimized }) =>
        !isClosed(body) && minimized === undefined && !resolvedThreads.has(`PRRT_${id}`),
    )
    .flatMap(({ body }) => (readMarker(body)?.statements ?? []).map(({ says }) => says));
  return result.proposals
    .filter(isWorthAComment(result))
    .filter(({ statement, policy }) => !said.includes(statementFingerprint(statement, policy)))
    .map(({ statement: { place } }) => {
      const { first, last } = linesOf(place);
      return `${place.source.path}:${first}-${last}`;
    });
}

/** How many annotations tell of what was found: those of the log, or else of the check run. */
function annotated({ told }: Judged, { github, head }: Scene): number {
  const { shown, left } = told.annotations;
  const run = github.world.checkRuns.findLast(({ commit }) => commit === head);
  return shown.length + left || (run?.annotations.length ?? 0);
}

/** Comments that stand open on the same lines, and summaries beside the first. */
export function twice({ github }: Scene): readonly string[] {
  const open = seenComments(github).filter((each) => / (?:High|Medium) /.test(each));
  const again = open.filter((each, index) => open.indexOf(each) !== index);
  return [...again, ...seenVerdicts(github).slice(1)];
}

/** What is seen, without what is folded: nobody folds again what says already that it is repaired. */
export function seenUnfolded({ github }: Scene): readonly string[] {
  return [...seenComments(github), ...seenVerdicts(github)].map((line) =>
    line.replace(/ \| folded as \w+$/, ""),
  );
}
