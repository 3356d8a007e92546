import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readToken } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { actionManifest } from "./built.ts";
import { openPull } from "./pull.ts";
import { narrowStatement, passingStatement, sam, terraform } from "./stories.ts";
import { wideFiles, wideItem, widened, wideStatement } from "./stories.ts";
import { committed, suggestionIn } from "./suggestion.ts";
import { wholeTest } from "../share.ts";

/** The built Action on pull requests, started as the runner starts it. */

const folder = temporaryFolder();
const linesOf = (text: string, part: string): { startLine: number; line: number } => {
  const before = text.slice(0, text.indexOf(part)).split("\n").length;
  return { startLine: before, line: before + part.split("\n").length - 1 };
};

test.concurrent(
  "a statement that was widened gets a comment with the statement to write instead",
  async () => {
    const { origin, github, run } = await openPull(folder, widened);
    const ended = await run();
    expect(github.violations).toEqual([]);
    expect(github.writes().map(({ operation }) => operation)).toEqual([
      "pulls/create-review",
      "issues/create-comment",
    ]);
    expect(github.writes()[0]?.body).toMatchObject({ event: "COMMENT", commit_id: origin.head() });

    expect(github.world.comments).toMatchObject([
      {
        path: "infra/main.tf",
        side: "RIGHT",
        commit: origin.head(),
        ...linesOf(terraform(wideStatement), wideStatement),
      },
      {
        path: "orders/template.yaml",
        side: "RIGHT",
        commit: origin.head(),
        ...linesOf(sam(wideItem), wideItem),
      },
    ]);
    const [hcl = "", yaml = ""] = github.world.comments.map(({ body }) => suggestionIn(body));
    expect(hcl).toBe(wideStatement.replace('["*"]', '["${aws_s3_bucket.reports.arn}/*"]'));
    expect(yaml).toBe(wideItem.replace('"*"', "!GetAtt Orders.Arn"));

    expect(ended).toMatchObject({
      code: 0,
      outputs: {
        blocked: "false",
        findings: "2",
        critical: "0",
        high: "0",
        medium: "2",
        low: "0",
        info: "0",
        suggestions: "2",
        "sarif-file": expect.stringMatching(/pare\.sarif$/) as string,
        "json-file": expect.stringMatching(/pare\.json$/) as string,
      },
    });
    expect(Number(ended.outputs.score)).toBeLessThan(Number(ended.outputs["score-before"]));
    const { outputs } = parse(readFileSync(actionManifest, "utf8")) as { readonly outputs: object };
    const ofAudits = ["fix-pull-request", "html-file", "tracking-issue"];
    const ofReviews = Object.keys(outputs).filter((name) => !ofAudits.includes(name));
    expect(Object.keys(ended.outputs).sort()).toEqual(ofReviews.sort());
    const [summary] = github.world.issueComments;
    expect(ended.summary).toBe(`${summary?.body ?? ""}\n`);
    expect(ended.summary).toContain("The change touches 2 statements");
  },
);

test.concurrent("a second run sends nothing", async () => {
  const { github, run } = await openPull(folder, widened);
  await run();
  const before = github.writes().length;
  const again = await run();
  expect(github.writes().length).toBe(before);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain("comments: 0 new, 0 edited, 0 closed, 0 deleted, 2 as they were");
});

test.concurrent(
  "findings of the severity that is asked for fail the job, and never does not",
  async () => {
    const { run } = await openPull(folder, widened);
    const blocked = await run({ "fail-on": "medium" });
    expect(blocked).toMatchObject({ code: 1, outputs: { blocked: "true" } });
    expect(blocked.commands.filter(({ name }) => name === "error")).toMatchObject([
      { message: expect.stringContaining("severity medium or worse") as string },
    ]);
    expect(blocked.summary).toContain("blocked by 2 findings of severity medium or worse");
    const passed = await run({ "fail-on": "never" });
    expect(passed).toMatchObject({ code: 0, outputs: { blocked: "false", findings: "2" } });
  },
);

