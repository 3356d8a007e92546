import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { packageRoot } from "./built.ts";

/** The built library, as whoever installs it has it. */

const folder = temporaryFolder();
mkdirSync(join(folder, "node_modules"));
symlinkSync(packageRoot, join(folder, "node_modules", "pare"), "dir");

const page = readFileSync(join(packageRoot, "src", "library.md"), "utf8");
const examples = [...page.matchAll(/```js\n([^]*?)```\n\n```\n([^]*?)```/g)].map(
  ([, code = "", output = ""]) => ({ code, output }),
);

test("there are four examples", () => {
  expect(examples.length).toBe(4);
});

test.concurrent.each(examples)("an example prints what its page says: $output", async (example) => {
  const args = ["--input-type=module", "--eval", example.code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  expect(stdout).toBe(example.output);
});

const consumer = `
import { analyzePolicy, diffPolicies, expandPolicy, queryActions, writePolicy, type ActionFilter } from "pare";
const filter: ActionFilter = { service: "s3", accessLevel: "read" };
export const names: readonly string[] = queryActions(filter).map(({ action }) => action);
export const score: number | null = analyzePolicy({ Statement: [] }).score;
export const written: string = writePolicy({ mode: "crud" }, { format: "hcl" }).text;
export const lost: number = diffPolicies("{}", {}).lost.length + expandPolicy("{}").items.after;
`;

/** What the compiler says of modules that use the library, by the names of their files. */
function faultsOf(modules: Readonly<Record<string, string>>): (name: string) => readonly string[] {
  const paths = Object.keys(modules).map((name) => join(folder, name));
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(folder, name), text);
  const program = ts.createProgram(paths, {
    strict: true,
    noEmit: true,
    types: [],
    lib: ["lib.es2023.d.ts"],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const found = ts.getPreEmitDiagnostics(program);
  return (name) =>
    found
      .filter(({ file }) => file === undefined || file.fileName.endsWith(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("a module that uses the library is checked by its declarations, which need nothing else", () => {
  const wrong = consumer.replace('service: "s3"', "servce: 3");
  const faults = faultsOf({ "right.mts": consumer, "wrong.mts": wrong });
  expect(faults("right.mts")).toEqual([]);
  expect(faults("wrong.mts").join()).toContain("'servce' does not exist in type 'ActionFilter'");
  expect(faults("index.d.ts")).toEqual([]);
  const declared = readFileSync(join(packageRoot, "dist", "library", "index.d.ts"), "utf8");
  expect(declared).not.toMatch(/\bimport\b/);
});
