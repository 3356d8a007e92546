import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jobSummary } from "../../src/jobs/job-summary.ts";
import {
  bounded,
  boundedLine,
  boundedLines,
  boundedMarkdown,
  firstLines,
  fitting,
} from "../../src/report/bounded.ts";
import { agreed } from "../agreed.ts";
import { replyKeyOf } from "../../src/config/excuse.ts";
import { checkReport } from "../../src/report/check.ts";
import { bytes, characters, checkLimits, commentLimit } from "../../src/report/limits.ts";
import { linesOfCommit } from "../../src/report/links.ts";
import { audited, postedOf, postedOn, reviewed } from "./results.ts";
import { skeletonOf } from "./skeleton.ts";
import { suppressing } from "./suppressions.ts";
import { often } from "../share.ts";

/** GitHub: "Body is too long (maximum is 65536 characters)". */
const longest = 65_536;

const json = (statements: readonly unknown[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);

describe("what is posted is no longer than GitHub takes", () => {
  test("a comment on a statement with a list as long as a book", () => {
    const values = Array.from({ length: 4000 }, (_, n) => `o-${String(n).padStart(20, "0")}`);
    const statement = {
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalTag/team": values } },
    };
    const { comments, summary } = postedOn({ "policy.json": json([statement]) });
    expect(comments).toHaveLength(1);
    const body = comments[0]?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(longest);
    expect(body).toContain("- `s3:PutObject` can be limited to certain resources");
    expect(body).toContain("cut here");
    expect(summary.length).toBeLessThanOrEqual(longest);
    for (const text of [body, summary])
      expect(skeletonOf(text)).not.toContain("a block that is not closed");
  });

  test("a summary of many statements, and it still says what was not read", () => {
    const wide = { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::logs/*" };
    const files = { "policy.json": json(Array.from({ length: 160 }, () => wide)) };
    const { summary } = postedOn({ ...files, "broken.tf": 'data "aws_iam_policy' }, 0);
    expect(summary.length).toBeLessThanOrEqual(longest);
    expect(summary).toMatch(/^<details><summary>\d+ statements more<\/summary>$/m);
    expect(summary).toMatch(/^- … and \d+ more$/m);
    expect(summary).toContain("Not evaluated: 1 place");
    expect(summary).not.toContain("cut here");
    expect(skeletonOf(summary)).not.toContain("a block that is not closed");
  });
});

describe("the summary of the job has room for what a comment has not", () => {
  const wide = { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::logs/*" };
  const { summaryWith, jobSummaryWith } = postedOn(
    { "policy.json": json(Array.from({ length: 300 }, () => wide)) },
    10,
  );
  const shown = (text: string): number =>
    text.match(/<summary>Lines? .* should read<\/summary>/g)?.length ?? 0;

  test("every statement without a comment stands there with its replacement", () => {
    const summary = jobSummaryWith([]);
    expect(summary.length).toBeGreaterThan(longest);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(shown(summary)).toBe(300);
    expect(summary).not.toMatch(/cut here|\d+ statements more/);
    expect(jobSummary(summary)).toBe(summary);
    expect(skeletonOf(summary)).not.toContain("a block that is not closed");
    expect(shown(summaryWith([]))).toBeLessThanOrEqual(20);
  });

  test("where little is said, both are the same", () => {
    const { comments, summary, ...few } = postedOn({ "policy.json": json([wide, wide]) });
    expect(few.jobSummaryWith(comments)).toBe(summary);
  });
});

test("a summary with as much as there can be of everything fits, and nothing of it is silent", () => {
  const wide = { Effect: "Allow", Action: "s3:*", Resource: "*" };
  const minor = { Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" };
  const folder = `${"folder/".repeat(40)}${"(".repeat(60)}`;
  const paths = Array.from({ length: 60 }, (_, index) => `${folder}${index}.json`);
  const files = Object.fromEntries([
    ...paths.map((path, index) => {
      const queue = { ...wide, Action: "sqs:*", Resource: ["*", `arn:aws:sqs:*:*:${index}`] };
      return [path, json([wide, minor, queue])] as const;
    }),
    ...paths.map((path) => [path.replace(".json", ".tf"), 'data "aws_iam_policy'] as const),
  ]);
  const reason = `@octocat ${"says so ".repeat(80)}`;
  const saysS3 = ({ message }: { message: string }): boolean => message.includes("s3:");
  const saysSqs = ({ message }: { message: string }): boolean => message.includes("sqs:");
  const replies = new Map(
    reviewed(files)
      .findings.filter(saysSqs)
      .map((finding) => [
        replyKeyOf(finding),
        { author: "octocat", reason, url: `https://github.com/o/r#${finding.statement.id}` },
      ]),
  );
  const suppressions = paths.flatMap((path) => [
    suppressing(path, ["wildcard-action"], {
      reason,
      covers: (finding) => finding.statement.place.source.path === path && saysS3(finding),
    }),
    suppressing(path, ["not-action", "not-resource"], { reason }),
  ]);
  const result = reviewed(
    files,
    {},
    undefined,
    agreed("high", {}, { suppressions, replies, files: paths }),
  );
  const linkTo = linesOfCommit("https://github.com/o/r", "a".repeat(40));
  const { summary } = postedOf(result, { maxComments: 0, linkTo });
  expect(summary.length).toBeLessThanOrEqual(commentLimit.most);
  expect(summary).not.toContain("cut here");
  for (const part of [
    ...["#### New suppressions", "#### Answered to be fine", "This change edits"],
    ...["#### Faulty suppressions", "#### Without a comment", "Of little weight: 60 statements"],
    ...["What this change newly allows"],
    ...["findings are suppressed and", "Not evaluated: 60 places"],
  ])
    expect(summary).toContain(part);
  expect(summary.match(/^- … and \d+ more$/gm)).toHaveLength(7);
});

test("a text is cut between paragraphs, and says so", () => {
  const paragraphs = fc.array(fc.string({ maxLength: 60 }), { maxLength: 20 });
  fc.assert(
    fc.property(paragraphs, fc.integer({ min: 120, max: 600 }), (all, most) => {
      const text = bounded(all, { most, measure: characters });
      expect(text.length).toBeLessThanOrEqual(most);
      if (all.join("\n\n").length <= most) expect(text).toBe(all.join("\n\n"));
      else {
        const kept = text.slice(0, text.lastIndexOf("… cut here"));
        expect(all.map((each) => `${each}\n\n`).join("")).toContain(kept);
        expect(
          all.some(
            (_, n) =>
              all
                .slice(0, n)
                .map((each) => `${each}\n\n`)
                .join("") === kept,
          ),
        ).toBe(true);
      }
    }),
  );
  expect(commentLimit.most).toBeLessThan(longest);
});

test("lines are as many as fit into so many bytes", () => {
  const lines = fc.array(fc.string({ unit: "binary", maxLength: 40 }), { maxLength: 20 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 80, max: 300 }), (all, most) => {
      const text = boundedLines(all, { most, measure: bytes });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
      if (Buffer.byteLength(all.join("\n")) <= most) expect(text).toBe(all.join("\n"));
      else expect(text).toMatch(/(?:^|\n)… cut here: .*$/);
    }),
  );
});

test("a text of Markdown is cut between its blocks", () => {
  const folded = "<details><summary>a</summary>\n\n```\nb\n\nc\n```\n</details>";
  const markdown = Array.from({ length: 40 }, () => folded).join("\n\n");
  expect(boundedMarkdown(markdown, { most: markdown.length, measure: characters })).toBe(markdown);
  const cut = boundedMarkdown(markdown, { most: 1000, measure: characters });
  expect(cut.length).toBeLessThanOrEqual(1000);
  expect(skeletonOf(cut)).not.toContain("a block that is not closed");
  expect(cut.match(/<details>/g)?.length).toBe(cut.match(/<\/details>/g)?.length);
  expect(cut).toMatch(/\n\n… cut here: .*$/);
});

test("blocks are taken as long as all of them fit", () => {
  expect(fitting(["aa", "bb", "c"], 5)).toEqual(["aa", "bb", "c"]);
  expect(fitting(["aa", "bb", "c"], 4)).toEqual(["aa", "bb"]);
  expect(fitting(["aaaaa", "b"], 4)).toEqual([]);
});

test("of a list the first lines are told, and how many there are more", () => {
  expect(firstLines(["- a", "- b"], 2)).toBe("- a\n- b");
  expect(firstLines(["- aaa", "- b", "- c"], 3, 6)).toBe("- aaa\n- … and 2 more");
  expect(firstLines(["- a", "- b", "- c"], 1)).toBe("- a\n- … and 2 more");
});

describe("what is said of a check run fits, whatever it is written in", () => {
  const result = audited({});
  const text = fc.array(fc.string({ unit: fc.constantFrom("a", "é", "政", "🪣", "\n\n", "|") }), {
    minLength: 1,
    maxLength: 30,
  });

  test("in bytes, as GitHub counts them, and in whole characters", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4_000 }), (words, times) => {
        const markdown = `${words.join(" ")}\n\n`.repeat(times).slice(0, 400_000);
        const { summary } = checkReport(result, markdown);
        expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
        expect(Buffer.byteLength(jobSummary(markdown))).toBeLessThan(1024 * 1024);
        if (Buffer.byteLength(markdown) <= 65_535) expect(summary).toBe(markdown);
      }),
      { numRuns: often(100) },
    );
    const { summary } = checkReport(result, "政策。\n\n".repeat(6_500));
    expect(Buffer.byteLength(summary)).toBeGreaterThan(65_000);
  });

  test("with titles of whatever length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
        const short = boundedLine(title, checkLimits.title);
        expect(Buffer.byteLength(short)).toBeLessThanOrEqual(255);
        expect(short).not.toMatch(/\p{Cs}/u);
        if (Buffer.byteLength(title) <= 255) expect(short).toBe(title);
        else expect(title.startsWith(short.slice(0, -1))).toBe(true);
      }),
    );
  });
});
