// A process that does what any audit does at least: lists and reads the files of a directory, and parses those that
// are named on its input, with the libraries for their languages.
import { readFileSync } from "node:fs";
import { wantedFiles } from "../../src/jobs/scan.ts";
import { worktree } from "../../src/repository/worktree.ts";
import { libraries, parseAll } from "./libraries.ts";

const tree = worktree(process.argv[2] ?? ".", [], wantedFiles);
const withAccess = new Set(readFileSync(0, "utf8").split("\n"));
const sources = tree.list().flatMap((path) => {
  const file = tree.read(path);
  return file.ok ? [file.source] : [];
});
parseAll(
  sources.filter(({ path }) => withAccess.has(path)),
  libraries,
);
