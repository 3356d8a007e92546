import { isCeiling } from "../iam/policy.ts";
import { forbiddenIn, shownIn } from "./forbidden.ts";
import type { StatementRule } from "./rule.ts";

export const neverAllowed: StatementRule = {
  on: "statement",
  id: "never-allowed",
  title: "Something is allowed that the team never allows",
  severity: "critical",
  why: "The configuration says what no policy may allow, whoever has it: what would hurt most if it fell into the wrong hands.",
  repair:
    "Take the action or the resource out, or deny it in the same policy. If it has to be allowed after all, change `never-allow` of the configuration.",
  *judge(statement, context) {
    const { policy, terms } = context;
    if (terms.neverAllow.length === 0 || isCeiling(policy.kind)) return;
    if (statement.effect === "Deny") return;
    const opening = forbiddenIn(statement, context, terms.neverAllow);
    if (!opening) return;
    const { certain } = opening;
    yield {
      severity: certain ? "critical" : "high",
      confidence: certain ? "high" : "medium",
      message: `This ${certain ? "allows" : "may allow"} ${shownIn(opening)}, which the configuration never allows.`,
      subject: statement.action?.place ?? statement.place,
    };
  },
};
