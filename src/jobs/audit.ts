import type { Agreement } from "../config/agreement.ts";
import { accountedFor } from "../config/debt.ts";
import { provedGrades } from "../narrow/narrowing.ts";
import type { Result } from "../report/result.ts";
import type { Tree } from "../repository/tree.ts";
import { rules } from "../rules/index.ts";
import { inOrder, judgeAttachments, judgeHolders, judgePolicy, toldIn } from "../rules/judge.ts";
import { excessOf } from "../rules/score.ts";
import { count } from "../rules/wording.ts";
import { blockingOf, isBlocked, sorted, suppressedIn } from "./excusing.ts";
import { codeBeside } from "./code-beside.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose, worthChanging } from "./propose.ts";
import { countsOf, scan } from "./scan.ts";
import { scored, togetherOf } from "./scores.ts";
import { observedIn, using } from "./use/observing.ts";
import { useOfRoles } from "./use/roles.ts";

/**
 * Judges everything that a tree holds, and looks for what to write instead. Only of a whole
 * repository is it known that what the configuration or the baseline lists is not there any more.
 * Whoever watches is told what is being done by `status`.
 */
export function audit(
  tree: Tree,
  facts: AwsFacts,
  agreement: Agreement,
  isWhole = false,
  status?: (what: string) => void,
): Result {
  const { termsOf, baseline } = agreement;
  const found = scan(tree, facts);
  const observed = observedIn(found, facts, agreement);
  const knowledge = { ...facts, termsOf, ...using(observed) };
  status?.(`judging: ${found.policies.length} policies`);
  const together = judgeHolders(found, knowledge);
  const already = toldIn(together);
  // Policy by policy: what a statement grants is worked out once for both.
  const judged = found.policies.map((policy) => ({
    policy,
    findings: judgePolicy(policy, knowledge, rules, already),
    excess: excessOf(policy, knowledge),
  }));
  const all = inOrder(
    [
      ...judged.flatMap((each) => each.findings),
      ...together,
      ...judgeAttachments(found, knowledge),
    ],
    found.policies,
  );
  const { by, ...faults } = suppressedIn(found, all, agreement);
  const debt = accountedFor(
    all.filter((finding) => !by.has(finding)),
    baseline,
  );
  const { findings, excused } = sorted(all, (finding) => {
    const suppression = by.get(finding);
    if (suppression) return { kind: "suppression", suppression, isNew: false };
    return debt.findings.has(finding) ? { kind: "baseline" } : undefined;
  });
  const use = useOfRoles(found, observed, facts);
  status?.(`looking for what to write instead: ${count(findings.length, "finding")}`);
  const told = isWhole ? [...faults.faults, ...faults.agreedFaults] : faults.faults;
  const blocking = blockingOf({ findings, faults: told }, [], termsOf);
  const scores = scored(judged);
  return {
    ...countsOf(found),
    findings,
    excused,
    faults: told,
    proposals: propose(found, worthChanging(findings, knowledge), knowledge, {
      excused,
      grades: provedGrades(agreement.commit),
    }),
    code: codeBeside(found, knowledge),
    ...(use && { use }),
    problems: found.problems,
    sources: found.sources,
    termsOf,
    failOn: agreement.failOn,
    blocking,
    blocked: isBlocked(blocking),
    repaid: isWhole ? debt.repaid : [],
    score: togetherOf(scores),
    scores: scores.each,
    catalogDate: facts.catalog.date,
  };
}