test.concurrent(
  "a suggestion that is committed repairs the statement, and its comment says so",
  async () => {
    const { origin, github, run } = await openPull(folder, widened);
    await run();
    const [hcl, yaml] = github.world.comments;
    if (!hcl || !yaml) throw new Error("no comments");
    origin.push({
      "infra/main.tf": committed(terraform(wideStatement), hcl),
      "orders/template.yaml": committed(sam(wideItem), yaml),
    });
    const ended = await run({ "fail-on": "info" });
    expect(ended).toMatchObject({ code: 0, outputs: { findings: "0", blocked: "false" } });
    expect(github.world.comments.length).toBe(2);
    for (const { body } of github.world.comments) {
      expect(body).toMatch(/^<!-- pare:.* -->\n\nRepaired: /);
      expect(suggestionIn(body)).toBeUndefined();
    }
    expect(github.world.issueComments.length).toBe(1);
    expect(github.world.issueComments[0]?.body).toContain("nothing is overbroad");
    const before = github.writes().length;
    await run();
    expect(github.writes().length).toBe(before);
  },
);

wholeTest("a comment goes with its statement when lines above it change", async () => {
  const { origin, github, run } = await openPull(folder, widened);
  await run();
  const more = 'tags = { team = "orders" }\n  bucket = "reports"';
  const text = terraform(wideStatement).replace('bucket = "reports"', more);
  origin.push({ "infra/main.tf": text });
  const before = github.writes().length;
  await run();
  expect(github.writes().length).toBe(before);
});

test.concurrent(
  "a suggestion never stands on other lines than those that it replaces",
  async () => {
    const about = ["Tagging", "Retention", "LegalHold"];
    const objects = [
      ...["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:RestoreObject"],
      ...["Get", "Put"].flatMap((verb) => about.map((each) => `s3:${verb}Object${each}`)),
      "s3:AbortMultipartUpload",
    ];
    const long = (actions: readonly string[], resource: string): string =>
      terraform(
        ["  statement {", "    actions = [", ...actions.map((each) => `      "${each}",`), "    ]"]
          .concat(`    resources = [${resource}]`, "  }")
          .join("\n"),
      );
    const own = '"${aws_s3_bucket.reports.arn}/*"';
    const { origin, github, run } = await openPull(folder, {
      base: [{ "infra/main.tf": long(objects, own) }],
      head: [{ "infra/main.tf": long(objects, '"*"') }],
    });
    await run();
    expect(github.world.comments.map(({ body }) => suggestionIn(body))).toEqual([
      `    resources = [${own}]`,
    ]);
    // Now the line that the comment stands on is not all that is to be replaced.
    const text = long([...objects, "s3:ListBucket"], '"*"');
    origin.push({ "infra/main.tf": text });
    await run();
    // The other comment would be taken for one on that line, and is deleted: nobody has answered it.
    const [last, ...others] = github.world.comments;
    expect(others).toEqual([]);
    expect(committed(text, last ?? { body: "" })).toContain(
      "resources = [aws_s3_bucket.reports.arn]",
    );
    const before = github.writes().length;
    await run();
    expect(github.writes().length).toBe(before);
  },
);

test.concurrent(
  "where the token may only read, the verdict is the same and the summary has everything",
  async () => {
    const { github, run } = await openPull(folder, widened);
    const ended = await run({ "fail-on": "medium" }, { token: readToken });
    expect(github.writes().every(({ status }) => status === 403)).toBe(true);
    expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", findings: "2" } });
    const [warning] = ended.commands.filter(({ name }) => name === "warning");
    expect(warning?.message).toMatch(/could not be posted.*403.*pull-requests: write/);
    for (const where of [ended.summary, ended.stdout]) {
      expect(where).toContain("infra/main.tf");
      expect(where).toContain('resources = ["${aws_s3_bucket.reports.arn}/*"]');
      expect(where).toContain("Resource: !GetAtt Orders.Arn");
    }
  },
);

