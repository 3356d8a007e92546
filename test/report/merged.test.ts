import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsReport } from "../../src/report/findings-json.ts";
import { mergedMarkdown } from "../../src/report/merged-markdown.ts";
import { mergedSarif } from "../../src/report/merged-sarif.ts";
import { mergedText } from "../../src/report/merged-text.ts";
import {
  contradictions,
  isToBeLookedAt,
  mergedReport,
  mergedSummary,
  mergeParts,
  partsIn,
} from "../../src/report/merged.ts";
import { excessAt, scoreOf } from "../../src/rules/score.ts";
import type { Audited, Part } from "../../src/report/told.ts";
import { auditAt, hostile, places } from "./hostile.ts";
import { failed, partAt, partOf } from "./parts.ts";
import { audited } from "./results.ts";
import { skeletonOf } from "./skeleton.ts";
import { sarifFaults } from "./sarif-schema.ts";

const json = (action: string): string =>
  `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"${action}","Resource":"*"}}`;
const app = partAt("octo-org/app", { "a.json": json("sqs:*") });
const fine = partAt("octo-org/fine", { "a.json": json("s3:ListAllMyBuckets") });
const empty = partAt("octo-org/empty", {});
const gone: Part = {
  ...{ name: "octo-org/gone", head: null, outcome: "left out", because: "it is archived" },
};

describe("merging", () => {
  const names = fc.constantFrom("a", "b", "c");
  const heads = fc.constantFrom(null, "1", "2");
  const outcomes = fc.constantFrom("failed", "missing", "left out", "audited");
  const parts = fc
    .array(fc.tuple(names, heads, outcomes), { maxLength: 4 })
    .map((all) =>
      all.map(
        ([name, head, outcome]): Part =>
          outcome === "audited"
            ? { ...fine, name, head }
            : { name, head, outcome: outcome as "failed", because: "so" },
      ),
    );

  test("makes no difference by order, by grouping, or where it is done twice", () => {
    fc.assert(
      fc.property(parts, parts, parts, (a, b, c) => {
        const all = mergeParts([a, b, c]);
        expect(mergeParts([mergeParts([a, b]), c])).toEqual(all);
        expect(mergeParts([a, mergeParts([b, c])])).toEqual(all);
        expect(mergeParts([c, b, a])).toEqual(all);
        expect(mergeParts([all, all, a])).toEqual(all);
        expect(new Set(all.map(({ name }) => name))).toEqual(
          new Set([...a, ...b, ...c].map(({ name }) => name)),
        );
      }),
    );
  });

  test("survives being printed and read again", () => {
    fc.assert(
      fc.property(parts, (some) => {
        const again = (all: readonly Part[]): readonly Part[] | undefined =>
          partsIn(JSON.parse(JSON.stringify(mergedReport(all))), "x");
        const all = mergeParts([some]);
        const read = again(all) ?? [];
        const about = ({ name, head, outcome }: Part): unknown => [name, head, outcome];
        expect(read.map(about)).toEqual(all.map(about));
        expect(again(read)).toEqual(read);
        expect(mergedSummary(read)).toEqual(mergedSummary(all));
      }),
      { numRuns: 20 },
    );
  });

  test("believes an audit more than that it failed, and says where two audits differ", () => {
    expect(mergeParts([[failed(app.name)], [app]])).toEqual([app]);
    const other: Audited = { ...app, head: "1" };
    expect(contradictions(mergeParts([[app], [other], [fine]]))).toEqual([app.name]);
    expect(contradictions(mergeParts([[app], [{ ...app }], [fine]]))).toEqual([]);
  });
});

test("a result is the only part of itself, under the name it is given", () => {
  const report = findingsReport(audited({ "a.json": json("sqs:*") }));
  const [part] = partsIn(JSON.parse(JSON.stringify(report)), "x") ?? [];
  expect(part).toMatchObject({ name: "x", outcome: "audited" });
  expect(part?.outcome === "audited" && part.report.findings.length).toBe(report.findings.length);
});

test.each([null, 1, "x", [], {}, { version: 2, parts: [] }, { version: 1, parts: [{}] }])(
  "%j is no report",
  (value) => {
    expect(partsIn(value, "x")).toBeUndefined();
  },
);

