import { serviceLinkedRole } from "../../src/rules/service-linked-role.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(serviceLinkedRole, {
  valid: {
    "of a service": json({
      Action: "iam:CreateServiceLinkedRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:AWSServiceName": "ecs.amazonaws.com" } },
    }),
    "the role of a service": hcl(
      'actions   = ["iam:CreateServiceLinkedRole"]\nresources = ["arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"]',
    ),
    "roles that people make": json({ Action: "iam:CreateRole", Resource: "*" }),
    "the whole service, which is another rule's": json({ Action: "iam:*", Resource: "*" }),
    "a Deny": json({ Effect: "Deny", Action: "iam:CreateServiceLinkedRole", Resource: "*" }),
  },
  invalid: {
    "of any service": {
      policy: yaml("Action: iam:CreateServiceLinkedRole\nResource: '*'"),
      at: ["'*'"],
      severity: "low",
      says: "no condition on `iam:AWSServiceName` says of which",
    },
    "of any service but one": {
      policy: json({
        Action: "iam:CreateServiceLinkedRole",
        Resource: "*",
        Condition: { StringNotEquals: { "iam:AWSServiceName": "ecs.amazonaws.com" } },
      }),
      at: ['"*"'],
      severity: "low",
    },
    "of a service, if one is named": {
      policy: json({
        Action: "iam:CreateServiceLinkedRole",
        Resource: "arn:aws:iam::111122223333:role/*",
        Condition: { StringLikeIfExists: { "iam:AWSServiceName": "ecs.amazonaws.com" } },
      }),
      at: ['"arn:aws:iam::111122223333:role/*"'],
      severity: "low",
    },
  },
});
