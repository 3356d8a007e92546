import { touchedStatements } from "../change/touched.ts";
import type { Agreement } from "../config/agreement.ts";
import type { Excused } from "../config/excuse.ts";
import type { Suppression } from "../config/suppression.ts";
import { isReadWith, programsAmong, type ReadWith } from "../iac/importing.ts";
import type { Policy } from "../iam/policy.ts";
import { provedGrades } from "../narrow/narrowing.ts";
import type { ReviewResult } from "../report/result.ts";
import { isBeyondLimits } from "../report/unread.ts";
import type { Tree, Wanted } from "../repository/tree.ts";
import { judge } from "../rules/judge.ts";
import type { Terms } from "../rules/terms.ts";
import type { Finding } from "../rules/rule.ts";
import type { FileDiff } from "../source/hunks.ts";
import { directoryOf } from "../source/path.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import { blockingOf, isBlocked, sorted } from "./excusing.ts";
import { codeBeside } from "./code-beside.ts";
import type { AwsFacts } from "./knowledge.ts";
import { pardoned } from "./pardoned.ts";
import { propose, worthChanging } from "./propose.ts";
import { noImporters } from "./importers.ts";
import { onlyNarrows } from "./narrowing.ts";
import { newlyUnknown } from "./newly-unknown.ts";
import { relatedTo } from "./related.ts";
import { countsOf, scan, wantedFiles, type Scan } from "./scan.ts";
import { scoresOf, togetherOf } from "./scores.ts";
import { isWorkflow } from "../usage/workflows.ts";
import { shiftsOf } from "./shifts.ts";
import { agesIn, unknownDay, type ChangedOn } from "./use/allowed-since.ts";
import { observing, using } from "./use/observing.ts";

/** A change: what stood there before it, what stands there now, and the lines between. */
export type Change = {
  readonly base: Tree;
  readonly head: Tree;
  readonly diff: readonly FileDiff[];
  /** When lines of the base were last changed; absent where nobody knows. */
  readonly changedOn?: ChangedOn;
  /** What of it could not be read. */
  readonly unread: readonly Problem[];
};

/**
 * The files that a review reads: those that changed, those beside them, since what a statement says
 * may be written in another file of its directory, those of other directories that take these in
 * or are taken in by them, programs that import what changed, and the workflows that may assume a role.
 *
 * @param linking the files that may take in others, as far as they are known
 * @param programs what is read of programs that the change has a part in
 */
export function filesToReview(
  diff: readonly Omit<FileDiff, "hunks">[],
  inside: Wanted,
  linking: readonly Source[] = [],
  programs: ReadWith = noImporters.readWith,
): Wanted {
  const changed = changedPaths(diff).filter(inside);
  const { isRelated, isTakenIn } = relatedTo(new Set(changed.map(directoryOf)), linking);
  // Who assumes a role is written in workflows.
  const isBeside = (path: string): boolean =>
    isRelated(path) ||
    isReadWith(programs, path) ||
    (isWorkflow(path) && changed.some(wantedFiles));
  return (path) => inside(path) && (wantedFiles(path) ? isBeside(path) : isTakenIn(path));
}

/** The paths of what changed, as it was called before and is called now. */
export function changedPaths(diff: readonly Omit<FileDiff, "hunks">[]): readonly string[] {
  return diff.flatMap(({ path, before }) => [path ?? [], before ?? []].flat());
}

