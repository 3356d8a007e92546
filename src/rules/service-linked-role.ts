import { narrows } from "../iam/carried.ts";
import { placeReaching } from "./reaching.ts";
import type { StatementRule } from "./rule.ts";
import { openOf } from "./single-actions.ts";

export const serviceLinkedRole: StatementRule = {
  on: "statement",
  id: "service-linked-role",
  title: "Any service can be given a role of its own",
  severity: "low",
  why: "A service that has a role of its own in the account acts there from then on, with permissions that AWS writes. A service that nobody uses needs none.",
  repair:
    "Say which service it is for: a condition on `iam:AWSServiceName`, or its part of the roles, `role/aws-service-role/ecs.amazonaws.com/*`.",
  *judge(statement, context) {
    const found = openOf("service-linked-role", statement, context);
    if (!found) return;
    const { open, conditions } = found;
    if (conditions.some((each) => open.every((granted) => narrows(each, granted, context)))) return;
    yield {
      severity: "low",
      confidence: context.policy.attachedTo.length > 0 ? "high" : "medium",
      message:
        "`iam:CreateServiceLinkedRole` makes the role of any service here: no condition on `iam:AWSServiceName` says of which.",
      subject: placeReaching(open, statement),
    };
  },
};
