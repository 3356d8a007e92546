import type { Location, Result as SarifResult, Suppression as SarifSuppression } from "sarif";
import type { Excuse } from "../../config/excuse.ts";
import { faultFingerprint, suppressionRule, type Fault } from "../../config/fault.ts";
import { fingerprintOf } from "../../rules/fingerprint.ts";
import { compareFindings } from "../../rules/judge.ts";
import type { Finding } from "../../rules/rule.ts";
import { severities, type Severity } from "../../rules/severity.ts";
import { rangeOf } from "../../source/lines.ts";
import { oneLine } from "../../source/quoted.ts";
import { contains, samePlace, type Place } from "../../source/source.ts";
import { relativeReference } from "../links.ts";
import { numbering } from "../numbering.ts";
import { sarifText } from "../plain.ts";
import type { Result } from "../result.ts";
import type { Mark } from "../trend/night.ts";
import { indexes, levelOf } from "./descriptors.ts";

/** A result with what it is sorted by. */
type Ranked = {
  readonly excused: boolean;
  readonly severity: Severity;
  readonly shown: SarifResult;
};

/**
 * All that was found, as results (§3.27): what stands before what is excused, the worst first.
 * Where any is suppressed, those that are not say so (§3.27.23).
 *
 * @param unseen what stood in files that were not read this time: left out, it would be taken for fixed
 */
export function sarifResults(result: Result, unseen: readonly Mark[]): readonly SarifResult[] {
  const { findings, excused, faults } = result;
  const because = new Map(excused.map((each) => [each.finding, each.because]));
  const number = numbering();
  const all = [...findings, ...because.keys()].sort(compareFindings);
  const ranked = [
    ...all.map((finding) => rankedFinding(finding, because.get(finding), number)),
    ...faults.map((fault) => rankedFault(fault, number)),
    ...unseen.flatMap((mark) => rankedMarks(mark, number)),
  ].sort(
    (a, b) =>
      Number(a.excused) - Number(b.excused) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  return excused.length === 0
    ? ranked.map(({ shown }) => shown)
    : ranked.map(({ shown }) => ({ suppressions: [], ...shown }));
}

function rankedFinding(
  finding: Finding,
  excuse: Excuse | undefined,
  number: (fingerprint: string) => string,
): Ranked {
  const { rule, severity, message, subject, statement, policy, beside = [] } = finding;
  return {
    excused: excuse !== undefined,
    severity,
    shown: {
      ...resultOf({ rule, severity, message }, number(fingerprintOf(finding)), {
        ...locationOf(subject, statement.place),
        logicalLocations: [{ fullyQualifiedName: policy.owner.address }],
      }),
      ...(beside.length > 0 && {
        relatedLocations: beside.map(({ place }) => locationOf(place)),
      }),
      ...(excuse && { suppressions: [suppressionOf(excuse)] }),
    },
  };
}

/** What stood in a file that was not read: each of it, by the same fingerprints as before. */
function rankedMarks(
  { rule, severity, path, owner, fingerprint, count }: Mark,
  number: (fingerprint: string) => string,
): readonly Ranked[] {
  const message = `${owner}: stood here when the file was read last. It was not read this time, and whether it stands still is not known.`;
  const physicalLocation = {
    artifactLocation: { uri: relativeReference(path) },
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
  };
  return Array.from({ length: count }, () => ({
    excused: false,
    severity,
    shown: resultOf({ rule, severity, message }, number(fingerprint), { physicalLocation }),
  }));
}

function rankedFault(fault: Fault, number: (fingerprint: string) => string): Ranked {
  const { severity, message, place } = fault;
  return {
    excused: false,
    severity,
    shown: resultOf(
      { rule: suppressionRule.id, severity, message },
      number(faultFingerprint(fault)),
      locationOf(place),
    ),
  };
}

function resultOf(
  { rule, severity, message }: Pick<Finding, "rule" | "severity" | "message">,
  fingerprint: string,
  location: Location,
): SarifResult {
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levelOf(severity),
    message: { text: sarifText(message) },
    locations: [location],
    partialFingerprints: { "pareFinding/v1": fingerprint },
  };
}

/** Why a result is not held against anybody (§3.35). */
function suppressionOf(excuse: Excuse): SarifSuppression {
  const reason = sarifText(oneLine(reasonOf(excuse), 1000));
  const inSource = excuse.kind === "suppression" && excuse.suppression.by === "comment";
  return {
    kind: inSource ? "inSource" : "external",
    status: "accepted",
    // What is not to be read is none, and SARIF wants one that is (§3.35.6).
    justification: reason === "" ? "No reason is given." : reason,
    ...(inSource && { location: locationOf(excuse.suppression.place) }),
  };
}

function reasonOf(excuse: Excuse): string {
  switch (excuse.kind) {
    case "baseline":
      return "It is in the baseline.";
    case "reply":
      return `${excuse.reply.author} answered: ${excuse.reply.reason}`;
    case "suppression":
      return excuse.suppression.reason ?? "No reason is given.";
  }
}

function locationOf(place: Place, context?: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeReference(place.source.path) },
      region: regionOf(place),
      ...(context && surrounds(context, place) && { contextRegion: regionOf(context) }),
    },
  };
}

/** SARIF asks for a context region that holds the region and more (§3.29.5). */
function surrounds(outer: Place, inner: Place): boolean {
  return (
    outer.source.path === inner.source.path &&
    contains(outer.span, inner.span) &&
    !samePlace(outer, inner)
  );
}

function regionOf(place: Place): {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
} {
  const { start, end } = rangeOf(place);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
