import fc from "fast-check";
import { expect, test } from "vitest";
import { severities } from "../../src/rules/severity.ts";
import { markerOf, markerStart, readMarker, summaryMarker } from "../../src/report/marker.ts";

const fingerprint = fc.string({
  unit: fc.constantFrom(...Array.from({ length: 16 }, (_, n) => n.toString(16))),
  minLength: 32,
  maxLength: 32,
});
const mark = fc.record({ at: fingerprint, says: fingerprint });
const severity = fc.constantFrom(...severities);
const finding = fc.record({ says: fingerprint, severity });
const job = fc.string({ unit: "grapheme", maxLength: 40 });

test("a marker is read as it was written, above whatever text", () => {
  fc.assert(
    fc.property(
      job,
      fc.array(mark),
      fc.uniqueArray(finding, { selector: (each) => JSON.stringify(each) }),
      fc.string(),
      (name, statements, findings, text) => {
        const marker = markerOf({ job: name, statements, findings });
        expect(readMarker(`${marker}\n${text}`)).toEqual({ statements, findings });
      },
    ),
  );
});

test("no name of a job ends its marker, mentions anybody or breaks its line", () => {
  fc.assert(
    fc.property(job, (name) => {
      const marker = markerOf({ job: name, statements: [], findings: [] });
      expect(marker).toMatch(/^<!-- pare:1 job=[\w./~-]* at= of= -->$/);
      expect(marker.slice(4, -3)).not.toMatch(/--|@/);
    }),
  );
});

test("the comments of two jobs begin otherwise, whatever their names begin with", () => {
  fc.assert(
    fc.property(job, job, (one, other) => {
      fc.pre(one !== other);
      expect(markerStart(one).startsWith(markerStart(other))).toBe(false);
      expect(summaryMarker(one).startsWith(markerStart(one))).toBe(true);
    }),
  );
});

test.each([
  ["a text without one", "Looks good."],
  ["a quotation", "> <!-- pare:1 job=a at= of= -->"],
  ["one within a line", "see <!-- pare:1 job=a at= of= -->"],
  ["one that is not whole", "<!-- pare:1 job=a at=xyz of= -->"],
  ["one in a fence", "```\n<!-- pare:1 job=a at= of= -->\n```"],
  ["one below other text", "It says:\n<!-- pare:1 job=a at= of= -->"],
  ["one below an empty line", "\n<!-- pare:1 job=a at= of= -->"],
  ["one with text behind it", "<!-- pare:1 job=a at= of= --> so"],
  ["that of a summary", summaryMarker("a")],
])("%s is no marker of a comment", (_, body) => {
  expect(readMarker(body)).toBeUndefined();
});
