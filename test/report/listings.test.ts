import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { badgeReport } from "../../src/report/badge.ts";
import { csvReport } from "../../src/report/csv.ts";
import { findingsReport } from "../../src/report/findings-json.ts";
import { codeQualityReport } from "../../src/report/gitlab.ts";
import { junitReport } from "../../src/report/junit.ts";
import { rdjsonReport } from "../../src/report/rdjson.ts";
import type { Part } from "../../src/report/told.ts";
import { agreed } from "../agreed.ts";
import { often } from "../share.ts";
import { auditAt, hostile, places } from "./hostile.ts";
import { badgeSchema, codeQualitySchema, junitElements, rdjsonSchema } from "./listing-schemas.ts";
import { failed, partAt, partOf } from "./parts.ts";
import { audited } from "./results.ts";
import { withoutCode } from "./skeleton.ts";
import { suppressing } from "./suppressions.ts";
import { parseXml, type Element } from "./xml.ts";

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const faultsOf = (schema: object): ((value: unknown) => unknown) => {
  const isValid = ajv.compile(schema);
  return (value) => (isValid(value) ? [] : isValid.errors);
};
const rdjsonFaults = faultsOf(rdjsonSchema);
const codeQualityFaults = faultsOf(codeQualitySchema);
const badgeFaults = faultsOf(badgeSchema);

const statement = (actions: string, resources = '["*"]'): string =>
  `  statement {\n    actions   = ${actions}\n    resources = ${resources}\n  }\n`;
const document = (...statements: readonly string[]): string =>
  `data "aws_iam_policy_document" "app" {\n${statements.join("")}}\n`;
const files = {
  "infra/main.tf": `${document(statement('["s3:PutObject"]'))}\nresource "aws_s3_bucket" "logs" {}\n`,
  "star.json":
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  "fine.json":
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/k"}}',
  "broken.tf": "data {",
};
const one = partAt("", files);
const several: readonly Part[] = [
  partAt("octo-org/app", files),
  partAt("octo-org/empty", {}),
  failed("octo-org/huge"),
];

