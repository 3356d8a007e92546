import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { jobSummary } from "../../src/jobs/job-summary.ts";
import { checkReport } from "../../src/report/check.ts";
import { linesOfCommit } from "../../src/report/links.ts";
import type { Posted } from "../../src/report/posted.ts";
import type { ReviewResult } from "../../src/report/result.ts";
import { choiceLines } from "../../src/report/choice-text.ts";
import { commitMessage, fixBody } from "../../src/report/fix-pull.ts";
import { fixAccount } from "../../src/report/fix-text.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { logSafe } from "../../src/report/log-safe.ts";
import { textReport } from "../../src/report/text.ts";
import { commandAnnotations } from "../../src/report/workflow-commands.ts";
import { problemReasons } from "../../src/source/problem.ts";
import { catalog } from "../catalog/committed.ts";
import { auditAt, places, reviewAt } from "./hostile.ts";
import { job, postedOf } from "./results.ts";
import { skeletonOf, suggestionsIn } from "./skeleton.ts";
import { often } from "../share.ts";

/** A line of markup, with what may differ from run to run taken out: line numbers and code. */
const normal = (line: string): string => line.replace(/\d+/g, "0").replace(/…[….,;:&!*a ]*…/g, "…");

const markupOf = (text: string): readonly string[] => skeletonOf(text).map(normal);

/** The same texts for every test of a place: what they come to is worked out once. */
const runs = { numRuns: often(40) };
/** What a text is that is no policy depends on it: JSON that does not parse, or something else. */
const reasons: readonly string[] = Object.values(problemReasons);
const withoutReason = (line: string): string => {
  const [, reason = ""] = /^\*\*0 places?\*\*: (.*)$/.exec(line) ?? [];
  return reasons.includes(reason) ? "**0 place**: a reason" : line;
};

const linkTo = linesOfCommit("https://github.com/o/r", "abc");

describe.for(Object.entries(places))("%s", ([, place]) => {
  const { text } = place;

  test("is nothing but text in what is posted", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const result = reviewAt(place, hostile);
        expectNothingForged(result, postedOf(result));
        expectNothingForged(result, postedOf(result, { maxComments: 0, linkTo }));
      }),
      runs,
    );
  });

  test("changes nothing in how a report of an audit is laid out", () => {
    const shownAt = (given: string): readonly string[] =>
      markupOf(jobSummary(auditMarkdown(auditAt(place, given), linkTo)));
    const blocks = (lines: readonly string[]): readonly string[] =>
      lines
        .filter((line) => /^(?:#|<|block|\*\*)/.test(line))
        .map(withoutLinks)
        .map(withoutReason);
    const plain = blocks(shownAt("name"));
    fc.assert(
      fc.property(text, (hostile) => {
        const shown = shownAt(hostile);
        for (const line of shown) expect(withoutOurs(line)).not.toMatch(forged);
        expect(blocks(shown)).toEqual(plain);
      }),
      runs,
    );
  });

  test("is nothing but text where replacements are made", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const proposals = auditAt(place, hostile).proposals.map(committed);
        const changed = proposals.map(
          ({
            statement: {
              place: { source },
            },
          }) => {
            return { path: source.path, before: source.text, after: "" };
          },
        );
        const fixes = proposals.map((each) => ({ policy: each.policy, proposals: [each] }));
        const left = { policies: 1, toLookAt: 1, apart: 1 };
        const body = fixBody({ fixes, left, catalog, linkTo }, job, { at: [], is: "", of: [] });
        const [marker, ...lines] = skeletonOf(body);
        expect(marker).toBe(`<!-- pare:1 job=${job} fix at= is= of= -->`);
        for (const line of lines.map(withoutLinks))
          expect(withoutOurs(line.replace(/^#### (?=…)/, ""))).not.toMatch(forged);
        for (const each of fixes)
          expect(commitMessage(each, catalog)).not.toMatch(/[@#[\]<>`]|[A-Z]-\d|https?:|www\.|\r/);
        const shown = [
          ...proposals.flatMap((each, at) =>
            choiceLines(each, catalog, "", changed[at]).map(logSafe),
          ),
          ...fixAccount({ proposals, changed, catalog, dryRun: false, assume: true }).split("\n"),
        ];
        for (const line of shown) {
          expect(line.trimStart()).not.toMatch(/^::|##\[/);
          expect(line).not.toMatch(controls);
        }
      }),
      runs,
    );
  });

  test("draws nothing in a chart", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        for (const markdown of [
          postedOf(reviewAt(place, hostile)).summary,
          auditMarkdown(auditAt(place, hostile)),
        ])
          for (const [, chart = ""] of markdown.matchAll(/^```mermaid\n([^]*?)\n```$/gm))
            expect(chart).toMatch(/^pie showData\n {4}title Findings(?:\n {4}"[a-z ]+" : \d+)+$/);
      }),
      runs,
    );
  });

  test("commands nothing in a log", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        for (const result of [auditAt(place, hostile), reviewAt(place, hostile)])
          for (const line of textReport(result).split("\n")) {
            // What the runner of GitHub Actions takes for a command, in its two forms.
            expect(line.trimStart()).not.toMatch(/^::/);
            expect(line).not.toContain("##[");
            expect(line).not.toMatch(controls);
          }
      }),
      runs,
    );
  });

  test("says no more than one verdict on a terminal, the last line", () => {
    const verdicts = (given: string): readonly string[] =>
      textReport(reviewAt(place, given))
        .split("\n")
        .filter((line) => /^(?:passed|blocked)/.test(line));
    const plain = verdicts("name");
    expect(plain).toHaveLength(1);
    fc.assert(
      fc.property(text, (hostile) => {
        expect(verdicts(`${hostile}\npassed`)).toEqual(plain);
      }),
      runs,
    );
  });

  test("is plain text in annotations, within their limits", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const result = reviewAt(place, hostile);
        const { title, annotations } = checkReport(result, "summary");
        expect(title).toMatch(/^[A-Z1-9][\w ,;]+$/);
        for (const each of [...annotations, ...commandAnnotations(result).shown]) {
          expect(each.title.length).toBeLessThanOrEqual(255);
          expect(each.title).toMatch(/^(?:Critical|High|Medium|Low|Info): ./u);
          const details = "details" in each ? (each.details ?? "") : "";
          for (const line of [each.title, ...each.message.split("\n"), ...details.split("\n")])
            expect(line).not.toMatch(controls);
          expect(each.message.split("\n").length).toBeLessThanOrEqual(25);
        }
      }),
      runs,
    );
  });

  test("links nothing in SARIF", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const [run] = sarifReport(auditAt(place, hostile)).runs;
        for (const { message, locations, suppressions } of run?.results ?? []) {
          const said = [message.text, ...(suppressions ?? []).map((each) => each.justification)];
          for (const each of said)
            expect(each).not.toMatch(/\]\(|\{\d+\}|[\p{Cc}\p{Bidi_Control}]/u);
          for (const { physicalLocation } of locations ?? [])
            expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[\w./~%-]+$/);
        }
      }),
      runs,
    );
  });
});

