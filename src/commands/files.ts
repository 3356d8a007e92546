import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Settings } from "../config/config.ts";
import type { EvidenceFile } from "../config/agreement.ts";
import { changedOn } from "../jobs/ages.ts";
import { agreedIn, type Agreed } from "../jobs/agreed.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { openGit } from "../repository/git.ts";
import { topOf } from "../repository/git-command.ts";
import { limited, type Tree } from "../repository/tree.ts";
import { holdsFiles, worktree } from "../repository/worktree.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";
import { watched } from "./status-line.ts";

/** How what is agreed on is read, and evidence of use that goes before that of the configuration. */
type Agreeing = {
  readonly agree?: typeof agreedIn;
  readonly usage?: readonly EvidenceFile[] | undefined;
};

/**
 * The files below some paths of a directory, all of it by default, and what its configuration and
 * options say. In a git work tree both are seen from its top, `root`, wherever in it one stands: there
 * the configuration is, and what it says of paths means those from there on, as in the Action. Who
 * names a path means it, whatever the configuration leaves out. Where no file is at
 * all, nothing would be found, and that is no pass: it throws a UsageError.
 */
export async function filesOf(
  run: Run,
  paths: readonly string[],
  given: Settings = {},
  agreeing: Agreeing = {},
): Promise<Found> {
  const found = await filesIn(run, paths, given, agreeing);
  const starts = paths.length > 0 ? paths : ["."];
  if (!starts.some((path) => holdsFiles(resolve(run.directory, path))))
    throw new UsageError(`there is nothing to read, since no file is in ${starts.join(", ")}`);
  return found;
}

type Found = Agreed & { readonly tree: Tree; readonly root: string; readonly isWhole: boolean };

/** The same where there may be no file yet. */
export async function filesIn(
  { directory, today, status }: Run,
  paths: readonly string[],
  given: Settings = {},
  { agree = agreedIn, usage }: Agreeing = {},
): Promise<Found> {
  const here = realpathSync(directory);
  const root = topOf(here) ?? here;
  const isWhole = paths.length === 0 && root === here;
  const asked = paths.length === 0 && !isWhole ? ["."] : paths;
  const fromRoot = asked.map((path) => relative(root, resolve(here, path)));
  const tree = worktree(root, fromRoot, wantedFiles);
  const agreed = await agree((path) => Promise.resolve(tree.read(path)), {
    ...{ given, today, usage },
    changedOn: changedOn(openGit(root)),
  });
  const inside = paths.length > 0 ? tree : limited(tree, agreed.chosen.inside);
  return { ...agreed, tree: status ? watched(inside, status) : inside, root, isWhole };
}
