import { existsSync, realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { valueIn } from "../jobs/policy-file.ts";
import { withActions } from "../query/action-elements.ts";
import type { Read } from "../repository/tree.ts";
import { worktree } from "../repository/worktree.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

/** Whether an argument names a file, or `-` the standard input. */
export function isFile({ directory }: Run, argument: string): boolean {
  return argument === "-" || existsSync(resolve(directory, argument));
}

/**
 * The value of JSON that a file, or the standard input, says, with statements somewhere in it. Throws a
 * UsageError where it says none.
 */
export function policyAt(run: Run, path: string): unknown {
  const found = valueIn(readAt(run, path));
  if (!found.ok) throw new UsageError(found.because);
  let statements = 0;
  withActions(found.value, ({ items }) => {
    statements++;
    return items;
  });
  if (statements === 0)
    throw new UsageError(`no statement with actions is in ${path} as JSON or YAML`);
  return found.value;
}

function readAt(run: Run, path: string): Read {
  if (path === "-") return { ok: true, source: { path: "standard input", text: run.input() } };
  const here = realpathSync(run.directory);
  const called = relative(here, resolve(here, path)).split(sep).join("/");
  return worktree(here, [path], () => true).read(called);
}
