import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { posted } from "../../src/report/posted.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { textReport } from "../../src/report/text.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { facts } from "../rules/facts.ts";
import { places } from "./hostile.ts";
import { audited, reviewed } from "./results.ts";
import { skeletonOf, suggestionsIn } from "./skeleton.ts";

/** A line of markup, with what may differ from run to run taken out: line numbers and code. */
const normal = (line: string): string => line.replace(/\d+/g, "0").replace(/…[….,;:&!*a ]*…/g, "…");

const markupOf = (text: string): readonly string[] => skeletonOf(text).map(normal);

const runs = { numRuns: 25 };

describe.for(Object.entries(places))("%s", ([, { text, files }]) => {
  test("is nothing but text in what is posted", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const result = reviewed(files(hostile));
        const { comments, summary } = posted(result, facts.catalog, Infinity);
        for (const { body, marker } of comments) {
          const [first = "", ...lines] = skeletonOf(body);
          expect(first).toBe(marker);
          expect(marker).toMatch(/^<!-- pare:[\w./#[\]~ -]+ -->$/);
          expect(marker.slice(4, -3)).not.toContain("--");
          for (const line of lines) expect(withoutOurs(line)).not.toMatch(forged);
          // GitHub offers what Pare proved, and nothing else.
          const kinds = result.proposals.map(({ outcome }) => outcome.kind);
          const committable = kinds.filter((kind) => kind === "commit").length;
          expect(suggestionsIn(body).length).toBeLessThanOrEqual(committable);
          expect(lines.filter((line) => line === "block of suggestion")).toHaveLength(
            suggestionsIn(body).length,
          );
        }
        const [first, ...lines] = skeletonOf(summary);
        expect(first).toBe("<!-- pare:summary -->");
        for (const line of lines) expect(withoutOurs(line)).not.toMatch(forged);
      }),
      runs,
    );
  });

  test("changes nothing in how a report of an audit is laid out", () => {
    const plain = markupOf(auditMarkdown(audited(files("name"))));
    fc.assert(
      fc.property(text, (hostile) => {
        const shown = markupOf(auditMarkdown(audited(files(hostile))));
        for (const line of shown) expect(withoutOurs(line)).not.toMatch(forged);
        expect(shown.filter((line) => /^(?:#|<|block|\*\*)/.test(line))).toEqual(
          plain.filter((line) => /^(?:#|<|block|\*\*)/.test(line)),
        );
      }),
      runs,
    );
  });

  test("commands nothing in a log", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        for (const line of textReport(audited(files(hostile))).split("\n")) {
          // What the runner of GitHub Actions takes for a command, in its two forms.
          expect(line.trimStart()).not.toMatch(/^::/);
          expect(line).not.toContain("##[");
          expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
        }
      }),
      runs,
    );
  });

  test("links nothing in SARIF", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const [run] = sarifReport(audited(files(hostile))).runs;
        for (const { message, locations } of run?.results ?? []) {
          expect(message.text).not.toMatch(/\]\(|\{\d+\}|[\p{Cc}\p{Bidi_Control}]/u);
          for (const { physicalLocation } of locations ?? [])
            expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[\w./!~*'()%-]+$/);
        }
      }),
      runs,
    );
  });
});

/** What no line outside of code may hold: marks of Markdown and HTML, mentions, references. */
const forged = /[<>@#[\]!`\\$|]|https?:|www\.|[A-Z]{2,}-\d/;

/** A line without the markup that the reports themselves write. */
function withoutOurs(line: string): string {
  return line
    .replace(/^#{3,4} (?=Pare: |Not on lines)/, "")
    .replace(/^\| (?:rule|---|[a-z-]+) (?:\|[ \w:-]*)+\|$/, "")
    .replace(/^<details><summary>[\w ]+(?:: \d+ [a-z]+)?<\/summary>$/, "")
    .replace(/^<\/details>$/, "")
    .replace(/\(\[[a-z-]+\]\(https:\/\/github\.com\/pare-iam\/pare\/[\w./-]+\)\)$/, "");
}
