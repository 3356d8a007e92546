import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import type { Source } from "../../source/source.ts";
import { unreadInShell } from "../unread-shell.ts";
import { isScript } from "./read.ts";

/** Where a script holds a policy that it puts together, or that is not JSON: it is not run. */
export function unreadInScript(source: Source, policies: readonly Policy[]): readonly Problem[] {
  if (!isScript(source.path)) return [];
  const all = { start: 0, end: source.text.length };
  const detail = "the policy here is put together by a script, or is no JSON: scripts are not run";
  return unreadInShell(source, all, policies, detail);
}
