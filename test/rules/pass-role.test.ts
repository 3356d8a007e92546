import { passRole } from "../../src/rules/pass-role.ts";
import { hcl, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const passedTo = (operator: string, ...services: readonly string[]) => ({
  Action: "iam:PassRole",
  Resource: "*",
  Condition: { [operator]: { "iam:PassedToService": services } },
});

ruleTest(passRole, {
  valid: {
    "a named role": json({
      Action: "iam:PassRole",
      Resource: "arn:aws:iam::111122223333:role/app",
    }),
    "roles with a prefix": yaml("Action: iam:PassRole\nResource: arn:aws:iam::*:role/app-*"),
    "roles of a path": json({ Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/tasks/*" }),
    "a role that is not known here": hcl(
      'actions   = ["iam:PassRole"]\nresources = [var.role_arn]',
    ),
    "roles by a policy variable": json({
      Action: "iam:PassRole",
      Resource: "arn:aws:iam::*:role/${aws:PrincipalTag/team}",
    }),
    "the whole service, which is another rule's": json({ Action: "iam:*", Resource: "*" }),
    "every action, which is another rule's": json({ Action: "*", Resource: "*" }),
    "NotAction, which is another rule's": json({ NotAction: "s3:*", Resource: "*" }),
    "a Deny": json({ Effect: "Deny", Action: "iam:PassRole", Resource: "*" }),
    "a boundary, which grants nothing": template(`
      Boundary:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument: { Statement: { Effect: Allow, Action: "iam:PassRole", Resource: "*" } }
      Role:
        Type: AWS::IAM::Role
        Properties:
          PermissionsBoundary: !Ref Boundary
          AssumeRolePolicyDocument: {}
    `),
  },
  invalid: {
    "a Deny of all but a service": {
      policy: json(
        { Action: ["iam:PassRole", "iam:GetRole"], Resource: "*" },
        {
          Effect: "Deny",
          Action: "iam:PassRole",
          Resource: "*",
          Condition: { StringNotEquals: { "iam:PassedToService": "states.amazonaws.com" } },
        },
      ),
      at: ['"*"'],
      severity: "low",
      says: "to `states.amazonaws.com`",
    },
    "any role to anything": {
      policy: json({ Action: ["iam:PassRole", "ecs:RunTask"], Resource: "*" }),
      at: ['"*"'],
      severity: "high",
      says: "`*` lets `iam:PassRole` hand every role, an administrator's too, to any service that takes one",
    },
    "every role of one account is every role there is": {
      policy: json({ Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/*" }),
      at: ['"arn:aws:iam::111122223333:role/*"'],
      severity: "high",
    },
    "by a wildcard": {
      policy: yaml("Action: iam:Pass*\nResource: '*'"),
      at: ["'*'"],
      severity: "high",
    },
    "to a service that runs what it is given": {
      policy: json(passedTo("StringEquals", "lambda.amazonaws.com")),
      at: ['"*"'],
      severity: "medium",
      says: "an administrator's too, to `lambda.amazonaws.com`.",
    },
    "to a service that runs nothing of its caller's": {
      policy: json(passedTo("StringLike", "monitoring.rds.amazonaws.com")),
      at: ['"*"'],
      severity: "low",
      says: "hand every role to `monitoring.rds.amazonaws.com`.",
    },
    "to a service that is not known here": {
      policy: hcl(`
        actions   = ["iam:PassRole"]
        resources = ["*"]
        condition {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = [var.service]
        }
      `),
      at: ['"*"'],
      severity: "medium",
      says: "to `${var.service}`.",
    },
    "to what a wildcard stands for": {
      policy: json(passedTo("StringLike", "*.amazonaws.com")),
      at: ['"*"'],
      severity: "high",
    },
    "to a service, if there is one": {
      policy: json(passedTo("StringEqualsIfExists", "lambda.amazonaws.com")),
      at: ['"*"'],
      severity: "high",
    },
    "to all but a service": {
      policy: json(passedTo("StringNotEquals", "lambda.amazonaws.com")),
      at: ['"*"'],
      severity: "high",
    },
    "for certain instances": {
      policy: json({
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { ArnLike: { "iam:AssociatedResourceArn": "arn:aws:ec2:*:*:instance/*" } },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "The condition on `iam:AssociatedResourceArn` limits for what.",
    },
    "roles with a tag": {
      policy: json({
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "iam:ResourceTag/team": "app" } },
      }),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `iam:ResourceTag/team` limits which.",
    },
    "roles of one's own account, which all are": {
      policy: json({
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
      }),
      at: ['"*"'],
      severity: "high",
    },
    "the role that the configuration hands over": {
      policy: hcl(
        'actions   = ["iam:PassRole"]\nresources = ["*"]',
        'resource "aws_iam_role" "task" {\n  name               = "task"\n  assume_role_policy = "{}"\n}',
      ),
      at: ['"*"'],
      severity: "high",
      fixed: hcl(
        'actions   = ["iam:PassRole"]\nresources = [aws_iam_role.task.arn]',
        'resource "aws_iam_role" "task" {\n  name               = "task"\n  assume_role_policy = "{}"\n}',
      ),
    },
  },
});
