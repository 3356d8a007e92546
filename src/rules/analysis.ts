import type { Action } from "../catalog/action.ts";
import { kindsOf, type ActionKind } from "../catalog/action-kinds.ts";
import { hasWildcard } from "../iam/action-pattern.ts";
import { breadths, type Breadth } from "../iam/breadth.ts";
import { effectiveGrant } from "../iam/effective.ts";
import { holdersIn } from "../iam/holders.ts";
import { isOwnResource, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import { readable } from "../iam/text.ts";
import { escalationsOf, type Escalation } from "./escalations.ts";
import type { Knowledge } from "./rule.ts";
import { excessOf, letterOf, scoreOf, type Letter } from "./score.ts";

/** What a policy allows, without what its own Deny statements are sure to take away. */
export type Analysis = {
  readonly policy: Policy;
  /** Of 100 for nothing to 0 for everything; absent of a policy that grants nothing by its kind. */
  readonly score?: number;
  readonly letter?: Letter;
  /** In the catalog's order. */
  readonly actions: readonly AnalysedAction[];
  /** Items that reach what AWS adds later. */
  readonly reachingLater: readonly string[];
  /** Some of its actions are not known before it is deployed. */
  readonly unknownActions: boolean;
  /** Permissions that together give any other one, of this policy alone. */
  readonly escalations: readonly Escalation[];
};

export type AnalysedAction = {
  readonly action: Action;
  readonly classes: readonly ActionKind[];
  /**
   * How far it reaches at most; "itself" where it is about what the policy is attached to; "unavoidable"
   * where it takes no resource, and needs `*`.
   */
  readonly reach: Breadth | "itself" | "unavoidable";
  /** Each statement that allows it has a condition. */
  readonly conditional: boolean;
};

/** What a policy allows: action by action, with the score and what it adds up to. */
export function analyse(policy: Policy, knowledge: Knowledge): Analysis {
  const { catalog, classes } = knowledge;
  const found = new Map<Action, Omit<AnalysedAction, "classes" | "action">>();
  const later = new Set<string>();
  let unknownActions = false;
  for (const statement of allowing(policy)) {
    const granted = effectiveGrant(statement, policy, catalog);
    unknownActions ||= granted.unknownActions;
    for (const item of statement.action?.negated ? [] : (statement.action?.items ?? []))
      if (hasWildcard(item) && granted.later(item) === "all") later.add(readable(item));
    if (statement.action?.negated) later.add("NotAction");
    for (const each of granted.actions) {
      if (each.reach === "nothing") continue;
      const conditional = granted.conditionsOn([each]).length > 0;
      const before = found.get(each.action);
      const reach = reachOf(each, policy);
      found.set(each.action, {
        reach: before ? wider(before.reach, reach) : reach,
        conditional: conditional && (before?.conditional ?? true),
      });
    }
  }
  const isGranting = !isCeiling(policy.kind);
  const score = scoreOf(excessOf(policy, knowledge).whole);
  return {
    policy,
    ...(isGranting && { score, letter: letterOf(score) }),
    actions: [...found]
      .map(([action, facts]) => ({ action, classes: kindsOf(action, classes), ...facts }))
      .sort((a, b) => (a.action.id < b.action.id ? -1 : 1)),
    reachingLater: [...later],
    unknownActions,
    escalations: holdersIn({ policies: [policy], declared: [] })
      .slice(0, 1)
      .flatMap((holder) => escalationsOf(holder, knowledge)),
  };
}

function allowing({ statements }: Policy): readonly Statement[] {
  return statements.filter(({ effect, presence }) => effect === "Allow" && presence !== "never");
}

const reaches = ["everything", "type", "unknown", "named", "itself", "unavoidable"] as const;

function reachOf(granted: GrantedAction, policy: Policy): AnalysedAction["reach"] {
  if (isOwnResource(policy)) return "itself";
  if (granted.action.scoping === "none") return "unavoidable";
  return breadths.find((each) => each === granted.reach) ?? "named";
}

function wider(one: AnalysedAction["reach"], other: AnalysedAction["reach"]): typeof one {
  return reaches.indexOf(one) < reaches.indexOf(other) ? one : other;
}
