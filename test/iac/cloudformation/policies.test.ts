import { describe, expect, test } from "vitest";
import { showText } from "../../evaluate/show.ts";
import { indented } from "../../rules/policies.ts";
import { extracted, policiesIn, showPolicy, statementsIn } from "../policies.ts";

const document = "{ Version: '2012-10-17', Statement: [{ Effect: Allow, Action: a:B }] }";

/** A template with a resource, and some to be attached to. */
const template = (resource: string): string => `Resources:
  It:
${indented(resource, 4)}
  Role: { Type: AWS::IAM::Role }
  Bucket: { Type: AWS::S3::Bucket }
`;

test.each([
  [
    "AWS::IAM::Policy",
    `PolicyDocument: ${document}\nRoles: [!Ref Role]`,
    ["identity of It at Role"],
  ],
  [
    "AWS::IAM::ManagedPolicy",
    `PolicyDocument: ${document}\nRoles:\n  - Ref: Role`,
    ["identity of It at Role"],
  ],
  [
    "AWS::IAM::RolePolicy",
    `PolicyDocument: ${document}\nRoleName: !Ref Role`,
    ["identity of It at Role"],
  ],
  ["AWS::IAM::Role", `AssumeRolePolicyDocument: ${document}`, ["trust of It at It"]],
  [
    "AWS::IAM::Role",
    `Policies: [{ PolicyName: a, PolicyDocument: ${document} }, { PolicyName: b, PolicyDocument: ${document} }]`,
    ["identity of It at It", "identity of It at It"],
  ],
  [
    "AWS::IAM::Role",
    `Policies: !If [Prod, [{ PolicyName: a, PolicyDocument: ${document} }], !Ref AWS::NoValue]`,
    ["identity of It at It"],
  ],
  [
    "AWS::S3::BucketPolicy",
    `PolicyDocument: ${document}\nBucket: !Ref Bucket`,
    ["resource of It at Bucket"],
  ],
  ["AWS::KMS::Key", `KeyPolicy: ${document}`, ["resource of It at It"]],
  ["AWS::EC2::VPCEndpoint", `PolicyDocument: ${document}`, ["endpoint of It at It"]],
  ["AWS::Organizations::Policy", `Content: ${document}`, ["service-control of It"]],
  [
    "AWS::Serverless::Function",
    `Policies: [AWSLambdaExecute, { DynamoDBReadPolicy: { TableName: !Ref T } }, { Statement: [{ Effect: Allow, Action: a:B }] }]`,
    ["identity of It at It", "identity of It at It"],
  ],
  [
    "AWS::Serverless::Function",
    `Policies: { Statement: { Effect: Allow, Action: a:B } }`,
    ["identity of It at It"],
  ],
  // wherever else a statement is written, it is read, and its kind shown by itself
  ["Custom::Thing", `Settings: ${document}`, ["identity of It"]],
  [
    "AWS::IAM::Role",
    "Description: no Effect\nManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]",
    [],
  ],
])("%s with %s", (type, properties, shown) => {
  const text = template(`Type: ${type}\nProperties:\n${indented(properties, 2)}`);
  expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual(shown);
});

test.each(["", "AWSTemplateFormatVersion: '2010-09-09'\n---\n"])(
  "a template is one, however far it is indented, behind %j",
  (before) => {
    const it = `{ Type: AWS::KMS::Key, Properties: { KeyPolicy: ${document} } }`;
    const text = `${before}${" ".repeat(2_000_000)}Resources: { It: ${it} }\n`;
    expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual([
      "resource of It at It",
    ]);
  },
);

test("resources of something else make no template of a file with types and a policy", () => {
  const text = `seen: AWS::S3::Bucket\n---\nResources: { cpu: 1 }\n---\npolicy: ${document}\n`;
  expect(extracted({ "app.yaml": text }).policies.map(showPolicy)).toEqual(["identity of policy"]);
});

/** The statements of a policy whose list is given. */
const statements = (list: string): readonly string[] =>
  statementsIn(
    "app.yaml",
    template(`Type: AWS::IAM::Policy
Properties:
  PolicyDocument:
    Statement:
${indented(list, 6)}`),
  );

