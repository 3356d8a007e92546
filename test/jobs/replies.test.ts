import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/github/answer.ts";
import type { OwnComment } from "../../src/github/comments.ts";
import { replyKey } from "../../src/config/excuse.ts";
import { answersTo, asksToIgnore } from "../../src/jobs/replies.ts";
import { markerOf } from "../../src/report/marker.ts";

const [one, two] = ["1".repeat(32), "2".repeat(32)];

/** A comment of Pare's about some findings, and what was answered. */
const comment = (
  id: number,
  findings: readonly string[],
  ...replies: readonly (readonly [author: string, body: string])[]
): OwnComment => ({
  id,
  path: "main.tf",
  line: 3,
  body: `${markerOf({
    job: "a/b",
    statements: [],
    findings: findings.map((says) => ({ says, severity: "medium" })),
  })}\n\nwide`,
  htmlUrl: `https://github.com/o/r/pull/7#r${id}`,
  replies: replies.map(([author, body], index) => ({
    id: 100 * id + index,
    author,
    body,
    htmlUrl: `https://github.com/o/r/pull/7#r${100 * id + index}`,
  })),
});

const asked: string[] = [];
const may = (author: string, path: string): Promise<Answer<boolean>> => {
  asked.push(`${author} ${path}`);
  if (author === "unknown")
    return Promise.resolve({ ok: false, status: 403, message: "no", hint: "Ask." });
  return Promise.resolve({ ok: true, value: author.startsWith("maintainer") });
};

test("an answer of somebody with the right counts for what its comment is about", async () => {
  const { replies, byComment, unheard } = await answersTo(
    [
      comment(1, [one], ["maintainer", "pare ignore we know"]),
      comment(2, [two], ["stranger", "pare ignore let me in"], ["maintainer", "Please do not."]),
    ],
    may,
  );
  const reply = {
    author: "maintainer",
    reason: "we know",
    url: "https://github.com/o/r/pull/7#r100",
  };
  // As bad as the comment says it is, or less.
  const covered = (["medium", "low", "info"] as const).map((each) =>
    replyKey("main.tf", one, each),
  );
  expect(replies).toEqual(new Map(covered.map((key) => [key, reply])));
  expect(byComment).toEqual(new Map([[1, reply]]));
  expect(unheard).toEqual(["stranger may not ignore findings of main.tf"]);
});

test("of several answers the last of somebody with the right counts", async () => {
  const answers = [
    ["maintainer", "pare ignore first"],
    ["maintainer-2", "pare ignore second"],
    ["stranger", "pare ignore third"],
  ] as const;
  const { replies } = await answersTo([comment(1, [one, two], ...answers)], may);
  const authorOf = (finding: string) => replies.get(replyKey("main.tf", finding, "medium"))?.author;
  expect([one, two].map(authorOf)).toEqual(["maintainer-2", "maintainer-2"]);
});

test("an answer without a reason, or of somebody of whom nothing is known, says why it does not count", async () => {
  const { replies, unheard } = await answersTo(
    [comment(1, [one], ["maintainer", "pare ignore"], ["unknown", "pare ignore it is fine"])],
    may,
  );
  expect(replies.size).toBe(0);
  expect(unheard).toEqual([
    "the answer of maintainer gives no reason: pare ignore REASON",
    "whether unknown may ignore is not known. GitHub answered 403: no. Ask.",
  ]);
});

test("an answer is taken back by a later one of somebody with the right, and given again", async () => {
  const heard = async (...answers: readonly (readonly [string, string])[]) => {
    const { replies, byComment, unheard } = await answersTo([comment(1, [one], ...answers)], may);
    expect(replies.size > 0).toBe(byComment.size > 0);
    return { reason: byComment.get(1)?.reason, unheard };
  };
  const first = ["maintainer", "pare ignore we know"] as const;
  const back = ["maintainer-2", "Pare unignore: we do not"] as const;
  expect(await heard(first, back)).toEqual({ reason: undefined, unheard: [] });
  expect(await heard(back, first)).toEqual({ reason: "we know", unheard: [] });
  expect(await heard(first, ["stranger", "pare unignore"])).toEqual({
    reason: "we know",
    unheard: ["stranger may not ignore findings of main.tf"],
  });
  expect(await heard(first, ["maintainer", "pare unignore?"])).toMatchObject({ reason: "we know" });
});

test("of answers below several comments about one finding the last one counts", async () => {
  const ignore = ["maintainer", "pare ignore we know"] as const;
  const back = ["maintainer-2", "pare unignore"] as const;
  // Answers below the second comment are later.
  const both = await answersTo([comment(2, [one], back), comment(1, [one, two], ignore)], may);
  expect([...both.replies.keys()].every((key) => key.includes(two))).toBe(true);
  expect(both.replies.size).toBe(3);
  expect(both.byComment.size).toBe(0);
  const again = await answersTo([comment(1, [one], back), comment(2, [one], ignore)], may);
  // What is ignored is so wherever it is said.
  expect([...again.byComment].map(([id, { reason }]) => [id, reason])).toEqual([
    [1, "we know"],
    [2, "we know"],
  ]);
});

test("what is taken back is so at any severity", async () => {
  const high = comment(1, [one], ["maintainer", "pare ignore we know"]);
  const worse = { ...high, body: high.body.replace(":m", ":h") };
  const { replies } = await answersTo([worse], may);
  expect(replies.has(replyKey("main.tf", one, "high"))).toBe(true);
  const back = comment(2, [one], ["maintainer", "pare unignore"]);
  expect((await answersTo([worse, back], may)).replies.size).toBe(0);
});

test("an answer is taken back by somebody of whom nothing is known: in doubt nothing is ignored", async () => {
  const { replies, unheard } = await answersTo(
    [comment(1, [one], ["maintainer", "pare ignore we know"], ["unknown", "pare unignore"])],
    may,
  );
  expect(replies.size).toBe(0);
  expect(unheard).toEqual([
    "whether unknown may ignore is not known. GitHub answered 403: no. Ask.",
  ]);
});

test("nobody is asked for where nobody asks to ignore", async () => {
  asked.length = 0;
  await answersTo([comment(1, [one], ["stranger", "Why?"])], may);
  expect(asked).toEqual([]);
});

describe("the words that ask to ignore", () => {
  test.each([
    ["pare ignore we know", "we know"],
    ["  Pare Ignore: we know", "we know"],
    ["pare ignore -- we know\nand more", "we know\nand more"],
    ["pare ignore\n\nwe know", "we know"],
    ["pare ignore", ""],
    ["pare ignore because why not? It is fine", "because why not? It is fine"],
    ["pare ignore we know\nany questions?", "we know\nany questions?"],
    ["pare ignore this?", undefined],
    ["pare ignore: really? \r\nI disagree.", undefined],
    ["pare unignore", undefined],
    ["pare ignored this", undefined],
    ["pare ignore-file x", undefined],
    ["please pare ignore this", undefined],
    ["> pare ignore this", undefined],
    ["", undefined],
  ])("%j", async (body, reason) => {
    const written = comment(1, [one], ["maintainer", body]);
    const [reply] = written.replies;
    expect(reply && asksToIgnore(reply)).toBe(reason !== undefined);
    const { replies } = await answersTo([written], may);
    expect(replies.get(replyKey("main.tf", one, "medium"))?.reason).toBe(
      reason === "" ? undefined : reason,
    );
  });
});
