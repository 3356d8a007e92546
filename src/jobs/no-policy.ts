import { shownProblems, type NotEvaluated } from "../report/not-evaluated.ts";
import type { Tree } from "../repository/tree.ts";
import { positionAt } from "../source/lines.ts";
import { leavingUnread } from "../source/problem.ts";
import type { AwsFacts } from "./knowledge.ts";
import { validateTree } from "./validate.ts";

/** What leaves a file, or a part of it, unread, and where. */
export function notRead({ path, line, detail }: NotEvaluated): string {
  return `${line === null ? path : `${path}:${line}`} is not read: ${detail}`;
}

/**
 * Why there is no policy at a path that somebody named: the first thing that leaves a file unread, or that
 * keeps the file from being a policy, with its line.
 */
export function whyNoPolicy(path: string, tree: Tree, facts: AwsFacts): string {
  const { policies, problems, sources } = validateTree(tree, facts, { named: new Set([path]) });
  const [unread] = shownProblems(problems, sources).filter(({ reason }) =>
    leavingUnread.has(reason),
  );
  if (unread) return notRead(unread);
  const wrong = policies.flatMap(({ findings }) => findings).find(({ type }) => type === "ERROR");
  if (!wrong) return `there is no policy in ${path}`;
  const [{ place }] = wrong.locations;
  const { line, column } = positionAt(place.source, place.span.start);
  return `${path}:${line}:${column} is no policy: ${wrong.message}`;
}
