import { describe, expect, test } from "vitest";
import { reservations } from "../../src/narrow/proposal.ts";
import { onlyProposed, proposed, type Proposed } from "./proposed.ts";

/** What is offered, its assumptions and the actions that it names. */
function shortly(found: Proposed): readonly unknown[] {
  if (found.kind === "none") return [found.because];
  const actions = found.lines.match(/\b[a-z]\w*:[A-Z]\w*\b/g) ?? [];
  return [found.kind, found.grade, ...found.assumptions, ...new Set(actions)];
}

const role = (principal: string, policies: string): string => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal}.amazonaws.com }
            Action: sts:AssumeRole
      ManagedPolicyArns: ${policies}
`;

const running = (code: string): string => `
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code:
        ZipFile: |
          ${code}
`;

const arn = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const list = (...names: readonly string[]): string =>
  names.map((name) => `\n        - ${arn(name)}`).join("");
const idle = "exports.handler = async () => 1;";
const regions =
  'const { EC2 } = require("@aws-sdk/client-ec2"); exports.handler = () => new EC2({}).describeRegions({});';

describe("in the place of a policy of AWS", () => {
  test("stands what the code calls, and nothing else of everything", () => {
    const found = onlyProposed(role("lambda", list("AdministratorAccess")) + running(regions));
    expect(shortly(found)).toEqual(["commit", "evidenced", "ec2:DescribeRegions"]);
  });

  test("stands nothing where the code calls nothing of it, and the others stay", () => {
    const found = proposed(
      role("lambda", list("AWSLambdaExecute", "AmazonSQSFullAccess", "AmazonSNSFullAccess")) +
        running(idle),
    );
    expect(found.map(shortly)).toEqual([
      ["commit", "evidenced"],
      ["commit", "evidenced"],
    ]);
  });

  test.each([
    ["the role", "{ Value: !GetAtt Role.Arn }"],
    ["the role, for other stacks", "{ Value: !Ref Role, Export: { Name: role } }"],
  ])("nothing is taken for shown where an output names %s", (_, output) => {
    const given = `
Outputs:
  Given: ${output}`;
    const found = [
      proposed(role("lambda", list("AmazonSQSFullAccess")) + running(idle) + given),
      proposed(role("lambda", list("AdministratorAccess")) + running(regions) + given),
    ];
    expect(
      found
        .flat()
        .map(shortly)
        .map(([kind, grade]) => [kind, grade]),
    ).not.toContainEqual(["commit", "evidenced"]);
    expect(found.flat()).toHaveLength(2);
  });

  const told = `
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Events: { Type: AWS::SNS::Topic, Properties: { TopicName: events } }
`;
  const environment = `
      Environment: { Variables: { QUEUE: !Ref Orders, TOPIC: !Ref Events } }`;
  const both = ["AmazonSQSFullAccess", "AmazonSNSFullAccess"];

  test("stands each by itself where names are missing, though several of a list would become policies", () => {
    const elsewhere =
      "\n  Shared: { Type: AWS::RAM::ResourceShare, Properties: { Name: shared } }\n";
    const found = proposed(role("lambda", list(...both)) + elsewhere);
    expect(found.map(({ kind }) => kind)).toEqual(["show", "show"]);
  });

  test("is shown alone where several of a list would become inline policies at once", () => {
    const run = `
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn${environment}
`;
    const found = proposed(role("lambda", list(...both)) + run + told);
    expect(found.map(({ kind, because }) => [kind, because])).toEqual([
      ["show", reservations["one-at-a-time"]],
      ["show", reservations["one-at-a-time"]],
    ]);
  });

  test("stand several in a list of SAM, which takes them", () => {
    const found = proposed(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: app/${environment}
      Policies:
        - ${both.join("\n        - ")}
${told}`);
    expect(found.map(({ kind }) => kind)).toEqual(["commit", "commit"]);
  });

  test.each([
    ["it is a default", "!Split [',', !Ref Given]"],
    ["a condition chooses it", `!If [Wide, [${arn("AmazonS3FullAccess")}], []]`],
  ])("nothing is offered where %s", (_, policies) => {
    const given = `
Parameters:
  Given: { Type: String, Default: ${arn("AdministratorAccess")} }
Conditions:
  Wide: !Equals [!Ref Given, wide]`;
    expect(onlyProposed(given + role("lambda", policies)).kind).toBe("none");
  });

  const metrics = arn("CloudWatchFullAccess");
  test.each([
    ["stays on its line", `\n        - ${metrics} # dashboards`, "Policies: # dashboards"],
    ["above it keeps it as it is", `\n        # Dashboards.\n        - ${metrics}`, undefined],
  ])("a comment %s", (_, policies, kept) => {
    const found = onlyProposed(role("lambda", policies));
    if (kept === undefined) expect(shortly(found)).toEqual(["not-spelled"]);
    else expect(found.kind !== "none" && found.lines).toContain(kept);
  });

  test("nothing is offered where nothing tells what runs on a machine", () => {
    expect(shortly(onlyProposed(role("ec2", list("PowerUserAccess"))))).toEqual(["managed-policy"]);
  });
});

const attachment = (more: string): string => `
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "metrics" {
  role       = aws_iam_role.app.name
  policy_arn = "${arn("CloudWatchFullAccess")}"
}
${more}`;

describe("an attachment of Terraform", () => {
  test("becomes an inline policy", () => {
    expect(shortly(onlyProposed({ "main.tf": attachment("") }))).toEqual([
      "commit",
      "assumed",
      "that it only puts metrics",
      "cloudwatch:PutMetricData",
    ]);
  });

  test("stays where a comment in it would be lost", () => {
    const commented = attachment("").replace(
      "  policy_arn",
      "  # For the dashboards.\n  policy_arn",
    );
    expect(shortly(onlyProposed({ "main.tf": commented }))).toEqual(["not-spelled"]);
  });

  test("stays where something speaks of it", () => {
    const more = 'output "id" {\n  value = aws_iam_role_policy_attachment.metrics.id\n}\n';
    const found = onlyProposed({ "main.tf": attachment(more) });
    expect(found).toMatchObject({ kind: "show", grade: "assumed" });
    expect(found.kind === "show" && found.because).toContain("is spoken of");
  });
});
