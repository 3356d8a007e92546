import { expect, test } from "vitest";
import { parse } from "yaml";
import { command as expand } from "../../src/commands/expand.ts";
import { command as minimize } from "../../src/commands/minimize.ts";
import { MissingPath } from "../../src/repository/worktree.ts";
import { UsageError } from "../../src/commands/usage-error.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn, type Ended } from "./run.ts";

const policy = (Action: unknown): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Resource: "*" }],
  });
const directory = writeFiles(temporaryFolder(), {
  "p.json": policy(["sqs:Send*", "s3:Zap"]),
  "p.yaml": "Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: sqs:Send*\n",
  "long.json": policy([
    "sqs:SendMessage",
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:AuthorizeSecurityGroupEgress",
  ]),
  "broken.json": '{\n  "Statement": [}',
  "deep.json": `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
  "tagged.yaml": "Statement:\n  - Action: !Ref Actions\n",
  "empty.tf": 'resource "aws_iam_policy" "p" {\n}\n',
  "main.tf": `resource "aws_iam_policy" "p" {
  for_each = toset(["a", "b"])
  policy   = jsonencode({ Statement = [{
    Effect = "Allow", Action = local.actions, Resource = "\${aws_sqs_queue.q.arn}"
  }] })
}
locals { actions = ["sqs:Send*"] }
resource "aws_sqs_queue" "q" {}
`,
  "template.yaml": `Resources:
  R:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "sqs:Send*", Resource: !GetAtt Q.Arn }] }
`,
  "empty.json": '{\n  "Statement": []\n}\n',
  "none.json": '{"a": 1}',
  "odd.json": policy(["s3:\u001b[2J"]),
});
const run = (make: typeof expand, ...args: readonly string[]): Promise<Ended> =>
  runIn(directory, make, args);

test("a policy is printed with its wildcards written out, and what became of them noted", async () => {
  const { printed, noted } = await run(expand, "p.json");
  expect(JSON.parse(printed)).toEqual(JSON.parse(policy(["sqs:SendMessage", "s3:Zap"])));
  expect(noted)
    .toBe(`2 items of 1 element became 2: the same 1 action in AWS's reference of 2026-09-26
sqs:Send*  reached what AWS adds later, and is written out
no action of that reference, and left as it is: s3:Zap
`);
  const yaml = await run(expand, "p.yaml", "--format", "yaml");
  expect(parse(yaml.printed)).toMatchObject({ Statement: [{ Action: "sqs:SendMessage" }] });
});

test("a pattern is printed as the actions that it covers", async () => {
  expect((await run(expand, "sqs:*Tag*")).printed).toBe(
    "sqs:ListQueueTags\nsqs:TagQueue\nsqs:UntagQueue\n",
  );
  expect((await run(expand, "sqs:Tag*", "--format", "csv")).printed).toMatch(
    /^action,access level,.*\r\nsqs:TagQueue,Tagging,/,
  );
});

test("a policy is printed with its actions joined, and the wildcards that reach more", async () => {
  const { printed, noted } = await run(minimize, "long.json");
  const joined = ["ec2:AuthorizeSecurityGroup*", "sqs:SendMessage"];
  expect(JSON.parse(printed)).toEqual(JSON.parse(policy(joined)));
  expect(noted).toContain("ec2:AuthorizeSecurityGroup*  reaches future actions");
});

test.each([
  ["main.tf", "aws_iam_policy.p", 3, "${aws_sqs_queue.q.arn}"],
  ["template.yaml", "R", 5, "${Q.Arn}"],
])("of %s the policies are printed that it declares", async (path, owner, line, arn) => {
  const { printed } = await run(expand, path);
  const Statement = [{ Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [arn] }];
  expect(JSON.parse(printed)).toMatchObject([{ path, owner, line, policy: { Statement } }]);
  const all = JSON.parse((await run(minimize, ".")).printed) as readonly { path: string }[];
  expect(all.map((each) => each.path)).toContain(path);
});

test.each<readonly [typeof expand, string, typeof UsageError | typeof MissingPath, RegExp]>([
  [expand, "broken.json", UsageError, /^broken\.json:2:17 is no policy: A value is expected/],
  [expand, "deep.json", UsageError, /^deep\.json:1:\d+ is no policy: /],
  [
    expand,
    "tagged.yaml",
    UsageError,
    /^tagged\.yaml:2:\d+ is no policy: The statement has no Effect/,
  ],
  [expand, "empty.tf", UsageError, /^there is no policy in empty\.tf$/],
  [
    expand,
    "empty.json",
    UsageError,
    /^empty\.json:2:16 is no policy: The policy has no statement\.$/,
  ],
  [expand, "none.json", UsageError, /^none\.json:1:1 is no policy: The policy has no statement\.$/],
  [expand, "nowhere.json", UsageError, /^there is no nowhere\.json; a pattern names its service/],
  [minimize, "nowhere.json", MissingPath, /^there is no nowhere\.json$/],
])("$1 is refused", async (make, path, kind, said) => {
  const refused = run(make, path);
  await expect(refused).rejects.toThrow(kind);
  await expect(refused).rejects.toThrow(said);
});

test("what a stranger writes moves no cursor", async () => {
  const { printed, noted } = await run(minimize, "odd.json");
  expect(`${printed}${noted}`.replaceAll("\n", "")).toMatch(/^\P{Cc}+$/u);
});
