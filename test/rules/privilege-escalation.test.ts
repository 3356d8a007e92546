import { describe, expect, test } from "vitest";
import type { EscalationPath } from "../../src/catalog/escalation-paths.ts";
import { holdersIn } from "../../src/iam/holders.ts";
import { escalationsOf } from "../../src/rules/escalations.ts";
import { privilegeEscalation } from "../../src/rules/privilege-escalation.ts";
import { facts, pathFor, scanned } from "./facts.ts";
import { json, template, type Elements } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const onAll = (...actions: readonly string[]): Elements => ({ Action: actions, Resource: "*" });
const passing = (more: object = {}): Elements => ({ ...onAll("iam:PassRole"), ...more });
const toService = (...services: readonly string[]): object => ({
  Condition: { StringEquals: { "iam:PassedToService": services } },
});
const lambda = { Action: ["lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*" };
const oneFunction = { ...lambda, Resource: "arn:aws:lambda:*:111122223333:function:app" };
const deny = (elements: Elements): Elements => ({ Effect: "Deny", ...elements });
const when = (operator: string, key: string, value: string): object => ({
  Condition: { [operator]: { [key]: value } },
});

/** A role with policies of its own, and a managed one. */
const role = (inline: string, managed: string, more = ""): string =>
  template(
    `
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}${more}
        Policies:
          - PolicyName: own
            PolicyDocument: { Statement: { Effect: Allow, Action: "${inline}", Resource: "*" } }
    `,
    `
    Managed:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        Roles: [!Ref Role]
        PolicyDocument: { Statement: { Effect: Allow, Action: "${managed}", Resource: "*" } }
    `,
  );
const boundary = template(`
    Boundary:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        PolicyDocument: { Statement: { Effect: Allow, Action: "ec2:*", Resource: "*" } }
`).replace("Resources:\n", "");

const prefixed = boundary.replace(
  'Action: "ec2:*", Resource: "*"',
  'Action: [iam:PassRole, "ec2:*"], Resource: ["arn:aws:iam::*:role/app-*", "arn:aws:ec2:*:*:*"]',
);

/** A role that may do one thing on everything, and has a policy of AWS. */
const withAws = (inline: string, managed: string): string =>
  template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/${managed}"]
        Policies:
          - PolicyName: own
            PolicyDocument: { Statement: { Effect: Allow, Action: "${inline}", Resource: "*" } }
  `);
const attachedInHcl = `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }]
  })
}
`;

ruleTest(privilegeEscalation, {
  valid: {
    "what a policy of AWS gives by itself": withAws("s3:GetObject", "IAMFullAccess"),
    "a policy of AWS that nothing can be passed by": withAws("iam:PassRole", "AmazonS3FullAccess"),
    "an administrator by a policy of AWS": withAws("iam:PassRole", "AdministratorAccess"),
    "a policy of AWS that is but a default": attachedInHcl
      .replace('"arn:aws:iam::aws:policy/PowerUserAccess"', "var.attached")
      .concat('variable "attached" {\n  default = "arn:aws:iam::aws:policy/PowerUserAccess"\n}\n'),
    "a role that is named": json(
      { Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/app" },
      lambda,
    ),
    "nothing that the role could be given to": json(passing(), onAll("s3:GetObject")),
    "a service that the rest cannot use": json(
      passing(toService("ecs-tasks.amazonaws.com")),
      lambda,
    ),
    "a piece that is denied": json(passing(), lambda, deny(onAll("lambda:Create*"))),
    "passing that is denied for that service": json(
      passing(),
      lambda,
      deny({ ...onAll("iam:PassRole"), ...toService("lambda.amazonaws.com") }),
    ),
    "a boundary on what is written": json({
      ...onAll("iam:PutRolePolicy", "iam:AttachRolePolicy"),
      ...when("StringEquals", "iam:PermissionsBoundary", "arn:aws:iam::111122223333:policy/limit"),
    }),
    "a boundary that is asked for by a Deny": json(
      onAll("iam:PutRolePolicy"),
      deny({
        ...onAll("iam:PutRolePolicy"),
        ...when(
          "StringNotEquals",
          "iam:PermissionsBoundary",
          "arn:aws:iam::111122223333:policy/limit",
        ),
      }),
    ),
    "roles of a prefix, by a Deny": json(
      passing(),
      lambda,
      deny({ Action: "iam:PassRole", NotResource: "arn:aws:iam::111122223333:role/app-*" }),
    ),
    "roles of a prefix, by the boundary": `${role(
      "iam:PassRole",
      "ec2:RunInstances",
      "\n        PermissionsBoundary: !Ref Boundary",
    )}${prefixed}`,
    "policies to attach that are named": json({
      ...onAll("iam:AttachRolePolicy"),
      ...when("ArnEquals", "iam:PolicyARN", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    }),
    "users with a tag": json({
      ...onAll("iam:CreateAccessKey"),
      ...when("StringEquals", "iam:ResourceTag/team", "app"),
    }),
    "an administrator, who needs no path": json(onAll("*")),
    "two roles, each with a piece": template(
      ...["iam:PassRole", "ec2:RunInstances"].map(
        (action, index) => `
    Role${index}:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}
        Policies:
          - PolicyName: own
            PolicyDocument: { Statement: { Effect: Allow, Action: "${action}", Resource: "*" } }
    `,
      ),
    ),
    "a role whose boundary has no passing": `${role(
      "iam:PassRole",
      "ec2:RunInstances",
      "\n        PermissionsBoundary: !Ref Boundary",
    )}${boundary}`,
  },
  invalid: {
    "a role to pass, beside a policy of AWS": {
      policy: withAws("iam:PassRole", "AWSLambda_FullAccess"),
      at: ['"iam:PassRole"'],
      severity: "high",
      confidence: "medium",
      says: "`lambda:CreateFunction` (`AWSLambda_FullAccess`)",
    },
    "a role to pass, beside everything but what manages permissions": {
      policy: attachedInHcl,
      at: ['"iam:PassRole"'],
      severity: "high",
      confidence: "medium",
      says: "(`PowerUserAccess`)",
    },
    "a role for a function": {
      policy: json(passing(), oneFunction),
      at: ['"iam:PassRole"'],
      severity: "high",
      confidence: "medium",
      says: "`iam:PassRole`, `lambda:CreateFunction` (line 11) and `lambda:InvokeFunction` (line 11) together let who has them run code with any role that trusts `lambda.amazonaws.com`, and so get permissions that nobody gave them.",
    },
    "a service among others": {
      policy: json(passing(toService("ecs-tasks.amazonaws.com", "lambda.amazonaws.com")), lambda),
      at: ['"iam:PassRole"'],
      severity: "high",
    },
    "a Deny of some roles": {
      policy: json(
        passing(),
        lambda,
        deny({ Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/admin" }),
      ),
      at: ['"iam:PassRole"'],
      severity: "high",
    },
    "a condition on who asks": {
      policy: json({
        ...onAll("iam:CreatePolicyVersion"),
        ...when("Bool", "aws:MultiFactorAuthPresent", "true"),
      }),
      at: ['"iam:CreatePolicyVersion"'],
      severity: "high",
    },
    "pieces of an inline and a managed policy of one role": {
      policy: role("iam:PassRole", "ec2:RunInstances"),
      at: ['"iam:PassRole"'],
      severity: "high",
      confidence: "high",
      says: "`ec2:RunInstances` (line 13)",
    },
    "what runs with a role already": {
      policy: json(onAll("lambda:UpdateFunctionCode")),
      at: ['"lambda:UpdateFunctionCode"'],
      severity: "medium",
      says: "`lambda:UpdateFunctionCode` lets who has it run code with the role of any function",
    },
    "what runs with a role already, beside what needs nothing": {
      policy: json(onAll("lambda:UpdateFunctionCode"), onAll("iam:PutRolePolicy")),
      at: ['"iam:PutRolePolicy"'],
      severity: "high",
    },
    "a condition on whose role it is, which is one's own": {
      policy: json(
        passing(when("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}")),
        lambda,
      ),
      at: ['"iam:PassRole"'],
      severity: "high",
    },
    "another policy of administrators": {
      policy: json({
        ...onAll("iam:AttachRolePolicy"),
        ...when("ArnNotEquals", "iam:PolicyARN", "arn:aws:iam::aws:policy/AdministratorAccess"),
      }),
      at: ['"iam:AttachRolePolicy"'],
      severity: "high",
    },
    "a way that needs nothing beside a shorter one that does": {
      policy: json(passing(), onAll("bedrock-agentcore:*")),
      at: ['"iam:PassRole"'],
      severity: "high",
    },
    "a boundary that is written elsewhere": {
      policy: role(
        "iam:PassRole",
        "ec2:RunInstances",
        "\n        PermissionsBoundary: arn:aws:iam::111122223333:policy/limit",
      ),
      at: ['"iam:PassRole"'],
      severity: "high",
      confidence: "medium",
    },
    "wildcards that hold several": {
      policy: json(onAll("iam:Put*", "iam:Attach*")),
      at: ['"iam:Put*"'],
      severity: "high",
      says: "more ways like it",
    },
  },
});

/** The paths by the ids of the catalog that a policy of some statements has. */
function pathsOf(...statements: readonly Elements[]): readonly string[] {
  const policy = json(...statements);
  const [holder] = holdersIn(scanned({ [pathFor(policy)]: policy }));
  if (!holder) throw new Error("no policy");
  return escalationsOf(holder, facts).map(({ path }) => path.id);
}

const paths = facts.escalationPaths;
const actionsOf = ({ wide, beside }: EscalationPath): readonly string[] => [...wide, ...beside];
const isWithin = (path: EscalationPath, actions: readonly string[]): boolean =>
  actionsOf(path).every((each) => actions.includes(each));

describe.for(paths)("$id", (path) => {
  const actions = actionsOf(path);
  const statements = actions.map((action) => onAll(action));

  test("is of actions that AWS has", () => {
    expect(actions.filter((each) => facts.catalog.action(each)?.id !== each)).toEqual([]);
  });

  test("is found, or a shorter one that is part of it", () => {
    const found = pathsOf(...statements);
    const shortest = paths.filter(
      (each) =>
        isWithin(each, actions) &&
        !paths.some(
          (other) =>
            other !== each &&
            (each.existing || !other.existing) &&
            isWithin(other, actionsOf(each)),
        ),
    );
    expect([...found].sort()).toEqual(shortest.map(({ id }) => id).sort());
  });

  test("is not found without any one piece", () => {
    for (const index of actions.keys())
      expect(
        pathsOf(...statements.toSpliced(index, 1, onAll("s3:ListAllMyBuckets"))),
      ).not.toContain(path.id);
  });
});

/** The methods that Cloudsplaining knows, but for names: each is found. */
const methods = `
  iam:CreateAccessKey | iam:CreateLoginProfile | iam:UpdateLoginProfile | iam:AddUserToGroup
  iam:CreatePolicyVersion | iam:SetDefaultPolicyVersion
  iam:AttachUserPolicy | iam:AttachGroupPolicy | iam:AttachRolePolicy
  iam:PutUserPolicy | iam:PutGroupPolicy | iam:PutRolePolicy | iam:UpdateAssumeRolePolicy
  glue:UpdateDevEndpoint | lambda:UpdateFunctionCode | sagemaker:CreatePresignedNotebookInstanceUrl
  iam:PassRole ec2:RunInstances | iam:PassRole lambda:CreateFunction lambda:InvokeFunction
  iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping dynamodb:CreateTable dynamodb:PutItem
  iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping
  iam:PassRole lambda:CreateFunction lambda:AddPermission | iam:PassRole glue:CreateDevEndpoint
  iam:PassRole cloudformation:CreateStack
  iam:PassRole cloudformation:CreateStackSet cloudformation:CreateStackInstances
  iam:PassRole cloudformation:UpdateStackSet
  iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline
  iam:PassRole apprunner:CreateService
  iam:PassRole bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter
  iam:PassRole codebuild:CreateProject codebuild:StartBuild
  iam:PassRole codebuild:CreateProject codebuild:StartBuildBatch | iam:PassRole ec2:RequestSpotInstances
  iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:CreateService
  iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:RunTask
  iam:PassRole ecs:RegisterTaskDefinition ecs:CreateService
  iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask | iam:PassRole ecs:RegisterTaskDefinition ecs:StartTask
  iam:PassRole glue:CreateJob glue:StartJobRun | iam:PassRole glue:CreateJob glue:CreateTrigger
  iam:PassRole glue:UpdateJob glue:StartJobRun | iam:PassRole glue:UpdateJob glue:CreateTrigger
  iam:PassRole sagemaker:CreateNotebookInstance | iam:PassRole sagemaker:CreateTrainingJob
  iam:PassRole sagemaker:CreateProcessingJob
  bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter
  cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet
  ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances
  ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate
  ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances | ecs:ExecuteCommand ecs:DescribeTasks
  lambda:UpdateFunctionCode lambda:InvokeFunction | lambda:UpdateFunctionCode lambda:AddPermission
  sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance
  iam:CreateAccessKey iam:DeleteAccessKey | iam:AttachUserPolicy iam:CreateAccessKey
  iam:CreatePolicyVersion sts:AssumeRole | iam:PutUserPolicy iam:CreateAccessKey
  iam:AttachRolePolicy iam:UpdateAssumeRolePolicy | iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy
  iam:PutRolePolicy iam:UpdateAssumeRolePolicy
`
  .split(/[|\n]/)
  .map((method) => method.trim())
  .filter((method) => method !== "");

test("there are 59 methods", () => {
  expect(new Set(methods).size).toBe(59);
});

test.for(methods)("%s is found", (method) => {
  expect(pathsOf(onAll(...method.split(" ")))).not.toEqual([]);
});
