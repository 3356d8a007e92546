import { notResource } from "../../src/rules/not-resource.ts";
import { hcl, hclOf, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(notResource, {
  valid: {
    Resource: json({ Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" }),
    "everything but something denied": json({
      Effect: "Deny",
      Action: "s3:*",
      NotResource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
    }),
    "a Deny in HCL": hcl(
      'effect        = "Deny"\nactions       = ["s3:*"]\nnot_resources = ["arn:aws:s3:::logs"]',
    ),
    "a bucket's own policy reaches no other bucket": hclOf(
      "aws_s3_bucket_policy",
      'bucket = "logs"\n  policy',
      'actions       = ["s3:GetObject"]\nnot_resources = ["arn:aws:s3:::logs/secret/*"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["111122223333"]\n}',
    ),
    "an endpoint's policy": template(`
      Endpoint:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: "*"
                Action: s3:GetObject
                NotResource: arn:aws:s3:::secrets/*
    `),
    NotAction: json({ NotAction: "iam:*", Resource: "arn:aws:s3:::logs" }),
  },
  invalid: {
    "everything but one": {
      policy: json({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::secrets/*" }),
      at: ['"NotResource": "arn:aws:s3:::secrets/*"'],
      severity: "high",
      confidence: "high",
      says: "but the one named, also",
      fixed: false,
    },
    "everything but two, in HCL": {
      policy: hcl(
        'actions       = ["s3:GetObject"]\nnot_resources = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]',
      ),
      at: ['not_resources = ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"]'],
      severity: "high",
      says: "but the 2 named, also",
      fixed: false,
    },
    "everything but one, in YAML": {
      policy: yaml("Action: s3:GetObject\nNotResource: arn:aws:s3:::secrets/*"),
      at: ["NotResource: arn:aws:s3:::secrets/*"],
      severity: "high",
    },
    "everything but what is not known": {
      policy: hcl('actions       = ["sqs:SendMessage"]\nnot_resources = [var.queue_arn]'),
      at: ["not_resources = [var.queue_arn]"],
      severity: "high",
    },
    "a list that is not known": {
      policy: hcl('actions       = ["sqs:SendMessage"]\nnot_resources = var.queues'),
      at: ["not_resources = var.queues"],
      severity: "high",
      says: "but those named",
    },
    "together with NotAction": {
      policy: json({ NotAction: "iam:*", NotResource: "arn:aws:s3:::secrets/*" }),
      at: ['"NotResource": "arn:aws:s3:::secrets/*"'],
      severity: "high",
    },
    "together with a wildcard action": {
      policy: json({ Action: "s3:*", NotResource: "arn:aws:s3:::secrets/*" }),
      at: ['"NotResource": "arn:aws:s3:::secrets/*"'],
      severity: "high",
      fixed: false,
    },
  },
});