describe("statements", () => {
  test.each([
    [
      "- { Sid: S, Effect: Allow, NotAction: a:B, NotResource: ['*'] }",
      ["S: Allow all but a:B on all but *"],
    ],
    [
      "{ Effect: Deny, Action: [a:B, a:C], Resource: !GetAtt Bucket.Arn }",
      [
        "Deny a:B, a:C on arn:${partition app.yaml/AWS::Partition}:s3:::${name app.yaml/Bucket/name}",
      ],
    ],
    [
      "- Effect: Allow\n  Action: a:B\n  Resource: !Sub '${Bucket.Arn}/${!aws:username}'",
      [
        "Allow a:B on arn:${partition app.yaml/AWS::Partition}:s3:::${name app.yaml/Bucket/name}/${aws:username}",
      ],
    ],
    [
      "- Effect: Allow\n  Action: a:B\n  Principal: { Service: !Sub 'x.${AWS::URLSuffix}', AWS: !Ref Users }",
      ["Allow a:B for Service: x.${app.yaml/AWS::URLSuffix}; AWS: <app.yaml/Users>"],
    ],
    [
      "- Effect: Allow\n  Action: a:B\n  Condition: { StringEquals: { 'aws:a': !Ref Role } }",
      ["Allow a:B if StringEquals aws:a: ${name app.yaml/Role/name}"],
    ],
    [
      "- Effect: Allow\n  Action: a:B\n  Resource: !If [Prod, a, !Ref AWS::NoValue]",
      ["Allow a:B on <app.yaml/Fn::If [Prod, a, !Ref AWS::NoValue]: a>"],
    ],
    // which may be there or not
    ["- !If [Prod, { Effect: Allow, Action: a:B }, !Ref AWS::NoValue]", ["maybe Allow a:B"]],
    ["!If [Prod, [{ Effect: Allow, Action: a:B }], []]", ["maybe Allow a:B"]],
    // what an alias stands for is written once
    ["- &one { Effect: Allow, Action: a:B }\n- *one", ["Allow a:B"]],
    [
      "- &one { Effect: Allow, Action: a:B }\n- { <<: *one, Action: a:C }",
      ["Allow a:B", "Allow a:C"],
    ],
  ])("%s", (list, shown) => {
    expect(statements(list)).toEqual(shown);
  });
});

test("a resource that is made under a condition may not be there", () => {
  const text = template(
    `Type: AWS::IAM::Policy\nCondition: Prod\nProperties: { PolicyDocument: ${document} }`,
  );
  expect(statementsIn("app.yaml", text)).toEqual(["maybe Allow a:B"]);
});

test.each([
  `Policies: [!If [Prod, { PolicyName: a, PolicyDocument: ${document} }, !Ref AWS::NoValue]]`,
  `Policies: !If [Prod, [{ PolicyName: a, PolicyDocument: ${document} }], []]`,
  `Policies: [{ PolicyName: a, PolicyDocument: !If [Prod, ${document}, !Ref AWS::NoValue] }]`,
])("a policy that a condition decides may not be there: %s", (properties) => {
  const text = template(`Type: AWS::IAM::Role\nProperties: { ${properties} }`);
  expect(policiesIn("app.yaml", text)).toEqual(["identity of It at It", "  maybe Allow a:B"]);
});

test("a policy as JSON in a text", () => {
  const text = template(`Type: AWS::IAM::Policy
Properties:
  PolicyDocument: !Sub |
    { "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "\${Bucket}" }] }`);
  expect(policiesIn("app.yaml", text)).toEqual([
    "identity of It",
    "  Allow a:B on ${name app.yaml/Bucket/name}",
  ]);
});

test("statements of one list that stand in no document are one policy", () => {
  const text = template(`Type: Custom::Thing
Properties:
  Access:
    - { Effect: Allow, Action: a:B }
    - { Effect: Allow, Action: a:C }
  Other: { Effect: Allow, Action: a:D }`);
  expect(policiesIn("app.yaml", text)).toEqual([
    "identity of It",
    "  Allow a:B",
    "  Allow a:C",
    "identity of It",
    "  Allow a:D",
  ]);
});