/** Judges the statements that a change touches, and looks for what to write instead. */
export function review(
  { base, head, diff, unread, changedOn = unknownDay }: Change,
  facts: AwsFacts,
  agreement: Agreement,
): ReviewResult {
  const { termsOf, newSuppressions } = agreement;
  const before = scan(base, facts);
  const now: Scan = { ...scan(head, facts), before };
  const ages = agesIn(before.policies, changedOn, facts, true);
  const observed = observing(now, facts, agreement, ages);
  const knowledge = { ...facts, termsOf, ...using(observed) };
  const changes = new Map(
    diff.flatMap(({ path, hunks }) => (path === undefined ? [] : [[path, hunks] as const])),
  );
  const touched = new Set([
    ...touchedStatements(policiesIn(now), policiesIn(before), changes),
    ...reweighed(policiesIn(now), diff, agreement),
  ]);
  const isTouched = ({ statement, beside = [] }: Finding): boolean =>
    [statement, ...beside].some(({ id }) => touched.has(id));
  const judged = judge(now, knowledge);
  const pardon = pardoned(judged, { now, before, diff }, knowledge, agreement);
  // A new comment above a statement does not touch it, and hides what is found in it.
  const told = judged.filter((each) => isTouched(each) || pardon.newlySuppressed.has(each));
  const { findings, excused } = sorted(told, pardon.excuseOf);
  const faults = pardon.faults.filter(({ place }) => changes.has(place.source.path));
  const fresh = newSuppressions === "allow" ? [] : newOnes(excused);
  const problems = [...unread, ...now.problems.filter(ofChange(diff, before))];
  const criticalIn = (path: string): Terms["critical"] | undefined => {
    const { failOn, critical } = termsOf(path);
    return failOn === "new-access" ? critical : undefined;
  };
  const unknown = new Set(newlyUnknown(problems, before.problems));
  const shifts = shiftsOf({ now, before, diff }, changes, { ...facts, criticalIn });
  const narrows = onlyNarrows({ now, before, diff }, { base, head }, shifts, problems);
  const blocking = blockingOf(
    // Who only takes access away is not held up by what is left.
    { findings: narrows ? [] : findings, faults, shifts },
    newSuppressions === "block" ? fresh : [],
    termsOf,
    problems.filter(
      (each) =>
        each.reason === "configuration" ||
        (isBeyondLimits(each) && (changes.has(each.path) || each.path === ".")) ||
        (changes.has(each.path) && unknown.has(each) && termsOf(each.path).failOn === "new-access"),
    ),
  );
  const affected = now.policies.filter(({ statements }) =>
    statements.some(({ id }) => touched.has(id)),
  );
  const scores = scoresOf(affected, facts);
  const scoresBefore = scoresOf(counterparts(affected, before.policies), facts);
  const measured = Math.max(scores.each.length, scoresBefore.each.length);
  return {
    ...countsOf(now),
    findings,
    excused,
    faults,
    proposals: propose(now, worthChanging(findings, knowledge), knowledge, {
      excused,
      grades: provedGrades(agreement.commit),
    }),
    code: codeBeside(now, knowledge).filter(
      ({ paths, policies }) =>
        paths.some((path) => changes.has(path)) ||
        policies.some(({ statements }) => statements.some(({ id }) => touched.has(id))),
    ),
    problems,
    sources: now.sources,
    termsOf,
    failOn: agreement.failOn,
    blocking,
    blocked: isBlocked(blocking),
    repaid: [],
    touched: touched.size,
    shifts,
    narrows,
    score: togetherOf(scores, measured),
    scores: scores.each,
    scoreBefore: togetherOf(scoresBefore, measured),
    changes,
    newSuppressions: fresh,
    changedAgreement: changedAgreement(diff, agreement),
    catalogDate: facts.catalog.date,
  };
}

/**
 * Which of the problems a change is told: all that stand beside it, and in programs of other folders, which are read
 * for what they make of it, those that it makes.
 */
function ofChange(
  diff: readonly FileDiff[],
  before: Pick<Scan, "problems">,
): (problem: Problem) => boolean {
  const folders = new Set(changedPaths(diff).map(directoryOf));
  const keyOf = ({ path, reason, detail }: Problem): string => `${path} ${reason} ${detail}`;
  const known = new Set(before.problems.map(keyOf));
  return (problem) =>
    folders.has(directoryOf(problem.path)) ||
    programsAmong([problem.path]).length === 0 ||
    isBeyondLimits(problem) ||
    !known.has(keyOf(problem));
}

/** What is written, and what is attached and written elsewhere. */
function policiesIn({ policies, elsewhere }: Scan): readonly Policy[] {
  return [...policies, ...elsewhere];
}

/** The statements of files that were renamed to where other terms, or other suppressions, hold. */
function reweighed(
  policies: readonly Policy[],
  diff: readonly FileDiff[],
  { termsOf, suppressions }: Agreement,
): readonly string[] {
  const moved = new Set(
    diff.flatMap(({ path, before }) => {
      if (path === undefined || before === undefined || path === before) return [];
      const isSame = suppressions.length === 0 && termsOf(path) === termsOf(before);
      return isSame ? [] : [path];
    }),
  );
  return policies
    .flatMap(({ statements }) => statements)
    .flatMap(({ id, place }) => (moved.has(place.source.path) ? [id] : []));
}

function newOnes(excused: readonly Excused[]): readonly Suppression[] {
  const fresh = excused.flatMap(({ because }) =>
    because.kind === "suppression" && because.isNew ? [because.suppression] : [],
  );
  return [...new Set(fresh)];
}

/** What decides stands in the base; a change to it is only said. */
export function changedAgreement(
  diff: readonly FileDiff[],
  { files }: Pick<Agreement, "files">,
): readonly string[] {
  const changed = new Set(diff.flatMap(({ path, before }) => [path, before]));
  return files.filter((each) => changed.has(each));
}

/** The policies of the base that became some of the head: of the same owner and kind. */
function counterparts(head: readonly Policy[], base: readonly Policy[]): readonly Policy[] {
  const wanted = new Set(head.map(({ id, kind }) => `${kind} ${id}`));
  return base.filter(({ id, kind }) => wanted.has(`${kind} ${id}`));
}
