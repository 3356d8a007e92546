import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { command } from "../../src/commands/audit.ts";
import { statusLine, watched } from "../../src/commands/status-line.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn } from "./run.ts";

test("a line is shown in place, no longer than the terminal is wide, and is gone afterwards", () => {
  const written: string[] = [];
  const line = statusLine({ columns: 8, write: (text) => written.push(text) });
  line.clear();
  line.show("reading: 100 files");
  line.clear();
  line.clear();
  expect(written).toEqual(["\r\u001b[Kreading", "\r\u001b[K"]);
});

test("files are counted once, and told of now and then", () => {
  const files = Array.from({ length: 250 }, (_, n) => [`${n}.tf`, ""] as const);
  const told: string[] = [];
  const tree = watched(memoryTree(new Map(files)), (what) => told.push(what));
  for (const path of [...tree.list(), ...tree.list()]) expect(tree.read(path).ok).toBe(true);
  expect(told).toEqual(["reading: 100 of 250 files", "reading: 200 of 250 files"]);
});

test("an audit says what it does to who watches, and nothing of it in its output", async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/policy.json`,
    '{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }',
  );
  const said: string[] = [];
  const { printed, noted } = await runIn(folder, command, [], {
    status: (what) => said.push(what),
  });
  expect(said).toEqual(["judging: 1 policies", "looking for what to write instead: 2 findings"]);
  expect(printed + noted).not.toContain("judging");
});
