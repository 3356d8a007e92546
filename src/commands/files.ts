import { resolve } from "node:path";
import type { Settings } from "../config/config.ts";
import { agreedIn, type Agreed } from "../jobs/agreed.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { limited, type Tree } from "../repository/tree.ts";
import { holdsFiles, worktree } from "../repository/worktree.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";

/**
 * The files below some paths of a directory, all of it by default, and what its configuration and
 * options say. Who names a path means it, whatever the configuration leaves out. Where no file is at
 * all, nothing would be found, and that is no pass: it throws a UsageError.
 */
export async function filesOf(
  { directory, today }: Run,
  paths: readonly string[],
  given: Settings = {},
  agree = agreedIn,
): Promise<Agreed & { readonly tree: Tree }> {
  const tree = worktree(directory, paths, wantedFiles);
  const starts = paths.length > 0 ? paths : ["."];
  if (!starts.some((path) => holdsFiles(resolve(directory, path))))
    throw new UsageError(`there is nothing to read, since no file is in ${starts.join(", ")}`);
  const agreed = await agree((path) => Promise.resolve(tree.read(path)), { given, today });
  return { ...agreed, tree: paths.length > 0 ? tree : limited(tree, agreed.chosen.inside) };
}
