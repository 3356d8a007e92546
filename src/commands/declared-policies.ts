import { openFacts } from "../jobs/knowledge.ts";
import { whyNoPolicy } from "../jobs/no-policy.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { logSafe } from "../report/log-safe.ts";
import { shownProblems } from "../report/not-evaluated.ts";
import { policyJson, type PolicyJson } from "../report/policy-json.ts";
import { notReadLines } from "../report/text.ts";
import { packaged } from "../repository/root.ts";
import { ofJudging } from "../source/problem.ts";
import { fileAt } from "./file-at.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The policies that a file or directory declares, in any language that Pare reads; what of it is not known is
 * noted. Throws a UsageError where there is none.
 */
export function declaredPolicies(run: Run, asked: string): readonly PolicyJson[] {
  const { path, tree } = fileAt(run, asked, wantedFiles);
  const facts = openFacts(packaged);
  const { policies, written, problems, sources } = scan(tree, facts);
  const declared = policies.filter(({ statements }) =>
    statements.some(({ action, madeOf }) => action && madeOf !== "permission"),
  );
  if (declared.length === 0) throw new UsageError(whyNoPolicy(path, tree, facts));
  const unread = shownProblems(
    problems.filter(({ reason }) => !ofJudging.has(reason)),
    sources,
  );
  run.note(
    notReadLines(unread)
      .map((line) => `${logSafe(line)}\n`)
      .join(""),
  );
  // By `for_each` and the like a policy is there several times over, and mostly says the same.
  const told = declared.map((each) => policyJson(each, written));
  return [...new Map(told.map((each) => [JSON.stringify(each), each])).values()];
}
