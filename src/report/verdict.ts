import type { Finding } from "../rules/rule.ts";
import { count, listed } from "../rules/wording.ts";
import { isReview, type Result, type ReviewResult } from "./result.ts";
import { unevaluatedFiles, unreadCounts } from "./unread.ts";

/** How a run ends, in a few words that hold nothing of the repository's. */
export function verdict(result: Result | ReviewResult): string {
  if (result.blocked) return `blocked by ${blockers(result)}`;
  const { findings, faults, excused } = result;
  if (isReview(result) && result.narrows) return narrowed(findings.length);
  if (isStanding(result)) {
    const all = findings.length + faults.length;
    return `${standing(findings.length, faults.length)}, ${all === 1 ? "which does not block" : "none of them blocks"}`;
  }
  const unknown = isReview(result) ? unevaluatedFiles(result) : 0;
  if (unknown > 0) return `${count(unknown, "changed file")} could not be evaluated`;
  if (excused.length > 0)
    return `nothing stands; ${count(excused.length, "finding")} ${excused.length === 1 ? "is" : "are"} excused`;
  if (isReview(result) && result.touched === 0)
    return allowsMore(result)
      ? "no IAM statement is touched, and yet something is newly allowed"
      : "no IAM statement is touched";
  if (result.statements === 0) return "no IAM statement was read";
  return "nothing is overbroad";
}

/** As where a Deny or a boundary is gone. */
function allowsMore({ shifts }: ReviewResult): boolean {
  return shifts.some(({ gained }) => gained.length > 0);
}

/** A change that only takes access away passes, whatever is left to be done. */
function narrowed(left: number): string {
  const away = "nothing new is allowed, and some access is taken away";
  return left > 0 ? `${away}; ${count(left, "finding")} ${left === 1 ? "is" : "are"} left` : away;
}

/** What blocks, counted; nothing where nothing does. */
export function blockers({ blocking, termsOf, failOn }: Result): string {
  const { findings, access, faults, suppressions } = blocking;
  const { files, unknown, mistakes } = unreadCounts(blocking);
  // Profiles block from other severities on: no single one says then why.
  const isUsual = findings.every(
    ({ statement }) => termsOf(statement.place.source.path).failOn === failOn,
  );
  return listed([
    ...counted(
      findings.length,
      "finding",
      isUsual && failOn !== "never" && failOn !== "new-access"
        ? ` of severity ${failOn} or worse`
        : "",
    ),
    ...counted(
      access.length,
      "statement",
      ` that newly ${access.length === 1 ? "allows" : "allow"} what is critical`,
    ),
    ...counted(faults.length, "faulty suppression"),
    ...counted(suppressions.length, "new suppression"),
    ...counted(files, "changed file", " that could not be read"),
    ...counted(unknown, "changed file", " of which it is newly unknown what is allowed"),
    ...counted(mistakes, "mistake", " in the configuration"),
  ]);
}

/** Whether anything stands that anybody is told of; information is told to who wants to hear it. */
export function isStanding({ findings, faults, termsOf }: Result): boolean {
  const isTold = ({ severity, statement }: Finding): boolean =>
    severity !== "info" || termsOf(statement.place.source.path).persona === "audit";
  return faults.length > 0 || findings.some(isTold);
}

function standing(findings: number, faults: number): string {
  return listed([...counted(findings, "finding"), ...counted(faults, "faulty suppression")]);
}

function counted(number: number, noun: string, more = ""): readonly string[] {
  return number > 0 ? [`${count(number, noun)}${more}`] : [];
}
