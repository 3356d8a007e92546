import { grantOf, isOwnResource } from "../iam/grant.ts";
import { isCeiling, placeIn } from "../iam/policy.ts";
import type { StatementRule } from "./rule.ts";

export const actionResourceMismatch: StatementRule = {
  on: "statement",
  id: "action-resource-mismatch",
  title: "An action is allowed on resources that it does not take",
  severity: "low",
  why: "AWS checks an action against the kinds of resources that it takes. On any other ARN the statement grants nothing: the call fails where somebody relies on it, and the list is longer than what it allows.",
  repair:
    "Put the action on a resource of a kind that it takes (`bucket` for `s3:ListBucket`, `bucket/*` for `s3:GetObject`), on `*` where it takes none, or leave it out.",
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
        subject: placeIn(statement, item),
      };
    }
  },
};
