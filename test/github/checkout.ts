import { mkdirSync } from "node:fs";
import { git } from "./git.ts";
import type { Origin } from "./origin.ts";

/**
 * Fills a workspace as `actions/checkout` does on `pull_request` with nothing configured: the merge
 * commit alone (depth 1), detached. The commands are those that v4 and v5 log, from their
 * git-source-provider.ts, git-command-manager.ts and ref-helper.ts; left out is the token that it
 * stores in the local configuration for github.com, which a folder on disk does not ask for.
 */
export function checkOut(origin: Origin, workspace: string): void {
  const commit = origin.merge();
  if (commit === undefined) throw new Error("no merge commit: base and head conflict");
  const ref = `refs/remotes/pull/${origin.number}/merge`;

  mkdirSync(workspace, { recursive: true });
  git(workspace, ["init", workspace]);
  git(workspace, ["remote", "add", "origin", origin.url]);
  git(workspace, ["config", "--local", "gc.auto", "0"]);
  const fetch = ["fetch", "--no-tags", "--prune", "--no-recurse-submodules", "--depth=1"];
  git(workspace, ["-c", "protocol.version=2", ...fetch, "origin", `+${commit}:${ref}`]);
  git(workspace, ["sparse-checkout", "disable"]);
  git(workspace, ["checkout", "--progress", "--force", ref]);
}
