import type { Log, ReportingDescriptor, Result as SarifResult } from "sarif";
import { rules } from "../rules/index.ts";
import type { Finding, Rule, Severity } from "../rules/rule.ts";
import { rangeOf } from "../source/lines.ts";
import { unprintable } from "../source/quoted.ts";
import { contains, samePlace, type Place } from "../source/source.ts";
import { home, rulePage, version } from "./links.ts";
import type { Result } from "./result.ts";

/** The findings as SARIF 2.1.0, with what GitHub's code scanning asks for beside the standard. */
export function sarifReport(result: Result): Log {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Pare",
            version,
            semanticVersion: version,
            informationUri: home,
            rules: rules.map(descriptorOf),
          },
        },
        columnKind: "utf16CodeUnits",
        results: result.findings.map((finding) =>
          resultOf(finding, indexes.get(finding.rule) ?? -1),
        ),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: result.problems.map(({ path, reason, detail }) => ({
              level: "note",
              message: { text: plain(`${reason}: ${detail}`) },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
            })),
          },
        ],
      },
    ],
  };
}

function descriptorOf(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    helpUri: rulePage(rule.id),
    help: { text: `${rule.why}\n\n${rule.repair}`, markdown: `${rule.why}\n\n${rule.repair}` },
    defaultConfiguration: { level: levelOf(rule.severity) },
    properties: { tags: ["security", "iam"], "security-severity": securitySeverity[rule.severity] },
  };
}

/** The ranges by which GitHub names severities. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  info: "0.0",
};

function levelOf(severity: Severity): "error" | "warning" | "note" {
  if (severity === "critical" || severity === "high") return "error";
  return severity === "medium" ? "warning" : "note";
}

function resultOf(finding: Finding, ruleIndex: number): SarifResult {
  const { rule, severity, message, subject, statement, policy } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(severity),
    message: { text: plain(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(subject.source.path) },
          region: regionOf(subject),
          ...(surrounds(statement.place, subject) && {
            contextRegion: regionOf(statement.place),
          }),
        },
        logicalLocations: [{ fullyQualifiedName: policy.owner.address }],
      },
    ],
    partialFingerprints: { "pareStatement/v1": `${rule}:${statement.id}` },
  };
}

/** A message in which no viewer finds a link (§3.11.6) or a placeholder (§3.11.5). */
function plain(message: string): string {
  return message
    .replace(unprintable, " ")
    .replaceAll("](", "] (")
    .replace(/\{(?=\d+\})/g, "{ ");
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

function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
