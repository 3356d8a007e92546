import { expect, test } from "vitest";
import { extracted } from "../policies.ts";
import { formats } from "../../../src/iac/formats.ts";
import { statementsIn } from "../policies.ts";

/** The words that make a file worth reading; what follows is none the less no policy. */
const words = { json: '"Effect": "x", "Action": "x"', yaml: "Effect: x\nAction: x\n" };

const document = '{ "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';

test.each<[string, string, string]>([
  [
    "a data access policy of OpenSearch Serverless",
    "access.json",
    `[{ ${words.json}, "Rules": [{ "ResourceType": "index", "Resource": ["index/*"], "Permission": ["aoss:*"] }], "Principal": ["*"] }]`,
  ],
  [
    "a role of Kubernetes",
    "role.yaml",
    `${words.yaml}apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - apiGroups: ["*"]\n    resources: ["*"]\n    verbs: ["*"]\n`,
  ],
  [
    "a policy of a stack",
    "stack.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*" }, { "Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "LogicalResourceId/Db" }] }',
  ],
  [
    "a toleration of Kubernetes",
    "pod.yaml",
    "spec:\n  tolerations:\n    - { Effect: NoSchedule, Action: run }\n    - { effect: NoExecute, actions: [run] }\n",
  ],
  [
    "a role of Azure",
    "role.json",
    `{ ${words.json}, "Actions": ["*"], "NotActions": [], "AssignableScopes": ["/"] }`,
  ],
  [
    "a rule of Azure",
    "rule.json",
    '{ "effect": "Deny", "actions": ["Microsoft.Compute/*/read"], "resources": ["*"], "Effect": "Deny", "Action": "Microsoft.Compute/read" }',
  ],
  [
    "a policy of Google",
    "policy.json",
    `{ ${words.json}, "bindings": [{ "role": "roles/owner", "members": ["allUsers"] }] }`,
  ],
  [
    "a policy of Cedar",
    "policy.json",
    `{ ${words.json}, "effect": "permit", "action": { "op": "All" }, "principal": { "op": "All" } }`,
  ],
  [
    "data of Open Policy Agent",
    "data.json",
    `{ ${words.json}, "rules": [{ "effect": "Allow", "actions": ["read:users"], "resources": ["*"] }, { "effect": "Allow", "actions": ["*"], "resources": ["*"] }] }`,
  ],
  [
    "a rule of a firewall",
    "waf.yaml",
    "Rules:\n  - Effect: Allow\n    Action: { Block: {} }\n  - Effect: Allow\n    Action: Continue\n",
  ],
  [
    "results of a scanner",
    "results.sarif.json",
    `{ ${words.json}, "runs": [{ "results": [{ "snippet": { "text": ${JSON.stringify(document)} } }] }] }`,
  ],
  [
    "a schema of policies",
    "schema.json",
    `{ "$schema": "http://json-schema.org/draft-07/schema#", "properties": { "Effect": { "enum": ["Allow"] }, "Action": { "type": "string" } }, "examples": [${document}], "default": ${document} }`,
  ],
  [
    "an example in a description of an API",
    "api.yaml",
    `openapi: 3.0.0\ncomponents:\n  schemas:\n    Policy:\n      example: ${document}\n`,
  ],
  [
    "an event of CloudTrail",
    "event.json",
    `{ "Records": [{ "eventSource": "iam.amazonaws.com", "eventName": "PutRolePolicy", "requestParameters": { "roleName": "a", "policyDocument": ${JSON.stringify(document)} }, "more": ${document} }] }`,
  ],
  [
    "what an authorizer answers",
    "answer.json",
    `{ "principalId": "u", "policyDocument": ${document} }`,
  ],
  [
    "a test of CloudFormation Guard",
    "rules_tests.yaml",
    `- name: a\n  input: ${document}\n  expectations: { rules: { a: PASS } }\n`,
  ],
  [
    "a finding of Access Analyzer",
    "finding.json",
    `{ ${words.json}, "action": ["s3:GetObject"], "principal": { "AWS": "*" }, "condition": {}, "status": "ACTIVE" }`,
  ],
  [
    "the state of Terraform",
    "state.json",
    `{ "version": 4, "terraform_version": "1.9.0", "serial": 1, "resources": [{ "instances": [{ "attributes": { "policy": ${JSON.stringify(document)} } }] }] }`,
  ],
  [
    "AWS's reference of its services",
    "s3.json",
    `{ ${words.json}, "Name": "s3", "Actions": [{ "Name": "GetObject", "Resources": [{ "Name": "object" }] }] }`,
  ],
  [
    "a policy of Alibaba Cloud",
    "policy.json",
    '{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "ecs:*", "Resource": "*" }, { "Effect": "Allow", "Action": "oss:*", "Resource": "acs:oss:*:*:b/*" }] }',
  ],
  [
    "a role of Alibaba Cloud, whose version is not said",
    "role.json",
    '{ "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ["ecs.aliyuncs.com"] } } }',
  ],
  [
    "a policy of Huawei Cloud, as a text",
    "settings.json",
    `{ ${words.json}, "policy": ${JSON.stringify('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:*:get*"], "Resource": ["OBS:*:*:bucket:*"] }] }')} }`,
  ],
  [
    "what a program allows, in words of its own",
    "rules.yaml",
    "rules:\n  - { Effect: Allow, Action: 'blog:*', Resource: '*' }\n  - { Effect: allow, Action: '*', Resource: '*' }\n  - { effect: allow, actions: ['blog:*'], resources: ['*'] }\n",
  ],
  [
    "cards of a game",
    "cards.json",
    '{ "cards": [{ "Name": "Fire", "Effect": "ALLOW", "Action": "Attack:All" }, { "Effect": "DENY", "Action": "*" }] }',
  ],
  ["a statement that is commented out", "policy.yaml", "# Effect: Allow\n# Action: '*'\na: 1\n"],
  [
    "a text that only speaks of a policy",
    "readme.json",
    `{ "description": ${JSON.stringify(document)} }`,
  ],
])("%s is none", (_, path, text) => {
  // It is read: what is asserted is not that nobody looked at it.
  expect(formats.find((each) => each.claims(path, text))?.name).toBe("document");
  expect(extracted({ [path]: text })).toMatchObject({ policies: [], problems: [] });
});

