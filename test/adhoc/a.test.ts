import { test } from "vitest";
import { extracted, policiesIn } from "../iac/policies.ts";
const S = "service: a\nprovider:\n  name: aws\n";
const cases = [
  S + "  iamRoleStatements: ${self:custom.p.${opt:stage}}\ncustom:\n  p:\n    dev: [{Effect: Allow, Action: '${ssm:x}', Resource: '*'}]\n    prod: '${self:custom.q}'\n    other: text\n    n: [{a: b}]\n    k: ${self:custom.z.${opt:u}}\n  z: {a: hey, b: '${ssm:k}', c: {d: e}}\n",
  S + "  iamRoleStatements:\n    - Effect: Allow\n      Action: ${self:custom.p.${opt:stage}}\n      Resource: '*'\ncustom:\n  p: {dev: '${ssm:x}', prod: '${ssm:y}', k: ['${ssm:z}', 's3:Get*', 's3:Foo', 's3:Foi']}\n",
  S + "  iamRoleStatements:\n    - Effect: Allow\n      Action: ['${self:custom.p.${opt:stage}}:Get', '${self:custom.p.${opt:stage}}:Put']\n      Resource: '*'\ncustom:\n  p: {dev: 's4', prod: 's5'}\n",
  S + "  iamRoleStatements:\n    - Effect: Allow\n      Action: sts:AssumeRole\n      Resource: '*'\nresources:\n  Resources:\n    R:\n      Type: AWS::IAM::Role\n      Properties:\n        AssumeRolePolicyDocument: ${self:custom.t.${opt:stage}}\n        Policies: ${self:custom.p.${opt:stage}}\n        ManagedPolicyArns: ${self:custom.m.${opt:stage}}\n        PermissionsBoundary: ${self:custom.m.${opt:stage}}\ncustom:\n  t: {a: {Statement: '${ssm:a}'}, b: '${ssm:b}'}\n  p: {a: '${ssm:a}', b: [{PolicyDocument: '${self:custom.t.${opt:u}}'}]}\n  m: {a: [arn:aws:iam::aws:policy/A, '${ssm:b}'], b: arn:aws:iam::aws:policy/B}\n",
];
test("x", () => {
  for (const c of cases) {
    console.log(c.slice(0, 900), policiesIn("serverless.yml", c).map(x => x.slice(0, 200)), extracted({ "serverless.yml": c }).problems.map((p) => [p.offset, c.slice(p.offset, (p.offset ?? 0) + 30), p.reason, p.detail].join(" | ").slice(0,250)));
  }
});
