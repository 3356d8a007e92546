import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import type { Story } from "../github/origin.ts";
import { pare } from "./built.ts";
import { openPull } from "./pull.ts";
import {
  cloudFormation,
  narrowStatement,
  passingStatement,
  terraform,
  widened,
  wideStatement,
} from "./stories.ts";

/** What the command line shows of a branch is what the Action posts on its pull request. */

const folder = temporaryFolder();

const locals = (actions: string): string => `locals {\n  queue = ${actions}\n}\n`;
const queue = `resource "aws_iam_policy" "queue" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = local.queue, Resource = "*" }]
  })
}
`;

const stories: Readonly<Record<string, Story>> = {
  "Terraform: a button, a name to fill in, a statement outside of the diff": {
    base: [
      {
        "infra/main.tf": terraform(narrowStatement),
        "infra/locals.tf": locals("[]"),
        "infra/queue.tf": queue,
      },
    ],
    head: [
      { "infra/main.tf": terraform(`${wideStatement}\n\n${passingStatement}`) },
      { "infra/locals.tf": locals('["sqs:DeleteQueue"]') },
    ],
    meanwhile: [{ "infra/other.tf": "# The base went on.\n" }],
  },
  "CloudFormation: a template that was narrow": {
    base: [{ "stack.yaml": cloudFormation("!GetAtt Queue.Arn") }],
    head: [{ "stack.yaml": cloudFormation('"*"') }],
    meanwhile: [{ "stack.yaml": `# The base went on.\n${cloudFormation("!GetAtt Queue.Arn")}` }],
  },
  "both, with SAM, a file that does not parse, and a configuration": {
    base: [
      {
        ...widened.base[0],
        "stack.yaml": cloudFormation("!GetAtt Queue.Arn"),
        "left/out.tf": terraform(narrowStatement),
        ".github/pare.yml": "max-comments: 2\nfail-on: medium\npaths: ['**', '!left/**']\n",
      },
    ],
    head: [
      ...widened.head,
      {
        "stack.yaml": cloudFormation('"*"'),
        "left/out.tf": terraform(wideStatement),
        "infra/broken.tf": 'resource "aws_iam_policy" {{\n',
        ".github/pare.yml": "max-comments: 0\nfail-on: never\n",
      },
    ],
    meanwhile: widened.meanwhile ?? [],
  },
  "nothing about access": {
    base: [{ "infra/main.tf": terraform(narrowStatement) }],
    head: [{ "infra/main.tf": `# A note.\n${terraform(narrowStatement)}` }],
  },
};

/** The command line's comments belong to no job of a workflow, and it knows no address of lines. */
const withoutJob = (markdown: string): string =>
  markdown
    .replace(/^(<!-- pare:1 )job=\S+ /gm, "$1")
    .replace(/\[(`[^`]+`)\]\(https:\/\/github\.com\/octo-org\/[^)]*\/blob\/[^)]*\)/g, "$1");

test.concurrent.each(Object.entries(stories))("%s", async (_, story) => {
  const { origin, github, run } = await openPull(folder, story);
  const action = await run();
  const clone = join(folder, `clone-${origin.head()}`);
  mkdirSync(clone);
  git(clone, ["clone", "--quiet", origin.url, "."]);
  const branches = ["--base", `origin/${origin.baseBranch}`, "--head", "origin/feature"];
  const shown = await pare(clone, ["review", ...branches, "--format", "markdown"]);
  expect(shown.stderr).toBe("");
  expect(shown.code).toBe(action.code);

  const { comments, issueComments } = github.world;
  const summary = issueComments.map(({ body }) => body).join() || action.summary.trimEnd();
  const posted = comments.map(({ path, startLine, line, body }) => {
    const where = startLine === undefined ? `line ${line}` : `lines ${startLine} to ${line}`;
    return `---\n\n_Comment on ${where} of_ \`${path}\`\n\n${body}`;
  });
  expect(comments.length > 0).toBe(action.outputs.findings !== "0");
  expect(withoutJob(shown.stdout)).toBe(withoutJob(`${[summary, ...posted].join("\n\n")}\n`));
});
