import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { openFacts } from "../jobs/knowledge.ts";
import { wantedFiles } from "../jobs/scan.ts";
import { stackOf } from "../jobs/stack.ts";
import type { NewPolicyLanguage } from "../jobs/write.ts";
import { packaged } from "../repository/root.ts";
import { holdsFiles, MissingPath, worktree } from "../repository/worktree.ts";
import type { Stack } from "../write/stack.ts";

/** What a directory declares. Throws a MissingPath where there is none. */
export function declarationsIn(directory: string, from: string, format: NewPolicyLanguage): Stack {
  const path = resolve(directory, from);
  if (!holdsFiles(path)) throw new MissingPath(from);
  return stackOf(worktree(realpathSync(path), [], wantedFiles), from, format, openFacts(packaged));
}
