import type { Location, Log, Notification, Region, Result } from "sarif";
import { severities } from "../rules/severity.ts";
import { relativeReference } from "./links.ts";
import { numbering } from "./numbering.ts";
import { sarifText } from "./plain.ts";
import { remarksOf, type Lines, type Remark } from "./remarks.ts";
import { indexes, levelOf } from "./sarif/descriptors.ts";
import { withinSize } from "./sarif/limits.ts";
import { sarifLog } from "./sarif/log.ts";
import type { Part } from "./told.ts";

/**
 * The findings of several repositories as one run of SARIF 2.1.0, each path behind the name of its
 * repository. It is for viewers: code scanning takes the files of one repository, which that
 * repository's own audit writes (`sarif.ts`).
 */
export function mergedSarif(parts: readonly Part[]): Log {
  const number = numbering();
  const remarks = remarksOf(parts);
  const ranked = [
    ...severities.flatMap((severity) =>
      remarks.filter((each) => each.kind === "standing" && each.severity === severity),
    ),
    ...remarks.filter(({ kind }) => kind === "excused"),
  ];
  const notes = remarks.filter(({ kind }) => kind !== "standing" && kind !== "excused");
  return sarifLog({
    results: withinSize(ranked.map((each) => resultOf(each, number(each.fingerprint)))),
    notifications: notes.map(notification),
    isComplete: !notes.some(({ kind }) => kind === "unknown"),
  });
}

function resultOf(remark: Remark, fingerprint: string): Result {
  const { kind, rule, severity, message, owner } = remark;
  const isExcused = kind === "excused";
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levelOf(severity ?? "info"),
    message: { text: sarifText(message) },
    locations: [
      {
        ...locationOf(remark),
        ...(owner !== "" && { logicalLocations: [{ fullyQualifiedName: owner }] }),
      },
    ],
    partialFingerprints: { "pareFinding/v1": fingerprint },
    suppressions: isExcused
      ? [{ kind: "external", status: "accepted", justification: sarifText(message) }]
      : [],
  };
}

function notification(remark: Remark): Notification {
  return {
    level: remark.kind === "unknown" ? "error" : "note",
    message: { text: sarifText(remark.message) },
    locations: [locationOf(remark)],
  };
}

function locationOf({ path, lines }: Remark): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeReference(path) },
      ...(lines && { region: regionOf(lines) }),
    },
  };
}

function regionOf({ first, last, columns }: Lines): Region {
  return {
    startLine: first,
    endLine: last,
    ...(columns && { startColumn: columns.start, endColumn: columns.end }),
  };
}
