import type { Finding } from "../../rules/rule.ts";
import { severities } from "../../rules/severity.ts";
import { count, listed } from "../../rules/wording.ts";
import type { Place } from "../../source/source.ts";
import { code } from "../../source/quoted.ts";
import { bounded, firstLines } from "../bounded.ts";
import { summaryOf } from "../findings-json.ts";
import { foundIn } from "../found-in.ts";
import type { LinkTo } from "../links.ts";
import { linesShown, pathShown } from "../place.ts";
import { findingLine, ownerName, ruleLink, severityName } from "../proposal-text.ts";
import type { Result } from "../result.ts";
import { faulty } from "../summary/agreed.ts";
import { excusedCounts } from "../summary/excused.ts";
import { notRead } from "../summary/not-read.ts";
import { scoreText } from "../summary/scores.ts";
import type { History } from "../trend/history.ts";
import type { Mark } from "../trend/night.ts";
import { trendLine } from "../trend/trend-line.ts";
import type { Step, Tonight } from "../trend/tonight.ts";
import { isStanding } from "../verdict.ts";
import { issueMarker } from "./marker.ts";

/** What a tracking issue is made of, beside what was found. */
export type Tracking = {
  readonly job: string;
  readonly tonight: Tonight;
  /** The nights, this one included; none where no history is kept. */
  readonly history: History;
  readonly ownersOf: (path: string) => readonly string[];
  /** The day on which a place was last changed; undefined where it is not known. */
  readonly changedOn: (place: Place) => string | undefined;
  readonly linkTo?: LinkTo;
};

export const trackingTitle = "Pare: IAM policies that allow too much";

/** The most lines of each list. */
const mostFindings = 20;
const mostSteps = 10;
const mostPolicies = 10;
const mostOwners = 15;

/**
 * Whether something is left to be told of. What could not be read is not repaired: an audit that read no
 * statement, or not the files in which something stood, leaves nothing settled.
 */
export function isLeft(result: Result, { before, unknown }: Tonight): boolean {
  const isUnread = result.statements === 0 && (before?.statements ?? 0) > 0;
  return isStanding(result) || unknown.length > 0 || isUnread;
}

/**
 * The text of the one issue that tells of an audit: how it stands, what changed since the night before, the
 * worst policies and whom to ask. Nobody is mentioned: owners stand there as code.
 */
export function trackingBody(result: Result, tracking: Tracking): string {
  const { job, tonight, linkTo } = tracking;
  const left = isLeft(result, tonight);
  return bounded([
    issueMarker(job, !left),
    standing(result, tonight),
    ...trend(tracking.history),
    ...faulty(result, linkTo),
    ...news(tracking),
    ...worstPolicies(result, tracking),
    ...whomToAsk(result, tracking),
    ...excusedCounts(result),
    ...notRead(result, linkTo),
    footer(left),
  ]);
}

function standing(result: Result, { before, unknown }: Tonight): string {
  const { findings } = summaryOf(result);
  const bad = severities.filter((each) => findings[each] > 0);
  const said =
    result.statements === 0
      ? "**No IAM statement was read.**"
      : bad.length === 0
        ? `**${result.faults.length === 0 ? "Nothing is left" : "No finding is left"}** in ${count(result.statements, "statement")}.`
        : `**${count(result.findings.length, "finding")}** ${result.findings.length === 1 ? "stands" : "stand"} in ${count(result.statements, "statement")}: ${listed(
            bad.map((each) => `${findings[each]} ${each}`),
            bad.length,
          )}.`;
  const was =
    before && before.score !== result.score
      ? `, after ${scoreText(before.score)} on ${before.date}`
      : "";
  return [
    said,
    ...(unknown.length > 0
      ? [`${count(unknown.length, "finding")} of before cannot be seen: files were not read.`]
      : []),
    `Score of all policies together: **${scoreText(result.score)}**${was}; 100 allows nothing.`,
  ].join(" ");
}

/** The last nights in a line. */
export function trend(history: History): readonly string[] {
  const nights = history.slice(-30);
  const [first, last] = [nights[0], nights.at(-1)];
  if (!first || !last || first === last) return [];
  return [
    `Score of the last ${nights.length} nights: ${first.score} ${code(trendLine(history))} ${last.score}, since ${first.date}.`,
  ];
}

