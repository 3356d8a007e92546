import type { Settings } from "../config/config.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { chosen, settingsOf, usualConfig, type Chosen } from "../jobs/settings.ts";
import { limited, type Read, type Tree } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";

/**
 * The files below some paths of a directory, all of it by default, and the settings that options
 * and its configuration give. Who names a path means it, whatever the configuration leaves out.
 */
export function filesOf(
  directory: string,
  paths: readonly string[],
  given: Settings = {},
): { readonly tree: Tree; readonly settings: Chosen } {
  const tree = worktree(directory, paths, wantedFiles);
  const read = (path: string): Read => tree.read(path);
  const settings = chosen(given, settingsOf(read(usualConfig), false, read));
  return { tree: paths.length > 0 ? tree : limited(tree, settings.inside), settings };
}
