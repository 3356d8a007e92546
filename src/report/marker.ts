import { fingerprintOf, type StatementMark } from "../rules/fingerprint.ts";
import type { Finding } from "../rules/rule.ts";
import { severities, type Severity } from "../rules/severity.ts";

// The first line of a comment of Pare's, hidden: by it a later run knows its own comments, and what
// each of them is about.

export type Marker = {
  /** Which job of which workflow it belongs to: others leave it alone. */
  readonly job: string;
  /** The statements that it is about. */
  readonly statements: readonly StatementMark[];
  /** What is found in them. */
  readonly findings: readonly FindingMark[];
};

/** A finding by what it says and by how bad it is: each is what an answer to the comment is about. */
export type FindingMark = { readonly says: string; readonly severity: Severity };

export function findingMark(finding: Finding): FindingMark {
  return { says: fingerprintOf(finding), severity: finding.severity };
}

/** What every marker begins with, whichever job's it is. */
export const anyMarkerStart = "<!-- pare:1 ";
const end = " -->";
const form = /^<!-- pare:1 job=\S* (?:summary|at=([0-9a-f:,]*) of=([0-9a-f:,chmli]*)) -->$/;

/** What every marker of a job's comments begins with. */
export function markerStart(job: string): string {
  return `${anyMarkerStart}job=${safe(job)} `;
}

export function markerOf({ job, statements, findings }: Marker): string {
  const marks = statements.map(({ at, says }) => `${at}:${says}`);
  const found = findings.map(({ says, severity }) => `${says}:${severity.charAt(0)}`);
  return `${markerStart(job)}at=${marks.join(",")} of=${[...new Set(found)].join(",")}${end}`;
}

/** The marker of the one comment of a job that says how the review ended. */
export function summaryMarker(job: string): string {
  return `${markerStart(job)}summary${end}`;
}

/** The first line of a comment, where it is a marker: below it, it would be a quotation. */
export function markerLine(body: string): string | undefined {
  const [first = ""] = body.split(/\r?\n/, 1);
  return form.test(first) ? first : undefined;
}

/** What a comment of Pare's is about, whichever job's it is; undefined where it is none of those. */
export function readMarker(body: string): Omit<Marker, "job"> | undefined {
  const [, statements, findings] = form.exec(markerLine(body) ?? "") ?? [];
  if (statements === undefined || findings === undefined) return undefined;
  const marks = listIn(statements).map((mark) => {
    const [at = "", says = ""] = mark.split(":");
    return { at, says };
  });
  const found = listIn(findings).flatMap((mark): readonly FindingMark[] => {
    const [says = "", letter = ""] = mark.split(":");
    const severity = severities.find((each) => letter !== "" && each.startsWith(letter));
    return severity ? [{ says, severity }] : [];
  });
  return { statements: marks, findings: found };
}

function listIn(text: string): readonly string[] {
  return text.split(",").filter((each) => each !== "");
}

/** A name in which nothing ends the marker or mentions somebody, other for every other name. */
function safe(name: string): string {
  return name.replace(
    /[^\w./]|(?<=-)-/gu,
    (sign) => `~${sign.codePointAt(0)?.toString(16) ?? ""}~`,
  );
}
