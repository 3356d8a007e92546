import { describe, expect, test } from "vitest";
import type { Agreement } from "../../src/config/agreement.ts";
import { baselineOf } from "../../src/config/baseline.ts";
import { linesOfCommit } from "../../src/report/links.ts";
import { auditMarkdown } from "../../src/report/summary.ts";
import { textReport } from "../../src/report/text.ts";
import { replyKeyOf } from "../../src/config/excuse.ts";
import { agreed } from "../agreed.ts";
import { audited, postedOf, reviewed, type Files } from "./results.ts";
import { suppressing } from "./suppressions.ts";

/** What a team has agreed on, and what a change wants to be agreed on, in the reports for people. */

const policy = (action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2)}\n`;
const files: Files = {
  "put.json": policy("s3:PutObject"),
  "queue.json": policy("sqs:SendMessage"),
  "table.json": policy("dynamodb:PutItem"),
};

const page = "https://github.com/pare-iam/pare/blob/v0.1.0/src";
const suppression = suppressing("put.json", ["unscoped-resource"], { until: "2027-01-31" });
const saying = (more: Partial<Agreement>, before: Files = {}): string =>
  postedOf(reviewed(files, before, undefined, agreed("high", {}, more))).summary;
const sections = (summary: string): readonly string[] =>
  [...summary.matchAll(/^#{3,4} (.*)$/gm)].map(([, title = ""]) => title);
const findingIn = (path: string) => {
  const found = reviewed(files).findings.find((each) => each.statement.place.source.path === path);
  if (!found) throw new Error("nothing is found");
  return found;
};

describe("new suppressions", () => {
  test("come first, with what they hide and why", () => {
    const summary = saying({ suppressions: [suppression] });
    expect(sections(summary)).toEqual([
      "Pare: 2 findings, none of them blocks",
      "New suppressions",
    ]);
    expect(summary).toContain(
      [
        "#### New suppressions",
        "",
        "- `put.json:1` suppresses `unscoped-resource` until 2027-01-31: only in the sandbox",
        `  - Medium: \`s3:PutObject\` can be limited to certain resources, and \`*\` lets it reach every object. ([unscoped-resource](${page}/rules/unscoped-resource.md))`,
      ].join("\n"),
    );
    expect(summary).not.toContain("They block");
  });

  test("say that they block, where they do", () => {
    const summary = saying({ suppressions: [suppression], newSuppressions: "block" });
    expect(summary).toContain("### Pare: blocked by 1 new suppression\n");
    expect(summary).toContain("They block, since `new-suppressions` is `block`.");
  });

  test("are not listed where a team does not want to be told, or where they are old", () => {
    const allowed = saying({ suppressions: [suppression], newSuppressions: "allow" });
    const old = saying({ suppressions: [suppression] }, files);
    for (const summary of [allowed, old]) {
      expect(summary).not.toContain("New suppressions");
      expect(summary).toContain("\n1 finding is suppressed.");
    }
  });

  test("say that they give no reason, and hide some findings and more", () => {
    const put = { Effect: "Allow", Action: "s3:PutObject", Resource: "*" };
    const many = {
      "many.json": JSON.stringify({ Statement: Array.from({ length: 9 }, () => put) }),
    };
    const everywhere = suppressing("many.json", suppression.rules, { until: "2027-01-31" });
    const { reason, ...silent } = everywhere;
    expect(reason).toBeDefined();
    const agreement = agreed("high", {}, { suppressions: [silent], requireReason: false });
    const { summary } = postedOf(reviewed(many, {}, undefined, agreement));
    expect(summary).toContain("until 2027-01-31: without a reason\n  - Medium: ");
    expect(summary).toContain("\n  - … and 4 more\n");
  });
});

test("answers say who says so, where and why, each of them once", () => {
  const reply = {
    author: "octocat",
    reason: "the queue is shared, ask @platform",
    url: "https://github.com/o/r/pull/7#discussion_r1",
  };
  const replies = new Map(
    ["queue.json", "table.json"].map((path) => [replyKeyOf(findingIn(path)), reply]),
  );
  expect(saying({ replies })).toContain(
    "#### Answered to be fine\n\n- `octocat` ([answer](https://github.com/o/r/pull/7#discussion_r1)) about 2 findings: the queue is shared, ask `@platform`\n",
  );
});

test("a changed configuration is said to hold once it is merged", () => {
  const config = { ".github/pare.yml": "fail-on: never\n" };
  const result = reviewed(
    { ...files, ...config },
    {},
    undefined,
    agreed("high", {}, { files: [".github/pare.yml", ".github/pare-baseline.json"] }),
  );
  expect(postedOf(result).summary).toContain(
    "\n\nThis change edits `.github/pare.yml`, which takes effect once it is merged.\n\n",
  );
  expect(saying({})).not.toContain("This change edits");
});

