import { realpathSync } from "node:fs";
import { readEvidence, type Evidence } from "../evidence/evidence.ts";
import { worktree } from "../repository/worktree.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

/** The evidence in a file; wrong use where it holds none. */
export function evidenceIn({ directory }: Run, path: string): Evidence {
  const read = worktree(realpathSync(directory), [path], () => true).read(path);
  if (!read.ok) throw new UsageError(`${path}: ${read.problem.detail}`);
  const evidence = readEvidence(read.source.text);
  if ("wrong" in evidence) throw new UsageError(`${path}: ${evidence.wrong}`);
  return evidence;
}
