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
    "a policy that two users share, told once": {
      policy: template(`
        Mailer:
          Type: AWS::IAM::User
        Sender:
          Type: AWS::IAM::User
        Mail:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            Users: [!Ref Mailer, !Ref Sender]
            PolicyDocument: { Statement: ${statement} }
      `),
      at: ['Action: "ses:SendRawEmail"'],
      severity: "low",
      says: "`Mailer` and `Sender` are users that have permissions of their own: their keys do not expire",
    },
    "a policy that two users share by name, told once": {
      policy: `
resource "aws_iam_policy" "mail" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ses:SendRawEmail", Resource = "*" }]
  })
}

resource "aws_iam_policy_attachment" "mail" {
  name       = "mail"
  users      = ["mailer", "sender"]
  policy_arn = aws_iam_policy.mail.arn
}
`,
      at: ['Action = "ses:SendRawEmail"'],
      severity: "low",
      says: "`mailer` and `sender` are users that have permissions of their own",
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
