import { expect, test } from "vitest";
import { showText } from "../../evaluate/show.ts";
import { indented } from "../../rules/policies.ts";
import { extracted, policiesIn, problemsIn, showPolicy, statementsIn } from "../policies.ts";

const document = "{ Statement: [{ Effect: Allow, Action: a:B }] }";
const policy = `{ PolicyName: a, PolicyDocument: ${document} }`;

const template = (resource: string): string => `Parameters:
  Env: { Type: String, AllowedValues: [dev, prod] }
Conditions:
  On: !Equals [a, a]
  Off: !Not [Condition: On]
  Maybe: !Equals [!Ref Env, prod]
  Never: !Equals [!Ref Env, test]
Resources:
  It:
${indented(resource, 4)}
`;

const role = (properties: string, beside = ""): string =>
  template(`Type: AWS::IAM::Role\n${beside}Properties: ${properties}`);

test.each([
  ["On", "Allow a:B"],
  ["Maybe", "maybe Allow a:B"],
  ["Missing", "maybe Allow a:B"],
  ["Off", "never Allow a:B"],
  ["Never", "never Allow a:B"],
])("a resource under the condition %s", (condition, shown) => {
  const text = role(`{ Policies: [${policy}] }`, `Condition: ${condition}\n`);
  expect(statementsIn("app.yaml", text)).toEqual([shown]);
});

test.each([
  [`{ Policies: [!If [On, ${policy}, !Ref AWS::NoValue]] }`, ["identity Allow a:B"]],
  [`{ Policies: !If [Maybe, [${policy}], []] }`, ["identity maybe Allow a:B"]],
  [`{ Policies: [!If [Off, ${policy}, !Ref AWS::NoValue]] }`, ["identity never Allow a:B"]],
  [
    `{ Policies: [{ PolicyName: a, PolicyDocument: !If [Off, ${document}, { Statement: [{ Effect: Deny, Action: a:C }] }] }] }`,
    ["identity Deny a:C", "identity never Allow a:B"],
  ],
  [
    `{ Policies: [{ PolicyName: a, PolicyDocument: { Statement: [!If [On, { Effect: Allow, Action: a:B }, { Effect: Allow, Action: a:C }]] } }] }`,
    ["identity Allow a:B", "identity never Allow a:C"],
  ],
])("arms of conditions that are known, or not: %s", (properties, shown) => {
  const { policies } = extracted({ "app.yaml": role(properties) });
  const lines = policies.flatMap(({ kind, statements }) =>
    statements.map(({ presence, effect, action }) => {
      const said = presence === "always" ? "" : `${presence} `;
      const names = action?.items.map(showText) ?? [];
      return `${kind} ${said}${effect} ${names.join(", ")}`;
    }),
  );
  expect(lines).toEqual(shown);
});

test("nothing is asked for in a resource that is not made", () => {
  const properties =
    "{ ManagedPolicyArns: [!ImportValue a], Policies: [{ PolicyName: a, PolicyDocument: !ImportValue b }] }";
  const under = (condition: string): readonly string[] =>
    problemsIn({ "app.yaml": role(properties, `Condition: ${condition}\n`) });
  expect(under("Maybe")).toEqual(["app.yaml:12 unknown-document", "app.yaml:12 managed-policy"]);
  expect(under("Never")).toEqual([]);
});

test("resources that are not made are not declared", () => {
  const declared = (condition: string): readonly boolean[] =>
    extracted({
      "app.yaml": role("{ Description: Effect }", `Condition: ${condition}\n`),
    }).declared.map(({ conditional }) => conditional);
  expect([declared("On"), declared("Maybe"), declared("Off")]).toEqual([[false], [true], []]);
});

test("a resource that a loop makes is one, whose texts are one of several", () => {
  const text = `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Queues:
    - Name
    - [Jobs, Mails]
    - Queue\${Name}:
        Type: AWS::SQS::Queue
        Properties: { QueueName: !Sub "q-\${Name}" }
      Policy\${Name}:
        Type: AWS::IAM::Policy
        Properties:
          Roles: [!Ref "Role"]
          PolicyDocument:
            Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt "Queue\${Name}.Arn" }
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: a
          PolicyDocument:
            Statement: { Effect: Allow, Action: sqs:ReceiveMessage, Resource: !GetAtt QueueJobs.Arn }
`;
  const arn = (name: string): string =>
    `arn:\${partition app.yaml/AWS::Partition}:sqs:\${region app.yaml/AWS::Region}:\${account app.yaml/AWS::AccountId}:q-${name}`;
  expect(policiesIn("app.yaml", text)).toEqual([
    "identity of Policy${Name} at Role",
    `  Allow sqs:SendMessage on \${app.yaml/Fn::GetAtt "Queue\${Name}.Arn" (Name=\${app.yaml/Fn::ForEach Name [Jobs, Mails]}): ${arn("Jobs")} | ${arn("Mails")}}`,
    "identity of Role at Role",
    `  Allow sqs:ReceiveMessage on ${arn("Jobs")}`,
  ]);
});

const including = (location: string): string => `Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }
`;
const included = `Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: !Sub "\${Bucket.Arn}/*"
`;

test.each([
  ["./statements.yaml", "infra/statements.yaml"],
  ["../statements.yaml", "statements.yaml"],
  ["s3://artifacts/some/statements.yaml", "infra/statements.yaml"],
  ["!Sub 's3://${Artifacts}/statements.yaml'", "infra/statements.yaml"],
])("what AWS::Include puts in from %s stands there", (location, path) => {
  const files = { "infra/app.yaml": including(location), [path]: included };
  const { policies, problems } = extracted(files);
  expect(problems).toEqual([]);
  expect(policies.map(showPolicy)).toEqual(["identity of Policy"]);
  expect(policies.map(({ place }) => place.source.path)).toEqual(["infra/app.yaml"]);
  const [statement] = policies.flatMap(({ statements }) => statements);
  expect(statement?.place.source.path).toBe(path);
  expect(statement?.place.span.start).toBe(included.indexOf("Effect"));
  expect(statement?.resource?.items[0]?.parts.at(-1)).toBe("/*");
});

test("what is included from elsewhere is said to be not known", () => {
  const files = { "infra/app.yaml": including("s3://artifacts/other.yaml") };
  expect(problemsIn(files)).toEqual(["infra/app.yaml:7 unknown-document"]);
});

test("resources of an included file are those of the template", () => {
  const main = `Resources:
  Effect: { Type: AWS::S3::Bucket }
  Fn::Transform: { Name: AWS::Include, Parameters: { Location: more.yaml } }
`;
  const more = `Role:
  Type: AWS::IAM::Role
  Properties:
    Policies:
      - PolicyName: a
        PolicyDocument: { Statement: { Effect: Allow, Action: s3:GetObject, Resource: !GetAtt Effect.Arn } }
`;
  const { policies, problems } = extracted({ "app.yaml": main, "more.yaml": more });
  expect(policies.map(showPolicy)).toEqual(["identity of Role at Role"]);
  expect(policies.map(({ place }) => place.source.path)).toEqual(["app.yaml"]);
  expect(problems).toEqual([]);
  expect(problemsIn({ "app.yaml": main })).toEqual(["app.yaml:3 unknown-document"]);
});
