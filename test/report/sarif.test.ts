import fc from "fast-check";
import type { Region } from "sarif";
import { describe, expect, test } from "vitest";
import { sarifReport } from "../../src/report/sarif.ts";
import { suppressionRule } from "../../src/config/fault.ts";
import { rules } from "../../src/rules/index.ts";
import { tonight } from "../../src/report/trend/tonight.ts";
import { severities } from "../../src/rules/severity.ts";
import { positionAt } from "../../src/source/lines.ts";
import { githubComplaints } from "./github-sarif.ts";
import { auditAt, places } from "./hostile.ts";
import { audited, type Files } from "./results.ts";
import { sarifFaults } from "./sarif-schema.ts";

const files: Files = {
  "infra/main.tf": `locals {
  all = ["s3:*"]
}

data "aws_iam_policy_document" "app" {
  statement {
    actions   = local.all
    resources = ["*"]
  }

  statement {
    actions   = ["s3:ListBucket", "kms:\\u0044ecrypt"]
    resources = ["*"]
  }
}
`,
  "policy [1].json":
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  "broken.tf": 'data "aws_iam_policy_document" "app" {',
};

const result = audited(files);
const [run] = sarifReport(result).runs;
/** The findings in the order in which they are listed: the worst first, the others as they stand. */
const worstFirst = [...result.findings].sort(
  (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
);

test("a report has the shape that SARIF and GitHub ask for", () => {
  expect(sarifFaults(sarifReport(result))).toEqual([]);
  expect(sarifFaults(sarifReport(audited({})))).toEqual([]);
  for (const each of [result, audited({})]) expect(githubComplaints(sarifReport(each))).toEqual([]);
  expect(sarifFaults({ ...sarifReport(result), version: "2.0.0" })).not.toEqual([]);
});

test("it has it whatever names stand in the files", () => {
  const reports = fc.oneof(
    ...Object.values(places).map((place) => place.text.map((text) => auditAt(place, text))),
  );
  fc.assert(
    fc.property(reports, (found) => {
      expect(sarifFaults(sarifReport(found))).toEqual([]);
      expect(githubComplaints(sarifReport(found))).toEqual([]);
    }),
  );
});

test("every finding is a result of its rule, and every rule is described", () => {
  expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual([
    ...rules.map(({ id }) => id),
    "suppression",
  ]);
  expect(run?.results?.map(({ ruleId }) => ruleId)).toEqual(worstFirst.map(({ rule }) => rule));
  expect(run?.results?.length).toBeGreaterThan(2);
  for (const { ruleId, ruleIndex = -1 } of run?.results ?? [])
    expect(run?.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
});

test("severities are levels, and for GitHub numbers", () => {
  const levels = new Map(worstFirst.map(({ severity }, n) => [severity, run?.results?.[n]?.level]));
  expect(Object.fromEntries(levels)).toMatchObject({ critical: "error", medium: "warning" });
  // "SARIF support for code scanning": over 9.0 critical, 7.0 high, 4.0 medium, 0.1 low.
  const least = { critical: 9.1, high: 7, medium: 4, low: 0.1, info: 0 };
  for (const [index, { properties }] of (run?.tool.driver.rules ?? []).entries()) {
    const number = Number(properties?.["security-severity"]);
    const severity = rules[index]?.severity ?? suppressionRule.severity;
    const worse = Object.values(least).filter((each) => each <= number);
    expect(Math.max(...worse)).toBe(least[severity]);
  }
});

describe("places", () => {
  test("are the subject's, in UTF-16 columns from 1, the end behind it (§3.30)", () => {
    for (const [index, { subject }] of worstFirst.entries()) {
      const region = run?.results?.[index]?.locations?.[0]?.physicalLocation?.region;
      const start = positionAt(subject.source, subject.span.start);
      const end = positionAt(subject.source, subject.span.end);
      expect(region).toEqual({
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      });
    }
  });

  test("stand in a context that holds them and more, or in none (§3.29.5)", () => {
    const contexts = (run?.results ?? []).map(({ locations }) => {
      const { region, contextRegion } = locations?.[0]?.physicalLocation ?? {};
      if (!contextRegion || !region) return "none";
      expect(contextRegion).not.toEqual(region);
      expect(before(contextRegion, region)).toBe(true);
      return "some";
    });
    expect(new Set(contexts)).toEqual(new Set(["some"]));
    const [finding] = result.findings;
    if (!finding) throw new Error("nothing is found");
    const elsewhere = { source: finding.subject.source, span: { start: 0, end: 6 } };
    for (const subject of [finding.statement.place, elsewhere]) {
      const [only] = sarifReport({ ...result, findings: [{ ...finding, subject }] }).runs;
      const place = only?.results?.[0]?.locations?.[0]?.physicalLocation;
      expect(place).toHaveProperty("region");
      expect(place).not.toHaveProperty("contextRegion");
    }
  });

  test("have paths as relative references, percent-encoded (RFC 3986)", () => {
    const uris = (run?.results ?? []).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect(new Set(uris)).toEqual(new Set(["infra/main.tf", "policy%20%5B1%5D.json"]));
  });
});

function before(outer: Region, inner: Region): boolean {
  const at = (line = 0, column = 0): number => line * 1e6 + column;
  return (
    at(outer.startLine, outer.startColumn) <= at(inner.startLine, inner.startColumn) &&
    at(inner.endLine, inner.endColumn) <= at(outer.endLine, outer.endColumn)
  );
}

test("what is found of several statements is related to where the others stand (§3.27.22)", () => {
  const piece = (action: string): string =>
    `  statement {\n    actions   = ["${action}"]\n    resources = ["*"]\n  }\n`;
  const text = `data "aws_iam_policy_document" "app" {\n${piece("iam:PassRole")}${piece("ec2:RunInstances")}}\n`;
  const report = sarifReport(audited({ "main.tf": text }));
  expect(sarifFaults(report)).toEqual([]);
  const related = report.runs.flatMap(({ results = [] }) =>
    results.flatMap(({ ruleId, relatedLocations = [] }) =>
      relatedLocations.map(({ physicalLocation }) => [ruleId, physicalLocation?.region?.startLine]),
    ),
  );
  expect(related).toEqual([["privilege-escalation", 6]]);
});

test("what was not read is a note with its file (§3.58)", () => {
  const [invocation] = run?.invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(true);
  expect(
    invocation?.toolExecutionNotifications?.map(({ level, locations }) => [level, locations]),
  ).toEqual([["note", [{ physicalLocation: { artifactLocation: { uri: "broken.tf" } } }]]]);
});

test("alerts of a file that is not read tonight stay open, by their fingerprints", () => {
  const told = (report: ReturnType<typeof sarifReport>): readonly string[] =>
    (report.runs[0]?.results ?? []).map(
      ({ partialFingerprints }) => partialFingerprints?.["pareFinding/v1"] ?? "",
    );
  const night = tonight(result, { date: "2026-11-01", commit: "" });
  const broken = audited({
    ...files,
    "policy [1].json": '{"Statement":[{"Effect":"Allow" "Action":"*"}]}',
  });
  const { unknown } = tonight(broken, { date: "2026-11-02", commit: "" }, night.night);
  expect(unknown.length).toBeGreaterThan(0);
  const report = sarifReport(broken, unknown);
  expect([...told(report)].sort()).toEqual([...told(sarifReport(result))].sort());
  expect([...sarifFaults(report), ...githubComplaints(report)]).toEqual([]);
});
