import { expect, test } from "vitest";
import { command as analyze } from "../../src/commands/analyze.ts";
import { command as diff } from "../../src/commands/diff.ts";
import { UsageError } from "../../src/commands/usage-error.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn, type Ended } from "./run.ts";

const policy = (Action: unknown, Resource = "arn:aws:s3:::b/*"): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
const terraform = (action: string, name = "p"): string => `resource "aws_iam_policy" "${name}" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = var.arn }] })
}
`;
const services = [
  "acm",
  "aoss",
  "athena",
  "chatbot",
  "cur",
  "dax",
  "ds",
  "ebs",
  "fis",
  "kms",
  "mq",
].concat(["qldb", "ram", "rum", "sdb", "sns", "sqs", "sts", "swf", "tax", "waf", "xray"]);
const directory = writeFiles(temporaryFolder(), {
  "old.json": policy(["s3:GetObject", "s3:DeleteObject"]),
  "new.json": policy(["s3:Get*", "s3:PutObject"]),
  "named.json": policy(["s3:DeleteObject", "s3:GetObject", "s3:GetObject"]),
  "old/main.tf": terraform("s3:GetObject") + terraform("s3:GetObject", "gone"),
  "new/main.tf": terraform("s3:PutObject") + terraform("s3:GetObject", "fresh"),
  "broken.json": '{"Statement": [{"Effect": "Allow", "Action": "s3:*" "Resource": "*"}]}',
  "none.json": "{}",
  "cut.json": '{"Statement": }',
  "empty.json": '{"Statement": []}',
  "wide.json": policy(
    services.map((each) => `${each}:*`),
    "*",
  ),
});
const run = (make: typeof diff, ...args: readonly string[]): Promise<Ended> =>
  runIn(directory, make, args);

test("what is newly allowed and no longer is told in words, with where it stands", async () => {
  const { printed, exitCode } = await run(diff, "old.json", "new.json");
  expect(printed).toContain(
    "new.json:1  newly allowed  new.json\n    Write s3:PutObject, as s3:PutObject on arn:aws:s3:::b/",
  );
  expect(printed).toContain("old.json:1  no longer allowed  new.json\n    Write s3:DeleteObject");
  expect(exitCode).toBe(1);
});

test("what only reads otherwise allows the same", async () => {
  const { printed, exitCode } = await run(diff, "old.json", "named.json");
  expect(printed).toBe("they allow the same, also by actions that AWS has yet to make\n");
  expect(exitCode).toBe(0);
});

test("what is named alike in two directories is compared, what is there once is new or gone", async () => {
  const { printed } = await run(diff, "old", "new", "--format", "json");
  const { differences } = JSON.parse(printed) as {
    readonly differences: readonly Record<
      "gained" | "lost",
      readonly {
        readonly path: string;
        readonly levels: readonly { readonly actions: readonly string[] }[];
      }[]
    >[];
  };
  const actions = (side: "gained" | "lost"): readonly string[] =>
    differences.flatMap((each) =>
      each[side].flatMap(({ path, levels }) =>
        levels.map((level) => `${path} ${level.actions.join()}`),
      ),
    );
  expect(actions("gained")).toEqual(["new/main.tf s3:PutObject", "new/main.tf s3:GetObject"]);
  expect(actions("lost")).toEqual(["old/main.tf s3:GetObject", "old/main.tf s3:GetObject"]);
});

test.each([
  ["broken.json", /broken\.json:1 is not read/],
  ["cut.json", /cut\.json:1:15 is no policy: A value is expected here/],
  ["empty.json", /empty\.json:1:15 is no policy: The policy has no statement/],
  ["none.json", /none\.json:1:1 is no policy: The policy has no statement/],
])("%s is refused", async (path, said) => {
  await expect(run(diff, path, "new.json")).rejects.toThrow(UsageError);
  await expect(run(diff, "new.json", path)).rejects.toThrow(said);
});

test("a policy is analysed, in json as in a table", async () => {
  const { printed } = await run(analyze, "old.json", "--format", "json");
  expect(JSON.parse(printed)).toMatchObject({
    policies: [
      {
        path: "old.json",
        kind: "identity",
        letter: "A",
        actions: 2,
        byAccessLevel: { Read: ["s3:GetObject"], Write: ["s3:DeleteObject"] },
        byService: { s3: { Read: 1, Write: 1 } },
        byClass: { data: ["s3:GetObject"] },
        byReach: { named: ["s3:DeleteObject", "s3:GetObject"] },
      },
    ],
    notEvaluated: [],
  });
  const csv = (await run(analyze, "old.json", "--format", "csv")).printed.trimEnd().split("\r\n");
  expect(csv.length).toBe(3);
  expect((await run(analyze, "new")).printed).toContain(
    "new/main.tf:2  aws_iam_policy.p  identity  score ",
  );
});

test("what is no policy is no answer, and said beside others", async () => {
  for (const [path, said] of [
    ["none.json", "none.json:1:1 is no policy"],
    ["broken.json", "broken.json:1 is not read: A comma is expected here."],
    ["cut.json", "cut.json:1:15 is no policy"],
  ] as const)
    await expect(run(analyze, path)).rejects.toThrow(said);
  const { printed, noted } = await run(analyze, "old.json", "empty.json", "broken.json");
  expect(noted).toBe("empty.json:1:15 is no policy: The policy has no statement.\n");
  expect(printed).toContain("broken.json:1  not evaluated  syntax-error");
  expect(printed).toContain("1 policy ");
});

test("what allows much is a page, and all of it by name where that is asked for", async () => {
  const page = (await run(analyze, "wide.json")).printed;
  expect(page).toContain("by service, 12 of 22\n");
  expect(page).toMatch(
    /^ {4}ds: \d+ List, .*\n(?: {4}.*\n){11} {4}and 10 more with fewer actions: --all names them$/m,
  );
  expect(page).not.toContain("cur: ");
  const all = (await run(analyze, "wide.json", "--all")).printed;
  expect(all).toMatch(/^ {4}cur: /m);
  expect(all).toContain("xray:PutTraceSegments");
  expect(page).not.toContain("xray:PutTraceSegments");
});
