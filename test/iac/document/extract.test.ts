import { expect, test } from "vitest";
import { extracted, policiesIn } from "../policies.ts";

test.each([
  [
    "a document",
    "policy.json",
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*" }] }',
    ["identity of policy.json", "  Allow a:B on *"],
  ],
  [
    "a single statement",
    "policy.json",
    '{ "Statement": { "Effect": "Deny", "NotAction": "a:B" } }',
    ["identity of policy.json", "  Deny all but a:B"],
  ],
  [
    "a bare statement",
    "policy.json",
    '{ "Effect": "Allow", "Action": ["a:B", "a:C"] }',
    ["identity of policy.json", "  Allow a:B, a:C"],
  ],
  [
    "a bare list",
    "policy.json",
    '[{ "Effect": "Allow", "Action": "a:B" }, { "Effect": "Allow", "Action": "a:C" }]',
    ["identity of policy.json", "  Allow a:B", "  Allow a:C"],
  ],
  [
    "names to be filled in",
    "policy.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "arn:${name}/${aws:username}" }] }',
    ["identity of policy.json", "  Allow a:B on arn:${policy.json/name}/${aws:username}"],
  ],
  [
    "a trust policy",
    "trust.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "s" } }] }',
    ["trust of trust.json", "  Allow sts:AssumeRole for Service: s"],
  ],
  [
    "a resource policy",
    "app.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Principal": "*" }] }',
    ["resource of app.json", "  Allow a:B for *: *"],
  ],
  [
    "a policy of an organization, by its folder",
    "org/Service_Control_Policies/only-ec2.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*" }] }',
    ["service-control of org/Service_Control_Policies/only-ec2.json", "  Allow a:B on *"],
  ],
  [
    "a policy of an organization, by the end of its name",
    "org/example-scp.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }',
    ["service-control of org/example-scp.json", "  Allow * on *"],
  ],
  [
    "a role's, in a folder whose name ends so",
    "deploy-scp/role.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }',
    ["identity of deploy-scp/role.json", "  Allow * on *"],
  ],
  [
    "an endpoint's policy, by its folder",
    "vpc-endpoint-policies/default.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Principal": "*" }] }',
    ["endpoint of vpc-endpoint-policies/default.json", "  Allow a:B for *: *"],
  ],
  [
    "a boundary, by its name",
    "iam/boundary-policy.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*" }] }',
    ["boundary of iam/boundary-policy.json", "  Allow a:B on *"],
  ],
  [
    "what names principals, in the folder of policies that name none",
    "scps/queue.json",
    '{ "Statement": [{ "Effect": "Allow", "Action": "a:B", "Principal": "*" }] }',
    ["resource of scps/queue.json", "  Allow a:B for *: *"],
  ],
  [
    "documents inside of others",
    "app.json",
    '{ "a": { "b": { "Statement": [{ "Effect": "Allow", "Action": "a:B" }] } }, "c": { "Statement": [{ "Effect": "Deny", "Action": "a:C" }] } }',
    ["identity of a.b", "  Allow a:B", "identity of c", "  Deny a:C"],
  ],
  [
    "documents in a list",
    "app.yaml",
    "roles:\n  - policy: { Statement: [{ Effect: Allow, Action: a:B }] }\n  - policy: { Statement: [{ Effect: Deny, Action: a:C }] }\n",
    ["identity of roles.policy", "  Allow a:B", "identity of roles.policy", "  Deny a:C"],
  ],
  // those of one list are one policy: a replacement may make two of one
  [
    "statements in lists without a document",
    "app.yaml",
    "one:\n  - { Effect: Allow, Action: a:B }\n  - { Effect: Allow, Action: a:C }\ntwo:\n  - { Effect: Deny, Action: a:D }\n",
    ["identity of one", "  Allow a:B", "  Allow a:C", "identity of two", "  Deny a:D"],
  ],
  [
    "several YAML documents",
    "app.yaml",
    "Statement:\n  - { Effect: Allow, Action: a:B }\n---\nStatement:\n  - { Effect: Deny, Action: a:C }\n",
    ["identity of app.yaml", "  Allow a:B", "identity of app.yaml", "  Deny a:C"],
  ],
  [
    "what says of no statement that it is one",
    "app.json",
    '{ "Statement": [{ "Action": "x" }], "Effect": "y", "note": { "Action": "z" } }',
    [],
  ],
])("%s", (_, path, text, shown) => {
  expect(policiesIn(path, text)).toEqual(shown);
});

test("policies and statements have names that stay", () => {
  const text =
    "a:\n  - { Effect: Allow, Action: a:B }\n  - { Effect: Allow, Action: a:C }\nb: { Statement: { Effect: Allow, Action: a:D } }\n---\nStatement: { Effect: Allow, Action: a:E }\n";
  const { policies } = extracted({ "app.yaml": text });
  expect(policies.map(({ id, statements }) => [id, statements.map((each) => each.id)])).toEqual([
    ["app.yaml/a", ["app.yaml/a[0]", "app.yaml/a[1]"]],
    ["app.yaml/b#1", ["app.yaml/b#1[0]"]],
    ["app.yaml/1", ["app.yaml/1[0]"]],
  ]);
});
