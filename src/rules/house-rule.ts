import { isCeiling } from "../iam/policy.ts";
import { code, prose } from "../source/quoted.ts";
import { calledIn } from "./called.ts";
import { forbiddenIn, shownIn } from "./forbidden.ts";
import type { StatementRule } from "./rule.ts";
import { milder } from "./severity.ts";

export const houseRule: StatementRule = {
  on: "statement",
  id: "house-rule",
  title: "Something is allowed against a rule of the team's own",
  severity: "high",
  why: "The configuration says what policies may allow here, and within what: it is what a team has agreed on.",
  repair:
    "Bring the statement within what the rule permits: by its actions, its resources, whom it lets in, or a condition that the rule asks for.",
  *judge(statement, context) {
    const { policy, terms } = context;
    if (statement.effect === "Deny" || isCeiling(policy.kind)) return;
    if (terms.houseRules.length === 0) return;
    const names = calledIn(policy);
    for (const rule of terms.houseRules) {
      if (!rule.kinds.has(policy.kind) || !rule.covers(names)) continue;
      const { id, says, severity, never, unless } = rule;
      const opening = forbiddenIn(statement, context, never, unless);
      if (!opening) continue;
      const { certain } = opening;
      yield {
        severity: certain ? severity : milder(severity),
        confidence: certain ? "high" : "medium",
        message: `${prose(says)} This ${certain ? "allows" : "may allow"} ${shownIn(opening)} (${code(id)} of the configuration).`,
        subject: statement.action?.place ?? statement.place,
        about: id,
      };
    }
  },
};
