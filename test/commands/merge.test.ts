import { expect, test } from "vitest";
import { command as audit } from "../../src/commands/audit.ts";
import { command } from "../../src/commands/merge.ts";
import { UsageError } from "../../src/commands/options.ts";
import { formats } from "../../src/commands/output.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn, type Ended } from "./run.ts";

const folder = temporaryFolder();
const policy = (action: string): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const resultOf = async (action: string): Promise<string> => {
  const directory = writeFiles(folder, { "policy.json": policy(action) });
  return (await runIn(directory, audit, ["--format", "json", "--fail-on", "never"])).printed;
};
const [queues, buckets] = await Promise.all([
  resultOf("sqs:PurgeQueue"),
  resultOf("s3:ListAllMyBuckets"),
]);
const directory = writeFiles(folder, {
  "reports/octo-org/queues.json": queues,
  "reports/octo-org/buckets.json": buckets,
  "reports/notes.txt": "not read",
  "broken.json": "{",
  "other.json": '{"version":1}',
});
const merge = (...args: readonly string[]): Promise<Ended> => runIn(directory, command, args);

type Printed = { readonly parts: readonly { readonly name: string; readonly outcome: string }[] };
const named = ({ printed }: Ended): readonly (readonly string[])[] =>
  (JSON.parse(printed) as Printed).parts.map(({ name, outcome }) => [name, outcome]);

test("the reports of a directory are one, by the paths that they have there", async () => {
  const ended = await merge("reports", "--format", "json");
  expect(named(ended)).toEqual([
    ["octo-org/buckets", "audited"],
    ["octo-org/queues", "audited"],
  ]);
  expect(ended.exitCode).toBe(0);
});

test("merging what was merged is the same as merging all", async () => {
  const all = await merge("reports", "more=broken.json", "--format", "json");
  const some = writeFiles(folder, {
    "a.json": (await merge("octo-org/queues=reports/octo-org/queues.json", "--format", "json"))
      .printed,
    "b.json": (await merge("reports", "more=broken.json", "--format", "json")).printed,
  });
  const again = await runIn(some, command, ["a.json", "b.json", "--format", "json"]);
  expect(again.printed).toBe(all.printed);
});

test("what is no report is said to have failed, and is to be looked at", async () => {
  const ended = await merge("reports", "broken.json", "team=other.json", "--format", "json");
  expect(named(ended).filter(([, outcome]) => outcome === "failed")).toEqual([
    ["broken", "failed"],
    ["team", "failed"],
  ]);
  expect(ended.exitCode).toBe(1);
  const text = await merge("broken.json");
  expect(text.printed).toContain("broken  failed: its report is no JSON\n");
});

test("every format of an audit is one of several reports", async () => {
  for (const format of formats) {
    const { printed } = await merge("reports", "--format", format);
    expect(printed.length).toBeGreaterThan(20);
    expect(printed.endsWith("\n")).toBe(true);
  }
});

test("what is not there, and two reports of one name that differ, are wrong use", async () => {
  await expect(merge("gone.json")).rejects.toThrow(UsageError);
  const twice = ["x=reports/octo-org/queues.json", "x=reports/octo-org/buckets.json"];
  await expect(merge(...twice)).rejects.toThrow(/two reports of `x` differ/);
});
