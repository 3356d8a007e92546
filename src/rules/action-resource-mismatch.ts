import { grantOf, isOwnResource } from "../iam/grant.ts";
import { isCeiling } from "../iam/policy.ts";
import type { StatementRule } from "./rule.ts";

export const actionResourceMismatch: StatementRule = {
  on: "statement",
  id: "action-resource-mismatch",
  title: "An action is allowed on resources that it does not take",
  severity: "low",
  *judge(statement, { policy, catalog }) {
    if (statement.effect !== "Allow" || isCeiling(policy.kind) || isOwnResource(policy)) return;
    const { resource } = statement;
    if (!resource || resource.negated) return;
    const grant = grantOf(statement, policy, catalog);
    // A text that is no ARN is another mistake, and says nothing of the action.
    if (grant.resources.some(({ pattern }) => pattern.kind === "malformed")) return;
    for (const { action, exact, reach, items } of grant.actions) {
      const [item] = items;
      if (!exact || reach !== "nothing" || !item) continue;
      const types = action.resourceTypes.map((use) => use.type.name);
      yield {
        severity: "low",
        confidence: "medium",
        message:
          types.length === 0
            ? `\`${action.id}\` cannot be limited to resources: without \`*\` as its resource this grants nothing.`
            : `\`${action.id}\` takes ${types.slice(0, 3).join(", ")}, and none of the resources here is one: this grants nothing.`,
        subject: item.origin.written,
      };
    }
  },
};