function news(tracking: Tracking): readonly string[] {
  const { before, fresh, worse, repaired, excused, unknown, fell, rose } = tracking.tonight;
  if (!before) return [];
  const lineOf = (finding: Finding): string => freshLine(finding, tracking);
  return [
    ...section(`New since ${before.date}`, fresh, lineOf, mostFindings),
    ...section("More severe than before", worse, lineOf, mostFindings),
    ...section("Policies that allow more", fell, stepLine, mostSteps),
    ...section(`Repaired since ${before.date}`, repaired, markLine, mostFindings),
    ...section(`Accepted since ${before.date}`, excused, markLine, mostFindings),
    ...section("In files that were not read", unknown, markLine, mostFindings),
    ...section("Policies that allow less", rose, stepLine, mostSteps),
  ];
}

function section<T>(
  title: string,
  items: readonly T[],
  lineOf: (item: T) => string,
  most: number,
): readonly string[] {
  if (items.length === 0) return [];
  // What is not shown costs nothing: of each line somebody may have to be asked.
  const lines = items.map((item, index) => (index < most ? lineOf(item) : ""));
  return [`#### ${title}: ${items.length}\n\n${firstLines(lines, most)}`];
}

function freshLine(finding: Finding, { linkTo, ...tracking }: Tracking): string {
  const { severity, statement, policy } = finding;
  const who = whoAndWhen(finding, tracking);
  return `- **${severityName(severity)}** ${linesShown(statement.place, linkTo)}${ownerName(statement, policy)}: ${findingLine(finding)} ${who}`;
}

function whoAndWhen(
  { subject, statement }: Finding,
  { ownersOf, changedOn }: Omit<Tracking, "linkTo">,
): string {
  const owners = ownersOf(statement.place.source.path);
  const day = changedOn(subject);
  return [
    ...(owners.length > 0 ? [`owned by ${names(owners)}`] : []),
    day === undefined ? "age not known" : `written on ${day}`,
  ].join(", ");
}

function names(owners: readonly string[]): string {
  return listed(owners.map((each) => code(each, 100)));
}

function markLine({ severity, rule, path, owner, count: number, since }: Mark): string {
  const whose = owner === path ? "" : ` · ${code(owner)}`;
  return `- ${severityName(severity)} ${pathShown(path)}${whose} ${ruleLink(rule)}${number > 1 ? `, ${number} times` : ""}, stood since ${since}`;
}

function stepLine({ id, from, to }: Step): string {
  return `- ${code(id)}: ${scoreText(from)} to ${scoreText(to)}`;
}

function worstPolicies(
  result: Result,
  { ownersOf, changedOn, linkTo }: Tracking,
): readonly string[] {
  const worst = foundIn(result).slice(0, mostPolicies);
  if (worst.length === 0) return [];
  const lines = worst.map(({ policy, score, findings: own }) => {
    const counted = severities.flatMap((severity) => {
      const number = own.filter((each) => each.severity === severity).length;
      return number > 0 ? [`${number} ${severity}`] : [];
    });
    const owners = ownersOf(policy.place.source.path);
    const days = own.slice(0, mostDated).map(({ subject }) => changedOn(subject));
    const oldest = days.some((day) => day === undefined) ? undefined : days.sort()[0];
    return [
      `- **${score === undefined ? "written elsewhere" : scoreText(score)}** ${linesShown(policy.place, linkTo)}${ownerName(policy, policy)}: ${listed(counted, counted.length)}`,
      ...(owners.length > 0 ? [`owned by ${names(owners)}`] : []),
      oldest === undefined ? "age not known" : `oldest written on ${oldest}`,
    ].join(", ");
  });
  return [`#### Worst policies\n\n${lines.join("\n")}`];
}

/** The most findings of a policy whose age is asked for. */
const mostDated = 5;

function whomToAsk({ findings }: Result, { ownersOf }: Tracking): readonly string[] {
  const byOwner = new Map<string, Set<Finding>>();
  for (const finding of findings)
    for (const owner of ownersOf(finding.statement.place.source.path))
      byOwner.set(owner, (byOwner.get(owner) ?? new Set()).add(finding));
  if (byOwner.size === 0) return [];
  const lines = [...byOwner]
    .sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1))
    .map(([owner, own]) => {
      const policies = new Set([...own].map(({ policy }) => policy.id)).size;
      return `- ${code(owner, 100)}: ${count(own.size, "finding")} in ${policies === 1 ? "1 policy" : `${policies} policies`}`;
    });
  return [`#### Whom to ask\n\n${firstLines(lines, mostOwners)}`];
}

function footer(left: boolean): string {
  return left
    ? "---\n\nPare writes this anew every night, and closes it when nothing is left. Close it yourself and it is left alone until you open it again."
    : "---\n\nPare closes this, since nothing is left, and opens it again when something is.";
}
