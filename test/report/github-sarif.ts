import { gzipSync } from "node:zlib";
import type { Location, Log, ReportingDescriptor, Result, Run } from "sarif";

/**
 * What GitHub would refuse of a SARIF file, or not show as it is meant: after its pages "SARIF
 * support for code scanning" and "SARIF results exceed one or more limits". Each complaint is a
 * sentence; none is for a file that is fine.
 */
export function githubComplaints(log: Log): readonly string[] {
  const { $schema, version, runs } = log;
  return [
    ...check(isText($schema), "$schema is required"),
    ...check((version as string) === "2.1.0", "only version 2.1.0 is taken"),
    ...check(runs.length >= 1 && runs.length <= 20, "a file has 1 to 20 runs"),
    ...check(gzipSync(JSON.stringify(log, null, 2)).length <= 10_000_000, "it is over 10 MB"),
    ...runs.flatMap(ofRun),
  ];
}

function ofRun({ tool, results = [], automationDetails }: Run): readonly string[] {
  const { name, rules = [] } = tool.driver;
  const ids = rules.map(({ id }) => id);
  const prints = results.map(({ ruleId, partialFingerprints }) =>
    JSON.stringify([ruleId, partialFingerprints]),
  );
  const suppressed = new Set(results.map(({ suppressions }) => suppressions !== undefined));
  return [
    ...check(isText(name), "a tool has a name"),
    ...check(rules.length <= 25_000, "more rules than allowed"),
    ...check(new Set(ids).size === ids.length, "ids of rules are unique"),
    ...check(results.length <= 25_000, "more results than allowed"),
    ...check(new Set(prints).size === prints.length, "results have fingerprints of their own"),
    ...check(
      suppressed.size <= 1,
      "all results say whether they are suppressed, or none (§3.27.23)",
    ),
    // github/codeql-action: the id in a file wins over the category that a workflow asks for.
    ...check(automationDetails === undefined, "the category is the workflow's to give"),
    ...rules.flatMap(ofRule),
    ...results.flatMap((result) => ofResult(result, ids)),
  ];
}

function ofRule(rule: ReportingDescriptor): readonly string[] {
  const { id, name = "", shortDescription, fullDescription, help, properties = {} } = rule;
  const { tags = [], precision } = properties as { tags?: readonly string[]; precision?: string };
  const severity: unknown = properties["security-severity"];
  const level = rule.defaultConfiguration?.level ?? "warning";
  return [
    ...check(isText(id), "a rule has an id"),
    ...check(name.length <= 255, "the name of a rule has 255 characters at most"),
    ...[shortDescription, fullDescription].flatMap((description) =>
      check(
        isText(description?.text) && (description?.text.length ?? 0) <= 1024,
        "a rule has descriptions of 1024 characters at most",
      ),
    ),
    ...check(isText(help?.text), "a rule has a help text"),
    ...check(isText(help?.markdown), "a rule has a help text in Markdown, which is shown"),
    ...check(["note", "warning", "error"].includes(level), "the level of a rule is a known one"),
    ...check(tags.length <= 20 && tags.every(isText), "a rule has 20 tags at most"),
    ...check(
      precision === undefined || ["very-high", "high", "medium", "low"].includes(precision),
      "the precision of a rule is a known one",
    ),
    ...check(isSeverity(severity), "security-severity is a number from 0.0 to 10.0, as a text"),
    ...check(tags.includes("security"), "a rule with a security-severity has the tag security"),
  ];
}

function ofResult(result: Result, ids: readonly string[]): readonly string[] {
  const { message, locations = [], partialFingerprints = {}, ruleId, ruleIndex = -1 } = result;
  const prints = Object.values(partialFingerprints);
  return [
    ...check(isText(message.text), "a result has a message"),
    ...check(ids[ruleIndex] === ruleId, "a result belongs to a rule of the tool"),
    ...check(
      ["note", "warning", "error"].includes(result.level ?? "warning"),
      "the level of a result is a known one",
    ),
    ...check(locations.length >= 1 && locations.length <= 10, "a result has 1 to 10 locations"),
    ...check(prints.length > 0 && prints.every(isText), "a result has fingerprints"),
    // It computes that one itself, and warns of every result that has another.
    ...check(!("primaryLocationLineHash" in partialFingerprints), "the line hash is GitHub's"),
    ...locations.flatMap(ofLocation),
  ];
}

function ofLocation({ physicalLocation }: Location): readonly string[] {
  const uri = physicalLocation?.artifactLocation?.uri ?? "";
  const {
    startLine = 0,
    startColumn = 0,
    endLine = 0,
    endColumn = 0,
  } = physicalLocation?.region ?? {};
  const isBehind = endLine > startLine || (endLine === startLine && endColumn >= startColumn);
  return [
    ...check(isRelative(uri), "a location has a path from the root of the repository"),
    ...check(
      Math.min(startLine, startColumn, endLine, endColumn) >= 1 && isBehind,
      "a region has lines and columns from 1, its end behind its start",
    ),
  ];
}

function isRelative(uri: string): boolean {
  const isPath = uri !== "" && !uri.startsWith("/") && !/^[a-z][a-z0-9+.-]*:/i.test(uri);
  return isPath && !uri.split("/").some((part) => part === "" || part === "." || part === "..");
}

function isSeverity(value: unknown): boolean {
  return typeof value === "string" && /^\d{1,2}\.\d$/.test(value) && Number(value) <= 10;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function check(holds: boolean, complaint: string): readonly string[] {
  return holds ? [] : [complaint];
}
