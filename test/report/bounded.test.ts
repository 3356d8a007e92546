import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bounded, firstLines, fitting, mostCharacters } from "../../src/report/bounded.ts";
import { postedOn } from "./results.ts";
import { skeletonOf } from "./skeleton.ts";

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
    const files = { "policy.json": json(Array.from({ length: 60 }, () => wide)) };
    const { summary } = postedOn({ ...files, "broken.tf": 'data "aws_iam_policy' }, 0);
    expect(summary.length).toBeLessThanOrEqual(longest);
    expect(summary).toMatch(/^… and \d+ statements more\.$/m);
    expect(summary).toContain("Not evaluated: 1 place");
    expect(summary).not.toContain("cut here");
    expect(skeletonOf(summary)).not.toContain("a block that is not closed");
  });
});

test("a text is cut between paragraphs, and says so", () => {
  const paragraphs = fc.array(fc.string({ maxLength: 60 }), { maxLength: 20 });
  fc.assert(
    fc.property(paragraphs, fc.integer({ min: 120, max: 600 }), (all, most) => {
      const text = bounded(all, most);
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
  expect(mostCharacters).toBeLessThan(longest);
});

test("blocks are taken as long as all of them fit", () => {
  expect(fitting(["aa", "bb", "c"], 5)).toEqual(["aa", "bb", "c"]);
  expect(fitting(["aa", "bb", "c"], 4)).toEqual(["aa", "bb"]);
  expect(fitting(["aaaaa", "b"], 4)).toEqual([]);
});

test("of a list the first lines are told, and how many there are more", () => {
  expect(firstLines(["- a", "- b"], 2)).toBe("- a\n- b");
  expect(firstLines(["- a", "- b", "- c"], 1)).toBe("- a\n- … and 2 more");
});