/** Every format, and what is wrong with what it made. */
const formats = {
  csv: (parts: readonly Part[]) => csvFaults(csvReport(parts)),
  junit: (parts: readonly Part[]) => xmlFaults(parseXml(junitReport(parts))),
  gitlab: (parts: readonly Part[]) => {
    const issues = codeQualityReport(parts);
    expect(new Set(issues.map((each) => each.fingerprint)).size).toBe(issues.length);
    return codeQualityFaults(issues);
  },
  rdjson: (parts: readonly Part[]) => {
    const result = rdjsonReport(parts);
    // reviewdog posts a message as Markdown: beside code nothing of the repository is in it.
    for (const { message } of result.diagnostics)
      expect(withoutCode(message)).not.toMatch(/[@#[\]<>`\n]|https?:|www\./);
    return rdjsonFaults(result);
  },
  badge: (parts: readonly Part[]) => badgeFaults(badgeReport(parts)),
};

describe.each(Object.entries(formats))("%s", (_, faultsIn) => {
  test("is as it is published, of one result, of several, and of none", () => {
    expect(faultsIn([one])).toEqual([]);
    expect(faultsIn(several)).toEqual([]);
    expect(faultsIn([])).toEqual([]);
  });

  test("is so whatever names stand in the files", () => {
    const results = fc.oneof(
      ...Object.values(places).map((place) => place.text.map((text) => auditAt(place, text))),
    );
    fc.assert(
      fc.property(results, hostile, (result, name) => {
        expect(faultsIn([partOf(result)])).toEqual([]);
        expect(faultsIn([partOf(result, name), failed(name, name)])).toEqual([]);
      }),
      { numRuns: often(40) },
    );
  });
});

test("what is checked can fail", () => {
  expect(rdjsonFaults({ diagnostics: [{ message: "x", location: {} }] })).not.toEqual([]);
  expect(codeQualityFaults([{ description: "x" }])).not.toEqual([]);
  expect(badgeFaults({ ...badgeReport([one]), message: "" })).not.toEqual([]);
  expect(csvFaults('a,b\r\n"=1",c\r\n')).not.toEqual([]);
  expect(csvFaults("a,b\r\nc\r\n")).not.toEqual([]);
  const xml = junitReport([one]);
  expect(() => parseXml(xml.replace("</testsuites>", ""))).toThrow();
  expect(() => parseXml(xml.replace("star", "st\0ar"))).toThrow();
  expect(
    xmlFaults(parseXml(xml.replace("<failure", "<failure nature='x'".replaceAll("'", '"')))),
  ).not.toEqual([]);
});

/** A record a line, as many fields in each, none a formula; CRLF at the end of each (RFC 4180). */
function csvFaults(text: string): readonly string[] {
  const records = csvRecords(text);
  const [header = []] = records;
  return records.flatMap((fields) => [
    ...(fields.length === header.length ? [] : [`${fields.length} fields`]),
    ...fields.filter((field) => /^\s*[=+\-@\t\r]/.test(field) || /[\p{Cc}]/u.test(field)),
  ]);
}

function csvRecords(text: string): readonly (readonly string[])[] {
  if (!text.endsWith("\r\n")) throw new Error("the last line has no end");
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const records: string[][] = [];
  for (let fields: string[] = []; field.lastIndex < text.length; ) {
    const found = field.exec(text);
    if (!found) throw new Error("a field that is none");
    const [, quoted, plain = "", end] = found;
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") {
      records.push(fields);
      fields = [];
    }
  }
  return records;
}

function xmlFaults({ name, attributes, children }: Element, above?: string): readonly string[] {
  const known = junitElements[name];
  if (!known) return [`no element ${name}`];
  const given = Object.keys(attributes);
  return [
    ...(above !== undefined && !junitElements[above]?.inside.includes(name)
      ? [`${name} in ${above}`]
      : []),
    ...known.required.filter((each) => !given.includes(each)),
    ...given.filter((each) => ![...known.required, ...known.optional].includes(each)),
    ...children.flatMap((child) => xmlFaults(child, name)),
  ];
}

test("CSV: a row each for what stands, is not evaluated, and was not judged", () => {
  const [header, ...rows] = csvRecords(csvReport(several));
  expect(header).toContain("fingerprint");
  expect(rows.map(([name, status, severity, rule]) => [name, status, severity, rule])).toEqual([
    ["octo-org/app", "standing", "medium", "unscoped-resource"],
    ["octo-org/app", "standing", "critical", "wildcard-action"],
    ["octo-org/app", "unread", "", "syntax-error"],
    ["octo-org/huge", "unknown", "", "not-audited"],
  ]);
});

test.each(["=1+1", "+1", "-1", "@x", " =1", "\t=1", '"=1', "＝1"])(
  "CSV: %j is no formula",
  (name) => {
    const [, [first = ""] = []] = csvRecords(csvReport([failed(name)]));
    expect(first).toMatch(/^'/);
    expect(csvReport([failed(`x;${name}`)])).not.toMatch(/;["'\s]*(?<!')[=+\-@＝]/);
  },
);

test("JUnit: cases that failed, passed, were skipped and could not be read are counted", () => {
  const suppressions = [suppressing("star.json", ["wildcard-action"], { reason: "it is a test" })];
  const result = audited(files, agreed("high", {}, { suppressions }));
  const { attributes, children } = parseXml(junitReport([partOf(result)]));
  expect(attributes).toMatchObject({ failures: "1", errors: "1" });
  const cases = children.flatMap((suite) => suite.children);
  expect(attributes.tests).toBe(String(cases.length));
  const outcomes = cases.map((each) => [each.attributes.classname, each.children[0]?.name]);
  expect(outcomes).toEqual([
    ["infra/main.tf", "failure"],
    ["star.json", "skipped"],
    ["broken.tf", "error"],
    ["fine.json", undefined],
    ["star.json", undefined],
  ]);
});

test("GitLab: severities, places, and what could not be read", () => {
  expect(
    codeQualityReport([one]).map(({ severity, check_name, location }) => [
      severity,
      check_name,
      `${location.path}:${location.lines.begin}`,
    ]),
  ).toEqual([
    ["major", "unscoped-resource", "infra/main.tf:4"],
    ["blocker", "wildcard-action", "star.json:1"],
    ["major", "syntax-error", "broken.tf:1"],
  ]);
});

test("GitLab: a fingerprint stays from run to run, and is another in each repository", () => {
  const text = files["infra/main.tf"];
  const [before, after] = [text, `\n\n${text}`].map((each) => partAt("", { "main.tf": each }));
  if (!before || !after) throw new Error("there are two");
  const prints = (...parts: readonly Part[]): readonly string[] =>
    codeQualityReport(parts).map(({ fingerprint }) => fingerprint);
  expect(prints(after)).toEqual(prints(before));
  const all = prints({ ...before, name: "a" }, { ...before, name: "b" });
  expect(new Set(all).size).toBe(2 * prints(before).length);
});

test("rdjson: one of the findings of a statement offers its replacement, about the same lines", () => {
  const text = document(statement('["s3:PutObject", "s3:Put*"]'));
  const result = audited({ "main.tf": `${text}\nresource "aws_s3_bucket" "logs" {}\n` });
  const { diagnostics } = rdjsonReport([partOf(result)]);
  const report = partOf(result).report;
  const offered = report.findings.filter(({ suggestion }) => suggestion?.complete);
  expect(offered.length).toBeGreaterThan(1);
  const offering = diagnostics.filter(({ suggestions }) => suggestions);
  expect(offering.length).toBe(1);
  expect(offering[0]?.suggestions?.[0]?.range).toEqual(offering[0]?.location.range);
  expect(offering[0]?.suggestions?.[0]?.text).toBe(offered[0]?.suggestion?.text);
});

test("the badge has the score, and says where there is none or something is missing", () => {
  const result = audited({ "a.json": files["star.json"] });
  const { score, letter } = findingsReport(result).summary;
  expect(badgeReport([partOf(result)])).toMatchObject({
    message: `${letter} ${score}`,
    color: "red",
  });
  expect(badgeReport([partAt("", {})])).toMatchObject({ message: "none found" });
  expect(badgeReport(several)).toMatchObject({ message: "1 not audited", isError: true });
});