test("a report that says nothing of what it should is none", () => {
  const report = JSON.parse(JSON.stringify(findingsReport(audited({})))) as object;
  for (const key of ["summary", "findings", "excused", "faults", "policies", "notEvaluated"])
    expect(partsIn({ ...report, [key]: undefined }, "x")).toBeUndefined();
});

test("the sums are those of the parts", () => {
  const summary = mergedSummary([app, fine, empty, gone, failed("octo-org/huge")]);
  expect(summary).toMatchObject({
    ...{ parts: 5, audited: 3, leftOut: 1, failed: 1, missing: 0 },
    ...{ files: 2, statements: 2, policies: 2, blocked: 1 },
  });
  expect(summary.findings.high).toBe(
    app.report.findings.filter(({ severity }) => severity === "high").length,
  );
});

test("the score of one is its own, and that of several lies between theirs", () => {
  for (let score = 0; score <= 100; score++) expect(scoreOf(excessAt(score))).toBe(score);
  expect(mergedSummary([app]).score).toBe(app.report.summary.score);
  const both = mergedSummary([app, fine]).score;
  expect(both).toBeGreaterThan(app.report.summary.score);
  expect(both).toBeLessThan(fine.report.summary.score);
});

test("what blocks, failed or is missing is to be looked at; what is left out is not", () => {
  expect(isToBeLookedAt([fine, empty, gone])).toBe(false);
  expect(isToBeLookedAt([fine, app])).toBe(true);
  expect(isToBeLookedAt([fine, failed("x")])).toBe(true);
  expect(isToBeLookedAt([{ ...failed("x"), outcome: "missing", because: "no report" }])).toBe(true);
});

test("people read what stands, what was not audited and why, and the totals", () => {
  const parts = [app, gone, failed("octo-org/huge")];
  expect(mergedText(parts).split("\n")).toEqual([
    "octo-org/app/a.json:1  high  wildcard-action",
    expect.stringContaining("    `sqs:*` allows all"),
    "octo-org/app/a.json:1  high  resource-exposure",
    expect.stringContaining("    `sqs:AddPermission`"),
    "octo-org/gone  left out: it is archived",
    "octo-org/huge  failed: it took longer than 300 s",
    "",
    "3 reports: 1 audited, 1 left out, 1 failed",
    expect.stringMatching(/^1 statement in 1 file; 2 high; score \d+ \([A-F]\)$/),
    expect.stringMatching(/to commit/),
    "incomplete: 1 of 3 reports not audited",
  ]);
  const markdown = mergedMarkdown(parts);
  expect(markdown).toMatch(/^### Pare: incomplete: 1 of 3 reports not audited\n/);
  expect(markdown).toContain("- `octo-org/huge` failed: it took longer than 300 s\n");
  expect(markdown).toMatch(/\| `octo-org\/app` \| \d+ \([A-F]\) \| {2}\| 2 \|/);
  expect(mergedText([fine])).toMatch(/\npassed$/);
});

test("of a thousand repositories the summary stays one that GitHub takes", () => {
  const many = Array.from({ length: 1000 }, (_, n) => ({ ...app, name: `octo-org/app-${n}` }));
  const markdown = mergedMarkdown(many);
  expect(Buffer.byteLength(markdown)).toBeLessThan(1024 * 1024);
  expect(markdown).toContain("… and 900 more");
});

test("SARIF is valid whatever stands in it, and says that something is missing", () => {
  const log = mergedSarif([app, failed("octo-org/huge")]);
  expect(sarifFaults(log)).toEqual([]);
  expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false);
  expect(mergedSarif([app]).runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  const [result] = log.runs[0]?.results ?? [];
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
    "octo-org/app/a.json",
  );
});

test("names are nothing but text in Markdown, in a terminal and in SARIF", () => {
  const results = fc.oneof(
    ...Object.values(places).map((place) => place.text.map((text) => auditAt(place, text))),
  );
  fc.assert(
    fc.property(results, hostile, (result, name) => {
      const parts = [partOf(result, name), failed(name, name)];
      const lines = skeletonOf(mergedMarkdown(parts)).join("\n");
      expect(lines).not.toMatch(/[@<>`]|https?:|www\.|a block|block of|^#{1,2} /m);
      for (const line of mergedText(parts).split("\n")) {
        expect(line.trimStart()).not.toMatch(/^::|##\[/);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
      }
      expect(sarifFaults(mergedSarif(parts))).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