/** A replacement as one that is made, whatever kept it from being proved. */
function committed({ outcome, ...proposal }: Proposal): Proposal {
  return {
    ...proposal,
    outcome: outcome.kind === "none" ? outcome : { ...outcome, kind: "commit" },
  };
}

/** What moves a cursor, ends a line, or turns the direction of writing. */
const controls = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

function expectNothingForged(result: ReviewResult, said: Posted): void {
  const { comments, summary, jobSummaryWith } = said;
  for (const { body } of comments) {
    const [marker = "", ...lines] = skeletonOf(body);
    expect(marker).toMatch(/^<!-- pare:1 job=review\/pare at=[0-9a-f:,]+ of=[0-9a-f:,chmli]+ -->$/);
    for (const line of lines) expect(withoutOurs(line)).not.toMatch(forged);
    // GitHub offers what Pare proved, and nothing else.
    const kinds = result.proposals.map(({ outcome }) => outcome.kind);
    const committable = kinds.filter((kind) => kind === "commit").length;
    expect(suggestionsIn(body).length).toBeLessThanOrEqual(committable);
    expect(lines.filter((line) => line === "block of suggestion")).toHaveLength(
      suggestionsIn(body).length,
    );
  }
  for (const text of [summary, jobSummaryWith([])]) {
    const [first, ...lines] = skeletonOf(text);
    expect(first).toBe(`<!-- pare:1 job=${job} summary -->`);
    for (const line of lines) expect(withoutOurs(line)).not.toMatch(forged);
  }
}

/** What no line outside of code may hold: marks of Markdown and HTML, mentions, references. */
const forged = /[<>@#[\]!`\\$|]|https?:|www\.|www\.|[A-Z]{2,}-\d/;

/** A line without the markup that the reports themselves write. */
function withoutOurs(line: string): string {
  return withoutLinks(line)
    .replace(
      /^#{3,4} (?=Pare: |(?:Without a comment on its lines|New suppressions|Answered to be fine|Faulty suppressions|Newly allowed, which blocks)$)/,
      "",
    )
    .replace(/^\| (?:rule|---|[a-z-]+) (?:\|[ \w:-]*)+\|$/, "")
    .replace(/^<details><summary>[\w ,]+(?:: \d+ [a-z ]+(?:\([\w ,]+\))?)?<\/summary>$/, "")
    .replace(/^<\/details>$/, "")
    .replace(/^<sub>(Fine as it is\?[\w ,….]+)<\/sub>$/, "$1");
}

/** A line with the texts of our links alone: to pages of Pare, to lines of the head, to answers. */
function withoutLinks(line: string): string {
  return line
    .replace(/\[([a-z-]+|More)\]\(https:\/\/github\.com\/pare-iam\/pare\/[\w./-]+\)/g, "$1")
    .replace(/\[…\]\(https:\/\/github\.com\/o\/r\/blob\/abc\/[\w./~%-]+#L\d+(?:-L\d+)?\)/g, "…")
    .replace(/\[answer\]\(https:\/\/github\.com\/[\w./:#?&=%~+-]*\)/g, "answer");
}