test("faulty suppressions are listed with their place and page, and counted in the table", () => {
  const summary = saying({ suppressions: [suppressing("put.json", ["not-action"])] });
  expect(summary).toContain(
    `#### Faulty suppressions\n\n- **Low** \`put.json:1\`: Nothing is found here by \`not-action\`: take it out. ([suppression](${page}/config/suppression.md))\n`,
  );
  expect(summary).toContain(
    "| rule | medium | low |\n| --- | ---: | ---: |\n| unscoped-resource | 3 |  |\n| suppression |  | 1 |",
  );
});

test("everything comes in one order, and the account of what was not read is last", () => {
  const more = { ...files, "broken.tf": 'data "aws_iam' };
  const agreement = agreed(
    "high",
    {},
    {
      suppressions: [suppression, suppressing("put.json", ["not-action"])],
      replies: new Map([
        [replyKeyOf(findingIn("queue.json")), { author: "a", reason: "b", url: "https://x" }],
      ]),
      files: ["put.json"],
    },
  );
  const { summary } = postedOf(reviewed(more, {}, undefined, agreement), { maxComments: 0 });
  const order = [
    ...["<!-- pare:1 job=review/pare summary -->", "### Pare: ", "#### New suppressions"],
    ...["#### Answered to be fine", "This change edits", "#### Faulty suppressions"],
    ...["The change touches", "Lowest scores:", "| rule |", "#### Without a comment"],
    ...["1 finding is suppressed and 1 is answered to be fine.", "Not evaluated: 1 place"],
  ].map((each) => summary.indexOf(each));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

describe("the chart", () => {
  const many = Object.fromEntries(
    Array.from({ length: 5 }, (_, n) => [`p${n}.json`, policy("s3:PutObject")]),
  );
  const chartIn = (markdown: string): string | undefined =>
    /^```mermaid\n([^]*?)\n```$/m.exec(markdown)?.[1];

  test("shows what stands by severity, beside what is excused", () => {
    const baseline = baselineOf(audited(many).findings);
    const result = audited(
      { ...many, ...files, "admin.json": policy("*") },
      agreed("high", {}, { baseline, suppressions: [suppression] }),
    );
    expect(chartIn(auditMarkdown(result))).toBe(
      [
        ...["pie showData", "    title Findings", '    "critical" : 1', '    "medium" : 2'],
        ...['    "in the baseline" : 5', '    "suppressed" : 1'],
      ].join("\n"),
    );
  });

  test("is none where there is nothing to compare, or little", () => {
    expect(chartIn(auditMarkdown(audited(many)))).toBeUndefined();
    expect(chartIn(auditMarkdown(audited({ ...files, "a.json": policy("*") })))).toBeUndefined();
  });
});

describe("debt", () => {
  const baseline = new Map([
    ...baselineOf(audited(files).findings),
    ...["a", "b"].map((name) => {
      const fingerprint = name.repeat(32);
      const path = `old-${name}.tf`;
      const owner = name === "a" ? path : "aws_iam_policy.old";
      const entry = { fingerprint, count: 2, severity: "high", rule: "not-action", path, owner };
      return [fingerprint, entry as typeof entry & { severity: "high" }] as const;
    }),
  ]);
  const result = audited(files, agreed("high", {}, { baseline }));

  test("is counted, and what was repaid listed with what to do", () => {
    const markdown = auditMarkdown(result);
    expect(markdown).toContain("### Pare: nothing stands; 3 findings are excused\n");
    expect(markdown).toContain("\n\n3 findings are in the baseline.\n\n");
    expect(markdown).toContain(
      [
        "<details><summary>Repaid: 4 findings of the baseline</summary>",
        "They are not found any more: run `pare baseline --prune` to take them out.",
        "- `not-action` · `old-a.tf` (2 times)\n- `not-action` · `old-b.tf` · `aws_iam_policy.old` (2 times)\n</details>",
      ].join("\n\n"),
    );
  });

  test("is said on a terminal, too", () => {
    expect(textReport(result).split("\n").slice(-3)).toEqual([
      "3 findings are in the baseline.",
      "4 findings of the baseline are not found any more: take out what is repaid with `pare baseline --prune`.",
      "passed",
    ]);
  });
});

test("what has no comment is linked, where there is an address for it", () => {
  const result = reviewed(
    { ...files, "log.json": policy("logs:PutLogEvents"), "broken.tf": 'data "aws_iam' },
    {},
    undefined,
    agreed("high", {}, { suppressions: [suppression, suppressing("put.json", ["not-action"])] }),
  );
  const linkTo = linesOfCommit("https://github.com/o/r", "abc");
  const { summary } = postedOf(result, { maxComments: 1, linkTo });
  const links = [
    ...summary.matchAll(/\[(`[^`]+`)\]\(https:\/\/github\.com\/o\/r\/blob\/abc\/(.*?)\)/g),
  ];
  expect(links.map(([, text, address]) => [text, address])).toEqual([
    ["`put.json:1`", "put.json#L1"],
    ["`put.json:1`", "put.json#L1"],
    ["`table.json:2-6`", "table.json#L2-L6"],
    ["`log.json:2-6`", "log.json#L2-L6"],
    ["`broken.tf:1`", "broken.tf#L1"],
  ]);
});
