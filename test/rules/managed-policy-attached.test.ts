import { managedPolicyAttached } from "../../src/rules/managed-policy-attached.ts";
import { json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const role = (...arns: readonly string[]): string =>
  template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}
        ManagedPolicyArns: [${arns.map((arn) => `"${arn}"`).join(", ")}]
  `);
const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

const attachment = (arn: string): string => `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = ${arn}
}
`;

ruleTest(managedPolicyAttached, {
  valid: {
    "what AWS has for the role of a service": role(
      aws("service-role/AWSLambdaBasicExecutionRole"),
      aws("service-role/AmazonECSTaskExecutionRolePolicy"),
    ),
    "what AWS asks for nodes": role(
      aws("AmazonEKSWorkerNodePolicy"),
      aws("AmazonEC2ContainerRegistryReadOnly"),
      aws("AmazonSSMManagedInstanceCore"),
    ),
    "what looks at settings alone": role(aws("SecurityAudit"), aws("job-function/ViewOnlyAccess")),
    "one's own policy of such a name": role("arn:aws:iam::111122223333:policy/AdministratorAccess"),
    "a boundary, which grants nothing": template(`
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          PermissionsBoundary: arn:aws:iam::aws:policy/AdministratorAccess
    `),
    "a group of such a name": template(`
      User:
        Type: AWS::IAM::User
        Properties:
          Groups: [AdministratorAccess]
    `),
    "a policy that is not known here": attachment("var.policy_arn"),
    "what is written here, which other rules are about": json({ Action: "*", Resource: "*" }),
  },
  invalid: {
    "an administrator": {
      policy: role(aws("AdministratorAccess")),
      at: ['"arn:aws:iam::aws:policy/AdministratorAccess"'],
      severity: "critical",
      confidence: "high",
      says: "`AdministratorAccess` allows everything on every resource",
      fixed: false,
    },
    "a full access by an attachment": {
      policy: attachment('"arn:aws:iam::aws:policy/AmazonS3FullAccess"'),
      at: ['"arn:aws:iam::aws:policy/AmazonS3FullAccess"'],
      severity: "high",
      says: "`AmazonS3FullAccess` allows `s3:*` and `s3-object-lambda:*` on every resource, and what AWS adds later; `AmazonS3ReadOnlyAccess` is narrower, and a policy of one's own can name what is used.",
    },
    "in whatever partition": {
      policy: attachment(
        '"arn:${data.aws_partition.current.partition}:iam::aws:policy/IAMFullAccess"',
      ).concat('\ndata "aws_partition" "current" {}\n'),
      at: ['"arn:${data.aws_partition.current.partition}:iam::aws:policy/IAMFullAccess"'],
      severity: "critical",
    },
    "everything but a few services": {
      policy: role(aws("PowerUserAccess")),
      at: ['"arn:aws:iam::aws:policy/PowerUserAccess"'],
      severity: "critical",
      says: "`PowerUserAccess` allows everything but `iam:*`, `organizations:*` and `account:*`",
    },
    "a service that manages no permissions": {
      policy: role(aws("AmazonAthenaFullAccess")),
      at: ['"arn:aws:iam::aws:policy/AmazonAthenaFullAccess"'],
      severity: "medium",
    },
    "what reads all data": {
      policy: role(aws("ReadOnlyAccess")),
      at: ['"arn:aws:iam::aws:policy/ReadOnlyAccess"'],
      severity: "low",
    },
    "what a variable may be": {
      policy: attachment("var.policy_arn").concat(
        '\nvariable "policy_arn" {\n  default = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"\n}\n',
      ),
      at: ["var.policy_arn"],
      severity: "high",
      confidence: "medium",
      says: "`AmazonSQSFullAccess`, the default, allows `sqs:*` on every resource",
    },
    "what a parameter may be": {
      policy: template(`
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
            ManagedPolicyArns: [!Ref Attached]
      `).replace(
        "Resources:",
        `Parameters:\n  Attached:\n    Type: String\n    Default: ${aws("AdministratorAccess")}\nResources:`,
      ),
      at: ["Attached"],
      severity: "critical",
      confidence: "medium",
    },
    "one of two that it is": {
      policy: attachment(
        `var.all ? "${aws("AmazonSQSFullAccess")}" : "${aws("SecurityAudit")}"`,
      ).concat('\nvariable "all" {}\n'),
      at: [`"${aws("AmazonSQSFullAccess")}"`],
      severity: "high",
      confidence: "high",
    },
    "one of a list that is given": {
      policy: attachment("each.value").replace(
        '"app" {\n  role  ',
        `"app" {\n  for_each   = toset(["${aws("AmazonSQSFullAccess")}"])\n  role  `,
      ),
      at: [`"${aws("AmazonSQSFullAccess")}"`],
      severity: "high",
      confidence: "high",
    },
    "one of a map that a loop goes through": {
      policy: attachment("each.value")
        .replace(
          '"app" {\n  role  ',
          `"app" {\n  for_each   = { for key, arn in local.attached : key => arn }\n  role  `,
        )
        .concat(`\nlocals {\n  attached = { queues = "${aws("AmazonSQSFullAccess")}" }\n}\n`),
      at: [`"${aws("AmazonSQSFullAccess")}"`],
      severity: "high",
      confidence: "high",
    },
    "by name, as AWS SAM takes it": {
      policy: template(`
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Policies: [AmazonDynamoDBFullAccess]
      `).replace(/^/, "Transform: AWS::Serverless-2016-10-31\n"),
      at: ["AmazonDynamoDBFullAccess"],
      severity: "high",
    },
  },
});
