import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Tree, Wanted } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";
import type { Run } from "./run.ts";

/** A file or directory that is named, by its path from where Pare runs, and what is below it. */
export function fileAt(
  { directory }: Pick<Run, "directory">,
  path: string,
  wanted: Wanted,
): { readonly path: string; readonly tree: Tree } {
  const here = realpathSync(directory);
  const called = relative(here, resolve(here, path)).split(sep).join("/");
  return { path: called === "" ? "." : called, tree: worktree(here, [path], wanted) };
}
