import type { Agreement } from "../config/agreement.ts";
import { withoutActions } from "../narrow/without-actions.ts";
import type { Tree } from "../repository/tree.ts";
import { judge } from "../rules/judge.ts";
import { neverAllowed } from "../rules/never-allowed.ts";
import type { Terms } from "../rules/terms.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { changedBy, type Fix } from "./fix.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose } from "./propose.ts";
import { scan } from "./scan.ts";

/**
 * Takes actions out of all policies of roles, users and groups, by their names and out of wildcards: as if the team had
 * agreed never to allow them, and by the same proof, that no request of them is let through any more. What a Deny
 * takes away already is let alone.
 *
 * @param patterns of actions: `iam:PassRole`, `kms:*`
 */
export function remove(
  tree: Tree,
  facts: AwsFacts,
  { termsOf }: Pick<Agreement, "termsOf">,
  patterns: readonly string[],
): Fix {
  const knowledge = {
    ...facts,
    termsOf: (path: string): Terms => {
      const terms = termsOf(path);
      const rules = new Map([...terms.rules].filter(([rule]) => rule !== neverAllowed.id));
      return { ...terms, rules, neverAllow: [{ actions: patterns }] };
    },
  };
  const found = scan(tree, facts);
  const names = listed(
    patterns.map((each) => code(each)),
    patterns.length,
    "or",
  );
  const allowing = judge(found, knowledge, [neverAllowed])
    .filter(({ policy }) => policy.kind === "identity")
    .map((each) => ({ ...each, message: `It allows ${names}.` }));
  const proposals = propose(found, allowing, knowledge, {
    narrowed: (statement, policy) => withoutActions(statement, policy, patterns, knowledge.catalog),
  });
  return { proposals, changed: changedBy(proposals, found) };
}