test.concurrent(
  "what is touched from afar is told on the line that changed, and what is found in the summary",
  async () => {
    const locals = (actions: string): string => `locals {\n  queue = ${actions}\n}\n`;
    const queue = `resource "aws_iam_policy" "queue" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = local.queue, Resource = "*" }]
  })
}
`;
    const { github, run } = await openPull(folder, {
      base: [{ "a/locals.tf": locals('["sqs:ListQueues"]'), "a/queue.tf": queue }],
      head: [{ "a/locals.tf": locals('["sqs:DeleteQueue"]') }],
    });
    const ended = await run();
    expect(ended.outputs).toMatchObject({ findings: "1" });
    expect(
      github.world.comments.map(({ path, line, body }) => [path, line, body.split("\n")[2]]),
    ).toEqual([
      ["a/locals.tf", 2, "**Newly allowed** through this change, by what is written elsewhere:"],
    ]);
    expect(github.world.issueComments[0]?.body).toMatch(/`a\/queue\.tf:4`/);
    expect(ended.summary).toMatch(/`a\/queue\.tf:4`/);
  },
);

test.concurrent(
  "only so many comments are posted; those that give way are not called repaired",
  async () => {
    const { origin, github, run } = await openPull(folder, widened);
    await run({ "max-comments": "1" });
    expect(github.world.comments.map(({ path }) => path)).toEqual(["infra/main.tf"]);
    expect(github.world.issueComments[0]?.body).toContain("`orders/template.yaml:28-32`");
    // Something worse comes, and takes the place.
    const worse =
      'data "aws_iam_policy_document" "all" {\n  statement {\n    actions = ["*"]\n    resources = ["*"]\n  }\n}\n';
    origin.push({ "all/main.tf": worse });
    await run({ "max-comments": "1" });
    expect(github.world.comments.map(({ path }) => path)).toEqual(["all/main.tf"]);
    expect(github.world.issueComments[0]?.body).toContain("`infra/main.tf:31-38`");
    expect(github.violations).toEqual([]);
  },
);

test.concurrent("without comments, nothing is sent and the summary has everything", async () => {
  const { github, run } = await openPull(folder, widened);
  const ended = await run({ comment: "false" });
  expect(github.writes()).toEqual([]);
  expect(ended.summary).toContain('resources = ["${aws_s3_bucket.reports.arn}/*"]');
  expect(ended.outputs).toMatchObject({ findings: "2" });
});

test.concurrent(
  "lines that GitHub does not show are not commented on, and the summary has them",
  async () => {
    const { github, run } = await openPull(folder, widened, { limits: { patchLines: 12 } });
    const ended = await run();
    expect(github.world.comments.map(({ path }) => path)).toEqual(["orders/template.yaml"]);
    expect(ended.commands).toContainEqual(
      expect.objectContaining({
        name: "warning",
        message: expect.stringContaining("1 ") as string,
      }),
    );
    expect(ended.summary).toContain('resources = ["${aws_s3_bucket.reports.arn}/*"]');
    const before = github.writes().length;
    await run();
    expect(github.writes().length).toBe(before);
  },
);

wholeTest("a change that touches no statement begins no comment", async () => {
  const { github, run } = await openPull(folder, {
    base: [{ "infra/main.tf": terraform(narrowStatement) }],
    head: [
      { "README.md": "# More\n", "infra/main.tf": `# A note.\n${terraform(narrowStatement)}` },
    ],
  });
  const ended = await run();
  expect(github.writes()).toEqual([]);
  expect(ended).toMatchObject({ code: 0, outputs: { findings: "0", blocked: "false" } });
  expect(ended.summary).toContain("no IAM statement is touched");
});

wholeTest("a name that nobody knows is shown, and is no commit button", async () => {
  const both = terraform(`${narrowStatement}\n\n${passingStatement}`);
  const { github, run } = await openPull(folder, {
    base: [{ "infra/main.tf": terraform(narrowStatement) }],
    head: [{ "infra/main.tf": both }],
  });
  const ended = await run();
  expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", suggestions: "0" } });
  const [comment] = github.world.comments;
  expect(comment).toMatchObject(linesOf(both, passingStatement));
  expect(suggestionIn(comment?.body ?? "")).toBeUndefined();
  expect(comment?.body).toMatch(/^```hcl$/m);
});

wholeTest("a whole new file is judged", async () => {
  const { github, run } = await openPull(folder, { base: [{ "a.md": "a\n" }], head: [wideFiles] });
  const ended = await run();
  expect(ended.outputs).toMatchObject({ findings: "2", "score-before": "100" });
  expect(github.world.comments.length).toBe(2);
});