test("an owner is known by its names and those of what it is attached to", () => {
  const text = `Resources:
  Writer:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: !Sub "writer-\${Env}"
      Roles: [!Ref Reader]
      PolicyDocument: ${document}
  Reader:
    Type: AWS::IAM::Role
    Properties: { RoleName: reader, Description: Reads only }
`;
  const { policies } = extracted({ "app.yaml": text });
  expect(policies.flatMap(({ owner }) => owner.names.map(showText))).toEqual([
    "Writer",
    "writer-${app.yaml/Env}",
    "Reader",
    "reader",
    "Reads only",
  ]);
  expect(policies.map(({ id }) => id)).toEqual(["app.yaml/Writer#0"]);
});

test("managed policies that are split out of a text are those of the text, and its separator is none", () => {
  const role = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: !Split [",", !Ref Arns]
Parameters:
  Arns: { Type: String, Default: "arn:aws:iam::aws:policy/A,arn:aws:iam::aws:policy/B" }
`;
  const { problems } = extracted({ "template.yaml": role });
  expect(problems.map(({ detail }) => detail)).toEqual([
    "what the attached `arn:aws:iam::aws:policy/A` or `arn:aws:iam::aws:policy/B` grants is not read",
  ]);
});

describe("a template that others make stacks of", () => {
  const inner = `Parameters:
  Bucket: { Type: String }
  Actions: { Type: CommaDelimitedList, Default: "s3:GetObject,s3:ListBucket" }
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: !Ref Actions, Resource: !Sub "\${Bucket}/*" }
`;
  const stack = (url: string, parameters: string, more = ""): string =>
    `{ Type: AWS::CloudFormation::Stack, ${more}Properties: { TemplateURL: ${url}, Parameters: ${parameters} } }`;
  const outer = (...resources: readonly string[]): string =>
    `Conditions: { Prod: !Equals [!Ref "AWS::Region", eu-west-1] }\nResources:\n  B: { Type: AWS::S3::Bucket, Properties: { BucketName: logs } }\n${resources
      .map((resource, number) => `  S${String(number)}: ${resource}\n`)
      .join("")}`;
  const found = (files: Readonly<Record<string, string>>) => {
    const { policies, problems, links } = extracted(files);
    return {
      statements: policies.map(({ id, scope, statements: [statement] }) =>
        [
          id,
          scope,
          statement?.id,
          statement?.presence,
          statement?.action?.items.map((each) => showText(each)).join(),
          statement?.resource?.items.map((each) => showText(each)).join(),
        ].join(" "),
      ),
      problems: problems.map(({ path, reason }) => `${path} ${reason}`),
      links,
    };
  };

  test("is judged in each of them, with what is given to it", () => {
    const files = {
      "app/outer.yaml": outer(
        stack("./inner.yaml", "{ Bucket: !GetAtt B.Arn }"),
        stack("inner.yaml", "{ Bucket: 'arn:aws:s3:::b', Actions: 's3:*' }", "Condition: Prod, "),
        stack(
          "!Sub 'https://${B}.s3.amazonaws.com/v1/inner.yaml'",
          "{ Bucket: !ImportValue other, Actions: !Ref Nothing }",
        ),
      ),
      "app/inner.yaml": inner,
    };
    const id = (number: number): string => `app/inner.yaml#app/outer.yaml:S${String(number)}`;
    expect(found(files)).toEqual({
      statements: [
        `${id(0)}/P#0 ${id(0)} app/inner.yaml/P[0] always s3:GetObject,s3:ListBucket arn:\${partition app/outer.yaml/AWS::Partition}:s3:::logs/*`,
        `${id(1)}/P#0 ${id(1)} app/inner.yaml/P[0] maybe s3:* arn:aws:s3:::b/*`,
        `${id(2)}/P#0 ${id(2)} app/inner.yaml/P[0] always  \${${id(2)}/Bucket}/*`,
      ],
      problems: ["app/inner.yaml unknown-actions"],
      links: Array.from({ length: 3 }, () => ["app/outer.yaml", "app/inner.yaml"]),
    });
  });

  test("may make stacks of others, but not without end", () => {
    const self = outer(stack("b.yaml", "{}"));
    const { statements, problems } = found({
      "a.yaml": self,
      "b.yaml": `${outer(stack("a.yaml", "{}"))}${inner.split("Resources:\n")[1] ?? ""}`,
    });
    expect(statements).toHaveLength(1);
    expect(problems).toContain("a.yaml too-much");
  });

  test("gives out what its outputs come to there, and what it does not know is called as it is asked for", () => {
    const storage = `Parameters:
  Name: { Type: String }
  Other: { Type: String }
Conditions: { Never: !Equals [a, b] }
Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: !Ref Name } }
  Bucket: { Type: AWS::S3::Bucket }
Outputs:
  Arn: { Value: !GetAtt Table.Arn }
  Bucket: { Value: !Sub "arn:aws:s3:::\${Bucket}" }
  Given: { Value: !Ref Other }
  Gone: { Value: "arn:aws:s3:::gone", Condition: Never }
`;
    const user = `  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          Effect: Allow
          Action: s3:*
          Resource:
            - !GetAtt S0.Outputs.Arn
            - !Sub "\${S0.Outputs.Bucket}/*"
            - Fn::GetAtt: [S0, Outputs.Given]
            - !GetAtt S0.Outputs.Gone
            - !GetAtt S0.Outputs.None
            - !GetAtt S1.Outputs.Arn
            - !Ref S1
`;
    const { statements, problems, links } = found({
      "a.yaml":
        outer(
          stack("storage.yaml", "{ Name: one, Other: !Ref B }"),
          stack(
            "storage.yaml",
            "{ Name: !GetAtt S0.Outputs.Arn, Other: !GetAtt S1.Outputs.Given }",
          ),
        ) + user,
      "storage.yaml": storage,
    });
    const table = (stack: number, name: string): string => {
      const id = `storage.yaml#a.yaml:S${String(stack)}`;
      return `arn:\${partition ${id}/AWS::Partition}:dynamodb:\${region ${id}/AWS::Region}:\${account ${id}/AWS::AccountId}:table/${name}`;
    };
    expect({ problems, links }).toEqual({ problems: [], links: [] });
    expect(statements).toEqual([
      `a.yaml/P#0  a.yaml/P[0] always s3:* ${[
        table(0, "one"),
        "arn:aws:s3:::${name storage.yaml#a.yaml:S0/Bucket/name}/*",
        "logs",
        "${a.yaml/S0.Outputs.Gone}",
        "${a.yaml/S0.Outputs.None}",
        table(1, table(0, "one")),
        "${a.yaml/S1}",
      ].join()}`,
    ]);
  });

  test("has roles that others attach policies to, by what it gives out and what is given to it", () => {
    const roles = `Conditions: { Prod: !Equals [!Ref "AWS::Region", eu-west-1] }
Resources:
  Role: { Type: AWS::IAM::Role, Properties: { RoleName: app } }
  Other: { Type: AWS::IAM::Role }
Outputs:
  Name: { Value: !If [Prod, !Ref Role, !Ref AWS::NoValue] }
  Other: { Value: !Sub "\${Other}" }
`;
    const document =
      "PolicyDocument: { Statement: { Effect: Allow, Action: 's3:*', Resource: '*' } }";
    const policy = (...names: readonly string[]): string =>
      `{ Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [${names.join(", ")}], ${document} } }`;
    const { policies } = extracted({
      "a.yaml": outer(
        stack("roles.yaml", "{}"),
        stack("user.yaml", "{ Role: !GetAtt S0.Outputs.Other }"),
        stack("user.yaml", "{ Role: !Ref Nobody }"),
        stack("own.yaml", "{ Role: !GetAtt S0.Outputs.Other }"),
        policy("!GetAtt S0.Outputs.Name", "!GetAtt [S0, Outputs.Other]", "!GetAtt S0.Outputs.Gone"),
      ),
      "roles.yaml": roles,
      "user.yaml": `Parameters: { Role: { Type: String } }\nResources:\n  P: ${policy("!Ref Role")}\n`,
      "own.yaml": `Parameters: { Role: { Type: String } }\nResources:\n  P: ${policy('!Sub ["${Role}", { Role: x }]')}\n`,
    });
    const shown = policies.map(({ scope, attachedTo, heldBy = [] }) => [
      scope,
      ...attachedTo.map((to) => [to.scope, to.address, ...(to.under ?? [])].join(" ")),
      ...heldBy.map(({ as, name }) => `${as} ${showText(name)}`),
    ]);
    expect(shown).toEqual([
      [
        undefined,
        "roles.yaml#a.yaml:S0 Other",
        "roles.yaml#a.yaml:S0 Role a.yaml S4",
        "role ${a.yaml/S0.Outputs.Gone}",
      ],
      ["user.yaml#a.yaml:S1", "roles.yaml#a.yaml:S0 Other"],
      ["user.yaml#a.yaml:S2", "role ${user.yaml#a.yaml:S2/Role}"],
      // What the function itself calls so is not the parameter.
      ["own.yaml#a.yaml:S3", "role x"],
    ]);
  });

  test("gives out without end where stacks ask each other, and that ends", () => {
    const chain = (length: number): string =>
      Array.from(
        { length },
        (_, number) =>
          `  N${String(number)}: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "x\${N${String(number + 1)}.QueueName}" } }\n`,
      ).join("");
    const deep = `Parameters: { Up: { Type: String } }\nResources:\n${chain(60)}  N60: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Up } }\nOutputs: { Down: { Value: !GetAtt N0.QueueName } }\n`;
    const stacks = Array.from({ length: 60 }, (_, number) =>
      stack("deep.yaml", `{ Up: !GetAtt S${String(number + 1)}.Outputs.Down }`),
    );
    const { statements, problems } = found({
      "a.yaml": `${outer(...stacks)}  P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:*', Resource: !GetAtt S0.Outputs.Down } } } }\n`,
      "deep.yaml": deep,
    });
    expect(statements).toHaveLength(1);
    expect(new Set(problems)).toEqual(new Set(["a.yaml too-much"]));
  });

  test("gives out of as many stacks as there is room for, where nothing else is read of them", () => {
    const count = 501;
    const stacks = Array.from({ length: count }, (_, number) =>
      stack("plain.yaml", `{ Name: "n${String(number)}" }`),
    );
    const resources = stacks.map((_, number) => `!GetAtt S${String(number)}.Outputs.Name`);
    const { statements, problems } = found({
      "a.yaml": `${outer(...stacks)}  P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:*', Resource: [${resources.join(", ")}] } } } }\n`,
      "plain.yaml":
        "Parameters: { Name: { Type: String } }\nResources: { Q: { Type: AWS::SQS::Queue } }\nOutputs: { Name: { Value: !Ref Name } }\n",
    });
    expect(statements).toEqual([
      expect.stringMatching(/s3:\* n0,n1,.*,n499,\$\{a\.yaml\/S500\.Outputs\.Name\}$/),
    ]);
    expect(problems).toEqual(["a.yaml too-much"]);
  });

  test("is told where it is not in the repository", () => {
    expect(
      found({
        "a.yaml": outer(
          stack("./gone.yaml", "{}"),
          stack("https://x/y.yaml", "{}"),
          stack("plain.yaml", "{}"),
        ),
        "plain.yaml": "Resources: { T: { Type: AWS::SNS::Topic } }",
      }).problems,
    ).toEqual(["a.yaml nested-template", "a.yaml nested-template"]);
  });
});

test("a text that is a document is read wherever it stands in a resource", () => {
  const text = '{"Statement":[{"Effect":"Allow","Action":"a:B","Resource":"*"}]}';
  const file = template(
    `Type: Custom::Thing\nProperties:\n  Policy: '${text}'\n  Document: !Sub '${text.replace("*", "${AWS::Region}")}'\n  Note: '${text}'`,
  );
  expect(policiesIn("t.yaml", file)).toEqual([
    "identity of It",
    "  Allow a:B on *",
    "identity of It",
    "  Allow a:B on <region t.yaml/AWS::Region>",
  ]);
});
