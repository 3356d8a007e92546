import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command as audit } from "../../src/commands/audit.ts";
import { command as fix } from "../../src/commands/fix.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn, type Ended } from "./run.ts";

/** The command line below the top of a git work tree: it goes by the configuration of the top. */

const folder = temporaryFolder();
const policy = (Action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action, Resource: "*" } }, null, 2)}\n`;
const files = {
  ".github/pare.yml": "profiles:\n  - paths: [terraform/sandbox/**]\n    fail-on: never\n",
  "other.json": policy("*"),
  "terraform/sandbox/a.json": policy("*"),
};
const repository = (): string => {
  const top = writeFiles(folder, files);
  mkdirSync(join(top, ".git"));
  return top;
};

const run = (make: typeof audit, directory: string, ...args: readonly string[]): Promise<Ended> =>
  runIn(directory, make, args);

test("a directory is judged the same from within and from above", async () => {
  const top = repository();
  const above = await run(audit, top, "terraform");
  expect(above).toMatchObject({ exitCode: 0 });
  expect(above.printed).toContain("terraform/sandbox/a.json:");
  expect(above.printed).not.toContain("other.json");
  for (const args of [["."], []])
    expect(await run(audit, join(top, "terraform"), ...args)).toEqual(above);
  expect(await run(audit, join(top, "terraform"), "../terraform/sandbox")).toEqual(above);
  // All of it is more.
  expect(await run(audit, top)).toMatchObject({ exitCode: 1 });
  expect(await run(audit, join(top, "terraform"), "..")).toMatchObject({ exitCode: 1 });
});

test("a report is written where it is asked for, through no link of the repository", async () => {
  const top = repository();
  const { printed } = await run(audit, top, "other.json");
  const written = await run(audit, top, "other.json", "--output", "reports/pare.txt");
  expect(written).toMatchObject({ printed: "", exitCode: 1 });
  expect(readFileSync(join(top, "reports/pare.txt"), "utf8")).toBe(printed);
  symlinkSync("other.json", join(top, "linked.txt"));
  symlinkSync(".", join(top, "here"));
  for (const path of ["linked.txt", "here/pare.txt", join(top, "linked.txt")])
    await expect(run(audit, top, "other.json", "--output", path)).rejects.toThrow("is a link");
  expect(readFileSync(join(top, "other.json"), "utf8")).toBe(files["other.json"]);
  // What lies elsewhere is somebody's own.
  const own = join(top, "here/elsewhere.txt");
  await run(audit, join(top, "terraform"), "../other.json", "--output", own);
  expect(readFileSync(own, "utf8")).toContain("other.json:");
});

test("what is fixed from within is the file that stands there", async () => {
  const top = repository();
  const text = policy("sqs:*").replace('"*"\n', '"arn:aws:sqs:eu-west-1:111122223333:orders"\n');
  const below = writeFiles(top, { "queue.json": text });
  const { printed } = await run(fix, below, "--assume");
  expect(printed).toContain("in 1 file");
  expect(readFileSync(join(below, "queue.json"), "utf8")).not.toBe(text);
  expect(readFileSync(join(top, "other.json"), "utf8")).toBe(files["other.json"]);
});

test("an audit is written to a file from where it is run, and nothing but what is read is printed", async () => {
  const directory = join(repository(), "terraform");
  const { printed } = await run(audit, directory, "--format", "json");
  const written = await run(audit, directory, "--format", "json", "--output", "report.json");
  expect(readFileSync(join(directory, "report.json"), "utf8")).toBe(printed);
  expect(written).toMatchObject({ printed: "", exitCode: 0 });
});
