import { parseArnPattern } from "../iam/arn-pattern.ts";
import { isOwnResource, notationOf } from "../iam/grant.ts";
import { isCeiling } from "../iam/policy.ts";
import { alternatives } from "../iam/text.ts";
import type { StatementRule } from "./rule.ts";
import { namedBy } from "./wording.ts";

export const notAction: StatementRule = {
  on: "statement",
  id: "not-action",
  title: "Allow with NotAction grants everything but what it names",
  severity: "high",
  why: "`NotAction` with `Allow` is a list of what is kept back; everything else is granted, `iam:*` included unless it is named, and so is every service that AWS launches later.",
  repair:
    "Write `Action` with the actions that are used. To keep something back from a broader grant, add a `Deny` statement for it.",
  *judge(statement, { policy }) {
    if (statement.effect !== "Allow" || isCeiling(policy.kind)) return;
    const { action, resource } = statement;
    if (!action?.negated) return;
    const everywhere =
      resource?.negated === true ||
      (resource?.items.flatMap(alternatives) ?? []).some(
        (item) => parseArnPattern(item, notationOf(policy)).kind === "any",
      );
    const own = isOwnResource(policy);
    yield {
      severity: own ? "medium" : everywhere ? "critical" : "high",
      confidence: "high",
      message: `\`NotAction\` with Allow grants every action of AWS but ${namedBy(action)}, also those that AWS adds later.`,
      subject: action.place,
    };
  },
};
