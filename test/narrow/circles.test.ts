import { describe, expect, test } from "vitest";
import { indented, template } from "../rules/policies.ts";
import { onlyProposed } from "./proposed.ts";
import { lambda, roleFor } from "./roles.ts";

// A role's own policy cannot refer to what runs under the role: a reference would close a circle.

const role = (statement: string): string => roleFor(lambda, statement);

const invoke = "Action: lambda:InvokeFunction\nResource: '*'";
const resume = "Action: lambda:CheckpointDurableExecution\nResource: '*'";

const caller = `
Caller:
  Type: AWS::Lambda::Function
  Properties:
    Role: !GetAtt Role.Arn
    Environment:
      Variables: { WORKER: !GetAtt Worker.Arn }
`;

const worker = (name: string): string => `
Worker:
  Type: AWS::Lambda::Function
  Properties:
    Role: !GetAtt Role.Arn
${indented(name, 4)}
`;

const arn = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function";

describe("what runs under the role itself", () => {
  test("is named by the name that it is given, where another that runs there calls it", () => {
    const proposed = onlyProposed(
      template(role(invoke), caller, worker("FunctionName: !Sub '${AWS::StackName}-worker'")),
    );
    expect(proposed).toMatchObject({
      kind: "commit",
      grade: "assumed",
      assumptions: ["that it uses only `Worker`, which `Caller` refers to"],
    });
    expect(proposed).toHaveProperty(
      "lines",
      indented(
        `
      - Effect: Allow
        Action: lambda:InvokeFunction
        Resource:
          - !Sub '${arn}:\${AWS::StackName}-worker'
          - !Sub '${arn}:\${AWS::StackName}-worker:*'
        `,
        0,
      ),
    );
  });

  test("is to be filled in where its name is made up by AWS", () => {
    expect(
      onlyProposed(template(role(invoke), caller, worker("Runtime: nodejs22.x"))),
    ).toMatchObject({
      kind: "show",
      missing: ["the name of `Worker`, if that is meant: a reference to it would close a circle"],
    });
  });

  test("is to be filled in where its name is that of something in the circle", () => {
    const named = worker("FunctionName: !Sub '${Caller}-worker'");
    expect(onlyProposed(template(role(invoke), caller, named))).toMatchObject({ kind: "show" });
  });

  test("keeps another function from being the only one that may be meant", () => {
    const other = `
Other:
  Type: AWS::Lambda::Function
  Properties: { Role: !ImportValue other }
`;
    const proposed = onlyProposed(
      template(
        role(invoke),
        "Caller:\n  Type: AWS::Lambda::Function\n  Properties:\n    Role: !GetAtt Role.Arn\n    Environment:\n      Variables: { WORKER: !Ref Unnamed }",
        worker("FunctionName: worker"),
        "Unnamed:\n  Type: AWS::Lambda::Function\n  Properties: { Role: !GetAtt Role.Arn }",
        other,
      ),
    );
    expect(proposed).toMatchObject({ kind: "show" });
  });
});

describe("a function that is set up under its own role", () => {
  const own = worker("FunctionName: !Sub '${AWS::StackName}-worker'");
  const other = "Other:\n  Type: AWS::Lambda::Function\n  Properties: { FunctionName: other }";
  const setUp = "Action: lambda:PutFunctionConcurrency\nResource: '*'";

  test("is that one by its name, where there is no other", () => {
    expect(onlyProposed(template(role(setUp), own))).toMatchObject({
      kind: "commit",
      assumptions: ["that it uses only `Worker`, the only function declared here"],
      lines: expect.stringContaining(`${arn}:\${AWS::StackName}-worker`) as string,
    });
  });

  test("is the other one, where there is one", () => {
    expect(onlyProposed(template(role(setUp), own, other))).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining("!GetAtt Other.Arn") as string,
    });
  });

  test.for([
    ["is not that one, where it is called", role(invoke), own],
    ["is to be named, where AWS makes up its name", role(setUp), worker("Runtime: nodejs22.x")],
  ] as const)("%s", ([, ...resources]) => {
    expect(onlyProposed(template(...resources)).kind).not.toBe("commit");
  });
});

test("a durable function asks about its own executions, never about another's", () => {
  const workflow = `
Workflow:
  Type: AWS::Lambda::Function
  Properties:
    FunctionName: !Sub '\${AWS::StackName}-workflow'
    Role: !GetAtt Role.Arn
`;
  const approval = `
Approval:
  Type: AWS::Lambda::Function
  Properties: { Role: !ImportValue approval }
`;
  expect(onlyProposed(template(role(resume), workflow, approval))).toMatchObject({
    kind: "commit",
    assumptions: ["that it does so for `Workflow` alone, which runs under it"],
    lines: indented(
      `
      - Effect: Allow
        Action: lambda:CheckpointDurableExecution
        Resource: !Sub '${arn}:\${AWS::StackName}-workflow:*/durable-execution/*/*'
      `,
      0,
    ),
  });
});

describe("a policy of instances", () => {
  const group = (waiting: string): string => `
Profile:
  Type: AWS::IAM::InstanceProfile
  Properties: { Roles: [!Ref Instances] }
Instances:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }]
Launching:
  Type: AWS::EC2::LaunchTemplate
  Properties: { LaunchTemplateData: { IamInstanceProfile: { Arn: !GetAtt Profile.Arn } } }
Group:
  Type: AWS::AutoScaling::AutoScalingGroup
${waiting}  Properties: { LaunchTemplate: { LaunchTemplateId: !Ref Launching, Version: "1" } }
Beside:
  Type: AWS::IAM::Policy
  Properties:
    PolicyName: beside
    Roles: [!Ref Instances]
    PolicyDocument:
      Statement: [{ Effect: Allow, Action: autoscaling:SetInstanceHealth, Resource: "*" }]
`;

  test("refers to their group", () => {
    expect(onlyProposed(template(group("")))).toMatchObject({
      kind: "commit",
      lines: expect.stringContaining("autoScalingGroupName/${Group}") as string,
    });
  });

  test("does not where the group is there only once they have signalled, which they may do under it", () => {
    const waiting = "  CreationPolicy: { ResourceSignal: { Timeout: PT5M } }\n";
    expect(onlyProposed(template(group(waiting)))).toMatchObject({
      kind: "show",
      missing: ["the name of `Group`, if that is meant: a reference to it would close a circle"],
    });
  });
});
