import type { Judged } from "../../src/jobs/workflow.ts";
import { isClosed } from "../../src/report/closing.ts";
import { readMarker } from "../../src/report/marker.ts";
import { isWorthAComment } from "../../src/report/worth.ts";
import { statementFingerprint } from "../../src/rules/fingerprint.ts";
import { linesOf } from "../../src/source/lines.ts";
import type { Scene } from "../entries/scenes.ts";
import { seenComments, seenVerdicts } from "../entries/seen.ts";

/** What of a run that did not go well is told all the same, and what of it is told twice. */

/** Places of statements that are worth a comment, and have none that stands open. */
export function uncommented({ result }: Judged, { github }: Scene): readonly string[] {
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
export function annotated({ told }: Judged, { github, head }: Scene): number {
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