test.each<[string, string, string, readonly string[]]>([
  [
    "the policy of an API beside its examples",
    "api.yaml",
    "openapi: 3.0.0\nx-amazon-apigateway-policy:\n  Statement:\n    - { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: '*' }\n",
    ["Allow execute-api:Invoke on * for *: *"],
  ],
  [
    "statements in the words of Terraform's modules, of actions that are AWS's",
    "stack.yaml",
    "statements:\n  - effect: Allow\n    actions: ['s3:GetObject', 'sqs:*']\n    resources: ['*']\n",
    ["Allow s3:GetObject, sqs:* on *"],
  ],
  [
    "an effect or actions that are filled in",
    "policy.yaml",
    "- { Effect: '{{ effect }}', Action: s3:*, Resource: '*' }\n- { Effect: Allow, Action: !Ref Actions, Resource: '*' }\n",
    ["unknown s3:* on *", "Allow <policy.yaml/Ref Actions> on *"],
  ],
  [
    "names of elements in any case, of actions that are AWS's",
    "policy.json",
    '{ "statement": [{ "effect": "Allow", "action": ["s3:*"], "resource": "*" }, { "effect": "Allow", "action": "orders:Read" }] }',
    ["Allow s3:* on *"],
  ],
  [
    "the same of a document with AWS's version",
    "policy.json",
    '{ "version": "2012-10-17", "statement": { "effect": "Allow", "action": "*", "resource": "*" } }',
    ["Allow * on *"],
  ],
  [
    "statements of AWS's in a case that it refuses",
    "policy.yaml",
    "- { Effect: allow, Action: 's3:GetObject', Resource: '*' }\n- { Effect: Allow, Action: 'S3:*', Resource: '*' }\n- { Effect: ALLOW, Action: 'x:y', Resource: 'arn:aws:s3:::b' }\n",
    ["unknown s3:GetObject on *", "Allow S3:* on *", "unknown x:y on arn:aws:s3:::b"],
  ],
  [
    "statements of AWS's that name another cloud beside their own",
    "policy.json",
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.aliyuncs.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
        },
        {
          Effect: "Allow",
          Principal: { AWS: "*", Federated: "oidc.aliyuncs.com" },
          Action: "sts:AssumeRole",
        },
        { Effect: "Allow", Action: "s3:*", Resource: ["*", "acs:oss:*:*:b"] },
      ],
    }),
    [
      "Allow sts:AssumeRoleWithWebIdentity for Federated: arn:aws:iam::111122223333:oidc-provider/oidc.aliyuncs.com",
      "Allow sts:AssumeRole for AWS: *; Federated: oidc.aliyuncs.com",
      "Allow s3:* on *, acs:oss:*:*:b",
    ],
  ],
  [
    "a statement that a document of AWS's shares with one of another cloud",
    "policies.yaml",
    'theirs:\n  Version: "1"\n  Statement:\n    - &all { Effect: Allow, Action: "*", Resource: "*" }\nours:\n  Version: "2012-10-17"\n  Statement: [*all]\n',
    ["Allow * on *"],
  ],
  [
    "those of a template that is an input of another tool",
    "serverless.yml",
    "# made of components\ncomponent: aws-cloudformation\ninputs:\n  template:\n    Resources:\n      R:\n        Type: AWS::IAM::Policy\n        Properties:\n          PolicyDocument:\n            Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }]\n",
    ["Allow s3:GetObject on *"],
  ],
  [
    "those of a template behind another document",
    "template.yml",
    "a: 1\n---\nResources:\n  R:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: !Ref R }]\n",
    ["Allow s3:GetObject on <template.yml/R>"],
  ],
  [
    "those of a template that Jinja fills in",
    "template.yml",
    "{% set a = 1 %}\nResources:\n  R:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::{{ b }}/*' }]\n",
    ["Allow s3:GetObject on arn:aws:s3:::${template.yml/b}/*"],
  ],
  [
    "those of a template that is indented as a whole",
    "template.yml",
    "# made by hand\n  Resources:\n    R:\n      Type: AWS::IAM::Policy\n      Properties:\n        PolicyDocument:\n          Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${B.Arn}' }]\n",
    ["Allow s3:GetObject on ${template.yml/B.Arn}"],
  ],
  [
    "a statement that misspells its action, in a document",
    "policy.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "s3.GetObject" }, { "Effect": "Alow", "Action": "s3:*" }] }',
    ["Allow s3.GetObject", "unknown s3:*"],
  ],
])("%s are read", (_, path, text, statements) => {
  expect(statementsIn(path, text)).toEqual(statements);
});
