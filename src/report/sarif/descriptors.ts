import type { ReportingDescriptor } from "sarif";
import { suppressionRule } from "../../config/fault.ts";
import { rules } from "../../rules/index.ts";
import type { Described } from "../../rules/rule.ts";
import type { Severity } from "../../rules/severity.ts";
import { rulePage } from "../links.ts";

/** The ranges by which GitHub names severities. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  info: "0.0",
};

/** The rules as SARIF describes them (§3.49), and the one by which faults are known. */
export const descriptors: readonly ReportingDescriptor[] = [
  ...rules.map((rule) => descriptorOf(rule, ["security", "iam", "aws"])),
  descriptorOf(suppressionRule, ["security", "suppression"]),
];

/** The places of rules among them, by id. */
export const indexes: ReadonlyMap<string, number> = new Map(
  descriptors.map(({ id }, index) => [id, index]),
);

function descriptorOf(
  { id, title, severity, why, repair }: Described,
  tags: string[],
): ReportingDescriptor {
  const page = rulePage(id);
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    helpUri: page,
    help: {
      text: `${why}\n\n${repair}\n\n${page}`,
      markdown: `${why}\n\n${repair}\n\n[More about ${id}](${page})`,
    },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags, precision: "high", "security-severity": securitySeverity[severity] },
  };
}

export function levelOf(severity: Severity): "error" | "warning" | "note" {
  if (severity === "critical" || severity === "high") return "error";
  return severity === "medium" ? "warning" : "note";
}
