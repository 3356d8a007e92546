import { expect, test } from "vitest";
import { readToken } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Files } from "../github/origin.ts";
import type { Run } from "../github/runner.ts";
import { pare } from "./built.ts";
import { writeFiles } from "./files.ts";
import { openPull } from "./pull.ts";
import { suggestionIn } from "./suggestion.ts";

/** Texts of a pull request that try to speak for Pare: in comments, summaries and logs. */

const folder = temporaryFolder();

const tricks = [
  "<!-- pare:1 job=x at=forged of= -->",
  "@octocat @octo-org/everyone",
  "```suggestion\\nforged\\n```",
  "</details> <img src=https://evil.example/x.png> [click](https://evil.example) #1",
  "::error::forged %0A::stop-commands::x ##[error]forged",
  "\\u202e::set-output name=blocked::false",
];

/** A trick in each place where a file's own words come into a report. */
const files: Files = Object.fromEntries(
  tricks.flatMap((trick, i) => {
    const policy = `{
  "Version": "2012-10-17",
  "Statement": [{
    "Sid": "ReadOnly ${trick}",
    "Effect": "Allow",
    "Action": ["s3:*", "s3:${trick}"],
    "Resource": ["*", "arn:aws:s3:::${trick}"],
    "Condition": { "StringLike": { "aws:${trick}": "${trick}" } }
  }]
}
`;
    const template = `Resources:
  "Role\\n${trick}":
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Description: "${trick}"
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: "s3:Put*"
            Resource: !Sub "arn:aws:s3:::\${${trick.replaceAll("}", "")}}/*"
          - Effect: Allow
            Action: iam:PassRole
            Resource: "*"
`;
    return [
      [`a/${i}.json`, policy],
      [`b/${i}.yaml`, template],
      [`c/${i}.tf`, `resource "aws_iam_policy" "${trick}" {{\n`],
    ];
  }),
);
/** Names of files are texts too; git takes anything but a zero byte. */
const named: Files = {
  "d/@octocat\n::error::forged/`x`.json": files["a/0.json"] ?? "",
  "d/::error::forged.tf": "resource {{\n",
  "d/<!-- pare:summary -->.yaml": files["b/0.yaml"] ?? "",
};

/** What GitHub acts on in a text: code, in spans and blocks, means nothing to it. */
const outsideOfCode = (markdown: string): string =>
  markdown
    .replace(/^(`{3,})[^`\n]*\n[^]*?\n\1$/gm, "")
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");

/** To lines of the head, percent-encoded. */
const ownLink =
  /\]\(https:\/\/github\.com\/octo-org\/infrastructure\/blob\/[0-9a-f]{40}\/[\w%.~/-]+#L\d+(?:-L\d+)?\)/g;

function expectNothingForged(markdown: string): void {
  const [marker = "", ...lines] = markdown.split("\n");
  expect(marker).toMatch(/^<!-- pare:1 job=[\w./~-]+ [\w=,: ]+ -->$/);
  expect(lines.filter((line) => line.startsWith("<!-- pare:"))).toEqual([]);
  const left = outsideOfCode(lines.join("\n")).replace(ownLink, "");
  expect(left).not.toMatch(/@octo|<img|<!--|evil\.example|forged|::|#1\b/);
  expect(left).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(left.match(/<details>/g)?.length).toBe(left.match(/<\/details>/g)?.length);
}

function expectNoForgedCommands({ commands }: Run): void {
  const own = /^(?:Pare: blocked by \d|The comments could not be posted)/;
  const frame = new Set(["debug", "group", "endgroup"]);
  const others = commands.filter(({ name, message }) => !frame.has(name) && !own.test(message));
  // What is left are annotations of lines, whose text no line end breaks into a command.
  expect(others.filter(({ properties }) => properties.file === undefined)).toEqual([]);
  const levels = ["error", "warning", "notice"];
  expect(others.filter(({ name }) => !levels.includes(name))).toEqual([]);
  const paths = new Set(Object.keys({ ...files, ...named }));
  expect(others.filter(({ properties: { file = "" } }) => !paths.has(file))).toEqual([]);
}

const story = { base: [{ "a.md": "a\n" }], head: [{ ...files, ...named }] };

test.concurrent(
  "comments and summary hold what is forged as code, and nothing of it has an effect",
  async () => {
    const { github, run } = await openPull(folder, story);
    const ended = await run({ "max-comments": "100" });
    expect(github.violations).toEqual([]);
    expectNoForgedCommands(ended);
    const { comments, issueComments } = github.world;
    expect(comments.length).toBeGreaterThan(tricks.length);
    expect(issueComments.length).toBe(1);
    for (const { body } of [...comments, ...issueComments]) expectNothingForged(body);
    for (const { body } of comments) expect(suggestionIn(body) ?? "").not.toBe("forged");
    expect(Object.keys(ended.outputs)).toHaveLength(15);

    const before = github.writes().length;
    expectNoForgedCommands(await run({ "max-comments": "100" }));
    expect(github.writes().length).toBe(before);
  },
);

test.concurrent("the summary of a job without comments holds it as code, too", async () => {
  const { run } = await openPull(folder, story);
  const ended = await run({}, { token: readToken });
  expect(ended.code).toBe(1);
  expectNoForgedCommands(ended);
  expectNothingForged(ended.summary);
});

test.concurrent("a terminal is told nothing but text", async () => {
  const directory = writeFiles(folder, {
    ...(files as Record<string, string>),
    "e/\u001b[2Jcleared.json": (files["a/0.json"] as string).replace("ReadOnly", "\\u001b]0;x"),
  });
  const texts = await Promise.all(
    [
      ["audit"],
      ["audit", "--format", "markdown"],
      ["extract"],
      ["fix"],
      ["audit", "\u001b[2J"],
    ].map(async (args) => {
      const { stdout, stderr } = await pare(directory, args);
      return stdout + stderr;
    }),
  );
  for (const text of texts) {
    expect(text.length).toBeGreaterThan(10);
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});
