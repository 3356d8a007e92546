import { isOwnResource } from "../iam/grant.ts";
import { isCeiling } from "../iam/policy.ts";
import type { StatementRule } from "./rule.ts";
import { namedBy } from "./wording.ts";

export const notResource: StatementRule = {
  on: "statement",
  id: "not-resource",
  title: "Allow with NotResource reaches everything but what it names",
  severity: "high",
  why: "`NotResource` with `Allow` reaches every resource but those it names, also those that are made later.",
  repair:
    "Write `Resource` with the resources that are used. To keep some back from a broader grant, add a `Deny` statement for them.",
  *judge(statement, { policy }) {
    if (statement.effect !== "Allow" || isCeiling(policy.kind) || isOwnResource(policy)) return;
    const { resource } = statement;
    if (!resource?.negated) return;
    yield {
      severity: "high",
      confidence: "high",
      message: `\`NotResource\` with Allow reaches every resource but ${namedBy(resource)}, also those that are made later.`,
      subject: resource.place,
    };
  },
};
