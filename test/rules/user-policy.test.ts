import { userPolicy } from "../../src/rules/user-policy.ts";
import { hcl, json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const statement = `{ Effect: Allow, Action: "ses:SendRawEmail", Resource: "*" }`;
const user = (properties: string): string =>
  template(`
    Mailer:
      Type: AWS::IAM::User
      Properties:
        ${properties}
  `);

ruleTest(userPolicy, {
  valid: {
    "a role": hcl('actions   = ["ses:SendRawEmail"]\nresources = ["*"]'),
    "a policy of which nobody is known": json({ Action: "ses:SendRawEmail", Resource: "*" }),
    "a member of a group": user("Groups: [mailers]"),
    "a group": template(`
      Mailers:
        Type: AWS::IAM::Group
        Properties:
          Policies: [{ PolicyName: mail, PolicyDocument: { Statement: ${statement} } }]
    `),
    "what is denied to a user": user(
      'Policies: [{ PolicyName: mail, PolicyDocument: { Statement: { Effect: Deny, Action: "*", Resource: "*" } } }]',
    ),
    "the boundary of a user": user("PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess"),
  },
  invalid: {
    "a policy in a user": {
      policy: user(`Policies: [{ PolicyName: mail, PolicyDocument: { Statement: ${statement} } }]`),
      at: ['Action: "ses:SendRawEmail"'],
      severity: "low",
      confidence: "high",
      says: "`Mailer` is a user that has permissions of its own: its keys do not expire",
    },
    "a managed policy, told once for all": {
      policy: user(
        "ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSESFullAccess, arn:aws:iam::aws:policy/AmazonSQSFullAccess]",
      ),
      at: ["arn:aws:iam::aws:policy/AmazonSESFullAccess"],
      severity: "low",
      says: "by 2 policies, of which this is the first",
    },
    "a policy of a user that is named": {
      policy: `
resource "aws_iam_user_policy" "mail" {
  user = "mailer"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ses:SendRawEmail", Resource = "*" }]
  })
}
`,
      at: ['Action = "ses:SendRawEmail"'],
      severity: "low",
    },
  },
});
