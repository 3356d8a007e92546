import type { Command } from "commander";
import { expect, test } from "vitest";
import { command as can } from "../../src/commands/can.ts";
import { command as check } from "../../src/commands/check.ts";
import { UsageError } from "../../src/commands/options.ts";
import type { Run } from "../../src/commands/run.ts";
import { command as who } from "../../src/commands/who.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { document } from "../jobs/files.ts";
import { runIn, type Ended } from "./run.ts";

const folder = temporaryFolder();
const reading = { Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const files = {
  "old.json": document(reading),
  "new.json": document({ ...reading, Sid: "More", Action: ["s3:GetObject", "s3:PutObject"] }),
  "bucket.json": document({
    ...reading,
    Principal: "*",
    Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
  }),
  "several.yaml": `Resources:
  One:
    Type: AWS::IAM::Policy
    Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } } }
  Other:
    Type: AWS::IAM::Policy
    Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: "sqs:*", Resource: "*" } } }
`,
};
const directory = writeFiles(folder, files);

const run = (make: (run: Run) => Command, ...args: readonly string[]): Promise<Ended> =>
  runIn(directory, make, args);

const json = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await run(check, ...args, "--format", "json")).printed);

test("a check that passes ends with 0 and has no witness", async () => {
  const ended = await run(check, "no-new-access", "new.json", "old.json");
  expect(ended).toEqual({
    printed:
      "PASS  The modified permissions do not grant new access compared to your existing policy.\n",
    noted: "",
    exitCode: 0,
  });
  expect(await json("no-new-access", "new.json", "old.json")).toEqual({
    result: "PASS",
    certain: true,
    reasons: [],
    witness: null,
  });
});

test("a check that fails ends with 1 and says by which statement, with a witness", async () => {
  const ended = await run(check, "no-new-access", "old.json", "new.json", "--type", "identity");
  expect(ended).toEqual({
    printed: `new.json:1  New access in the statement with sid: More.
    for example s3:PutObject on arn:aws:s3:::b/x

FAIL  The modified permissions grant new access compared to your existing policy.
`,
    noted: "",
    exitCode: 1,
  });
  expect(await json("no-new-access", "old.json", "new.json")).toEqual({
    result: "FAIL",
    certain: true,
    reasons: [
      {
        statementIndex: 0,
        statementId: "More",
        description: "New access in the statement with sid: More.",
      },
    ],
    witness: {
      action: "s3:PutObject",
      resource: "arn:aws:s3:::b/x",
      principal: null,
      context: {},
    },
  });
});

test("a witness carries the keys that conditions ask for, as they are written", async () => {
  const listed = ["--actions", "s3:GetObject"];
  expect(await json("access-not-granted", "bucket.json", ...listed)).toMatchObject({
    witness: { context: { "aws:SourceVpc": ["vpc-1"] } },
  });
});

test("several lists are one, by arguments or by commas", async () => {
  const forms = [
    ["--actions", "s3:PutObject", "s3:GetObject"],
    ["--actions", "s3:PutObject,s3:GetObject"],
  ];
  for (const form of forms)
    expect(await json("access-not-granted", "old.json", ...form)).toMatchObject({ result: "FAIL" });
});

test("a policy of a resource is public or not by what AWS publishes of its type", async () => {
  const typed = ["no-public-access", "bucket.json", "--resource-type"];
  expect((await run(check, ...typed, "AWS::S3::Bucket")).exitCode).toBe(0);
  expect((await run(check, ...typed, "AWS::SNS::Topic")).exitCode).toBe(0);
});

test("of several policies it is said which were checked, and of each reason whose it is", async () => {
  const asked = ["access-not-granted", "several.yaml", "--actions", "sqs:SendMessage"];
  const ended = await run(check, ...asked);
  expect(ended.noted).toBe(
    "checked one by one: the policies of One and Other; --owner chooses one\n",
  );
  expect(ended.printed).toContain(
    "several.yaml:7  One or more of the listed actions in the statement with index: 0 of Other.",
  );
  expect((await run(check, ...asked, "--owner", "One")).exitCode).toBe(0);
});

const refused: readonly (readonly [(run: Run) => Command, readonly string[], RegExp])[] = [
  [check, ["no-new-access", "old.json", "nowhere.json"], /^there is no nowhere\.json$/],
  [check, ["access-not-granted", "old.json"], /^name what is not to be granted with --actions/],
  [
    check,
    ["no-public-access", "old.json", "--resource-type", "AWS::S3::Bucket"],
    /^old\.json has no resource policy; what is there is identity$/,
  ],
  [
    can,
    ["s3:GetObject", "arn:aws:s3:::b/x"],
    /^say whose policies decide: --policy FILE or --role/,
  ],
  [who, ["s3:GetObjct", "*"], /^s3:GetObjct is no action .*; did you mean s3:GetObject\?$/],
  [who, ["s3:GetObject", "b"], /^b is no resource: write its ARN/],
];
test.each(refused)("%# is refused, and says what to do", async (make, args, said) => {
  await expect(run(make, ...args)).rejects.toThrow(said);
  if (!args.includes("nowhere.json"))
    await expect(run(make, ...args)).rejects.toBeInstanceOf(UsageError);
});

test("can ends with 0 where it is allowed, and takes what the request carries", async () => {
  const asked = ["s3:GetObject", "arn:aws:s3:::b/x", "--policy", "bucket.json"];
  expect((await run(can, ...asked)).exitCode).toBe(1);
  const said = await run(can, ...asked, "--context", "aws:SourceVpc=vpc-1", "--principal", "*");
  expect(said).toEqual({
    printed: `allowed  s3:GetObject on arn:aws:s3:::b/x by anybody (not signed in)
bucket.json:1  bucket.json  Allow s3:GetObject on arn:aws:s3:::b/* for * if aws:SourceVpc = vpc-1
`,
    noted: "",
    exitCode: 0,
  });
  const { printed } = await run(can, ...asked, "--format", "json");
  expect(JSON.parse(printed)).toMatchObject({
    verdict: "implicitly denied",
    nearly: [
      {
        path: "bucket.json",
        startLine: 1,
        but: "conditions",
        conditions: ["aws:SourceVpc = vpc-1"],
      },
    ],
  });
});

test("who lists owners of all files, or of those that are named", async () => {
  const { printed } = await run(who, "sqs:SendMessage", "*", "--format", "json");
  expect(JSON.parse(printed)).toMatchObject({
    owners: [{ address: "Other", scope: "several.yaml", certain: true }],
  });
  expect((await run(who, "sqs:SendMessage", "*", "old.json")).printed).toContain("nobody");
});
