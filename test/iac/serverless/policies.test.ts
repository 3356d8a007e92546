import { describe, expect, test } from "vitest";
import { formats } from "../../../src/iac/formats.ts";
import { linesOf } from "../../../src/source/lines.ts";
import { indented } from "../../rules/policies.ts";
import { showText } from "../../evaluate/show.ts";
import { extracted, policiesIn, problemsIn, showPolicy, statementsIn } from "../policies.ts";

const path = "app/serverless.yml";
const statements = "[{ Effect: Allow, Action: a:B, Resource: '*' }]";

/** A service with a section beside its provider, and what its provider has. */
const service = (beside: string, provider = ""): string =>
  `service: shop\nprovider:\n  name: aws\n${indented(provider, 2)}\n${beside}\n`;

describe("of one expression one thing is said, whatever it may be", () => {
  const problems = (beside: string, provider: string): readonly string[] => {
    const text = service(beside, provider);
    return extracted({ [path]: text }).problems.map(({ offset = 0, reason, detail }) => {
      const { first } = linesOf({ source: { path, text }, span: { start: offset, end: offset } });
      return `${String(first)} ${reason}: ${detail}`;
    });
  };

  test("policies by their names", () => {
    const custom = `custom:
  m: { dev: arn:aws:iam::aws:policy/A, prod: "\${self:custom.n.\${opt:x}}" }
  n: { a: arn:aws:iam::aws:policy/B, b: "\${ssm:c}", d: arn:aws:iam::aws:policy/D }`;
    const managed = "iam: { role: { managedPolicies: ['${self:custom.m.${opt:stage}}', E] } }";
    expect(problems(custom, managed)).toEqual([
      "4 managed-policy: what the attached `arn:aws:iam::aws:policy/A`, `arn:aws:iam::aws:policy/B`, `ssm:c` or 1 more grants is not read",
      "4 managed-policy: what the attached `E` grants is not read",
    ]);
  });

  test("an Effect, whole", () => {
    const written = `iamRoleStatements: [{ Effect: "\${ssm:a}", Action: s3:GetObject }]`;
    expect(problems("", written)).toEqual([
      '4 unknown-statement: its Effect is `"${ssm:a}"`: Allow or Deny?',
    ]);
    expect(
      problems("", `iamRoleStatements:\n  - Effect: \${ssm:a}\n    Action: s3:GetObject`),
    ).toEqual(["5 unknown-statement: its Effect is `${ssm:a}`: Allow or Deny?"]);
  });

  test("what is no policy", () => {
    const custom =
      "custom: { p: { a: text, b: [{ c: d }], e: '${self:custom.q.${opt:x}}' }, q: { f: 1 } }";
    expect(problems(custom, "iamRoleStatements: ${self:custom.p.${opt:stage}}")).toEqual([
      "4 not-a-policy: a policy is expected here, and `${self:custom.p.${opt:stage}}` is none",
    ]);
  });
});

describe("where policies are written", () => {
  test.each([
    ["version 3 and 4", `iam:\n  role:\n    statements: ${statements}`],
    ["versions 1 and 2", `iamRoleStatements: ${statements}`],
  ])("those of the role of all functions, in %s", (_, provider) => {
    expect(policiesIn(path, service("", provider))).toEqual([
      "identity of IamRoleLambdaExecution at IamRoleLambdaExecution",
      "  Allow a:B on *",
    ]);
  });

  test.each([
    ["the plugin", `iamRoleStatements: ${statements}`],
    ["version 4", `iam: { role: { statements: ${statements} } }`],
    ["a role of its own", `role: { statements: ${statements} }`],
  ])("those of one function, by %s", (_, written) => {
    const functions = `functions:\n  place-order_2:\n    handler: a.b\n    ${written}`;
    expect(policiesIn(path, service(functions))).toEqual([
      "identity of PlaceDashorderUnderscore2IamRoleLambdaExecution at PlaceDashorderUnderscore2IamRoleLambdaExecution",
      "  Allow a:B on *",
    ]);
  });

  test.each([
    ["iamRoleStatementsInherit: true", "", ["IamRoleLambdaExecution", "FIamRoleLambdaExecution"]],
    ["iam: { inheritStatements: true }", "", ["IamRoleLambdaExecution", "FIamRoleLambdaExecution"]],
    ["x: 1", "true", ["IamRoleLambdaExecution", "FIamRoleLambdaExecution"]],
    ["iamRoleStatementsInherit: false", "true", ["IamRoleLambdaExecution"]],
    ["x: 1", "false", ["IamRoleLambdaExecution"]],
  ])("with %s and a default of '%s' the provider's are attached to %s", (own, byDefault, roles) => {
    const text = service(
      `functions:\n  f:\n    iamRoleStatements: ${statements}\n    ${own}
custom: { serverless-iam-roles-per-function: { defaultInherit: ${byDefault} } }`,
      `iamRoleStatements: ${statements}`,
    );
    const [policy] = extracted({ [path]: text }).policies;
    expect(policy?.attachedTo.map(({ address }) => address)).toEqual(roles);
  });

  test.each([["apiGateway: { resourcePolicy: [*] }"], ["resourcePolicy: [*]"]])(
    "the policy of the REST API: %s",
    (provider) => {
      const policy = "{ Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: x }";
      expect(policiesIn(path, service("", provider.replace("*", policy)))).toEqual([
        "resource of ApiGatewayRestApi at ApiGatewayRestApi",
        "  Allow execute-api:Invoke on x for *: *",
      ]);
    },
  );

  test("those of state machines", () => {
    const machines = `stepFunctions:\n  stateMachines:\n    ship: { iamRoleStatements: ${statements} }`;
    expect(policiesIn(path, service(machines))).toEqual([
      "identity of ShipStepFunctionsStateMachineRole at ShipStepFunctionsStateMachineRole",
      "  Allow a:B on *",
    ]);
  });

  test.each([
    ["a map", "resources:\n  Resources:"],
    ["a list", "resources:\n  - Resources:"],
  ])("those of CloudFormation, as %s", (_, around) => {
    const role = `Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: ${statements} } }] } }`;
    expect(policiesIn(path, service(`${around}\n      ${role}`))).toEqual([
      "identity of Role at Role",
      "  Allow a:B on *",
    ]);
  });

  test("what is written over the role that Serverless makes", () => {
    const extension = `resources:
  extensions:
    IamRoleLambdaExecution:
      Properties: { Policies: [{ PolicyDocument: { Statement: ${statements} } }] }`;
    const own = "iamRoleStatements: [{ Effect: Allow, Action: c:D, Resource: '*' }]";
    expect(policiesIn(path, service(extension, own))).toEqual([
      "identity of IamRoleLambdaExecution at IamRoleLambdaExecution",
      "  Allow c:D on *",
      "identity of IamRoleLambdaExecution at IamRoleLambdaExecution",
      "  Allow a:B on *",
    ]);
  });

  test("wherever else a statement is written", () => {
    expect(policiesIn(path, service(`custom: { mine: ${statements} }`))).toEqual([
      "identity of template",
      "  Allow a:B on *",
    ]);
  });

  test.each([
    ["iam: { role: { managedPolicies: [arn:aws:iam::aws:policy/ReadOnlyAccess] } }"],
    ["iamManagedPolicies: [arn:aws:iam::aws:policy/ReadOnlyAccess]"],
  ])("managed policies are told: %s", (provider) => {
    expect(problemsIn({ [path]: service("# policies", provider) })).toEqual([
      `${path}:4 managed-policy`,
    ]);
  });

  test("a policy of the service that is only a boundary grants nothing", () => {
    const text = service(
      `resources:
  Resources:
    Limit: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: ${statements} } } }`,
      "iam: { role: { permissionsBoundary: !Ref Limit } }",
    );
    expect(policiesIn(path, text)).toEqual(["boundary of Limit", "  Allow a:B on *"]);
  });
});

describe("variables", () => {
  test.each([
    ["a list", "iamRoleStatements: ${self:custom.all}"],
    ["an item", "iamRoleStatements: ['${self:custom.all.0}']"],
    ["the section", "iam: ${self:custom.iam}"],
  ])("stand for %s", (_, provider) => {
    const custom = `custom:\n  all: ${statements}\n  iam: { role: { statements: "\${self:custom.all}" } }`;
    const { policies } = extracted({ [path]: service(custom, provider) });
    expect(
      policies.map(({ owner, statements }) => [
        owner.address,
        ...statements.map(({ place }) => linesOf(place).first),
      ]),
    ).toEqual([["IamRoleLambdaExecution", 6]]);
  });

  test("what is not known is told where a policy is expected", () => {
    const provider = "iamRoleStatements: ${self:custom.none}";
    const functions = "functions:\n  f:\n    iamRoleStatements: ${file(none.yml)}";
    expect(problemsIn({ [path]: service(functions, provider) })).toEqual([
      `${path}:4 unknown-document`,
      `${path}:7 unknown-document`,
    ]);
  });

  test("what somebody may choose otherwise may be there", () => {
    const provider = "iamRoleStatements: ${opt:statements, self:custom.all}";
    const text = service(`custom: { all: ${statements} }`, provider);
    expect(statementsIn(path, text)).toEqual(["maybe Allow a:B on *"]);
    expect(problemsIn({ [path]: text })).toContain(`${path}:4 unknown-statement`);
  });
});

test("the statements of a stage that is not known are those of all, each perhaps", () => {
  const text = service(
    `custom:
  policies:
    dev:
      - { Effect: Allow, Action: "sqs:*", Resource: "*" }
    prod:
      - { Effect: Allow, Action: sqs:SendMessage, Resource: "*" }`,
    'iam: { role: { statements: "${self:custom.policies.${opt:stage}}" } }',
  );
  expect(statementsIn(path, text)).toEqual([
    "maybe Allow sqs:* on *",
    "maybe Allow sqs:SendMessage on *",
  ]);
  expect(problemsIn({ [path]: text })).toEqual([]);
});

describe("files that are taken in", () => {
  const found = (provider: string, beside: string, files: Readonly<Record<string, string>>) => {
    const { policies } = extracted({ [path]: service(beside, provider), ...files });
    return policies.flatMap(({ owner, place, statements }) =>
      statements.map((each) => {
        const { first, last } = linesOf(each.place);
        return `${owner.address} in ${place.source.path}: ${each.id} at ${each.place.source.path}:${first}-${last}`;
      }),
    );
  };
  const statement = "- Effect: Allow\n  Action: a:B\n  Resource: '*'\n";

  test.each([
    ["${file(iam.yml)}", statement, "app/iam.yml/[0] at app/iam.yml:1-3"],
    [
      "${file(iam.yml):all}",
      `all:\n${indented(statement, 2)}`,
      "app/iam.yml/all[0] at app/iam.yml:2-4",
    ],
    [
      "['${file(iam.yml):all.0}']",
      `all:\n${indented(statement, 2)}`,
      "app/iam.yml/all[0] at app/iam.yml:2-4",
    ],
  ])("statements stand in them: %s", (written, text, at) => {
    expect(found(`iamRoleStatements: ${written}`, "", { "app/iam.yml": text })).toEqual([
      `IamRoleLambdaExecution in ${path}: ${at}`,
    ]);
  });

  test("a file that is taken in takes in others", () => {
    const files = { "app/iam.yml": "all: ${file(more.yml)}\n", "app/more.yml": statement };
    expect(found("iamRoleStatements: ${file(iam.yml):all}", "", files)).toEqual([
      `IamRoleLambdaExecution in ${path}: app/more.yml/[0] at app/more.yml:1-3`,
    ]);
  });

  test("resources and documents of them stand in them too", () => {
    const files = {
      "app/roles.yml":
        "Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: ${file(trust.json)}\n",
      "app/trust.json":
        '{ "Statement": { "Effect": "Allow", "Principal": { "Service": "x" }, "Action": "sts:AssumeRole" } }',
    };
    expect(found("", "resources: ['${file(roles.yml)}']", files)).toEqual([
      `Role in ${path}: app/trust.json/Statement[0] at app/trust.json:1-1`,
    ]);
  });

  test("what does not parse in them is told there", () => {
    const files = {
      [path]: service("", "iamRoleStatements: ${file(iam.yml)}"),
      "app/iam.yml": "a: [",
    };
    expect(problemsIn(files)).toContain("app/iam.yml:1 syntax-error");
  });
});

describe("what AWS::Include puts in", () => {
  const include = (location: string): string =>
    `Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }`;
  const role = `Role:
  Type: AWS::IAM::Role
  Properties:
    Policies:
      - PolicyName: a
        PolicyDocument:
          Statement:
            - Effect: Allow
              Action: s3:GetObject
              Resource: [!GetAtt Bucket.Arn, "\${self:service}"]
`;

  test("are resources of the template, into whose texts Serverless fills nothing", () => {
    const text = service(
      `resources:
  Resources:
    Bucket: { Type: AWS::S3::Bucket }
    ${include("'s3://${self:custom.artifacts}/role.yaml'")}`,
    );
    const files = { [path]: text, "app/role.yaml": role };
    const { policies, problems } = extracted(files);
    expect(problems.filter(({ reason }) => reason === "unknown-document")).toEqual([]);
    const [statement] = policies.flatMap((policy) => policy.statements);
    expect(policies.map(showPolicy)).toEqual(["identity of Role at Role"]);
    expect(statement?.place.source.path).toBe("app/role.yaml");
    expect(statement && linesOf(statement.place)).toMatchObject({ first: 8, last: 10 });
    expect(statement?.resource?.items.map(showText).at(-1)).toBe("${self:service}");
    expect(problemsIn({ [path]: text })).toEqual(["app/serverless.yml:8 unknown-document"]);
  });

  test("are statements, also of the role that Serverless makes", () => {
    const text = service(
      "",
      `iam:\n  role:\n    statements:\n      - ${include("statement.yaml")}`,
    );
    const files = {
      [path]: text,
      "app/statement.yaml": "Effect: Allow\nAction: a:B\nResource: '*'\n",
    };
    expect(
      extracted(files).policies.flatMap(({ statements: all }) =>
        all.map(({ place }) => place.source.path),
      ),
    ).toEqual(["app/statement.yaml"]);
  });

  test("is told where it is not read, in the file that says it", () => {
    const files = {
      [path]: service("resources: ${file(resources.yml)}"),
      "app/resources.yml": `Resources:\n  Bucket: { Type: AWS::S3::Bucket }\n  ${include("s3://a/b.yaml")}\n`,
    };
    expect(problemsIn(files)).toEqual(["app/resources.yml:3 unknown-document"]);
  });
});

describe("what of it is a service", () => {
  const has = "custom: { a: [{ Effect: Allow, Action: a:B }] }";
  test.each([
    ["app/serverless.yml", `provider: { name: aws }\n${has}`, "serverless"],
    ["serverless.yaml", `provider:\n  name: aws\n${has}`, "serverless"],
    ["serverless-api.yml", `provider: aws\n${has}`, "serverless"],
    ["serverless.yml", `provider: \${file(provider.yml)}\n${has}`, "serverless"],
    [
      "serverless.json",
      '{"provider":{"name":"aws"},"a":{"Effect":"Allow","Action":"a:B"}}',
      "serverless",
    ],
    ["serverless.yml", `provider: { name: google }\n${has}`, "document"],
    ["serverless.yml", `provider:\n  name: azure\n  stage: \${opt:stage}\n${has}`, "document"],
    ["serverless.common.yml", has, "document"],
    ["app/other.yml", `provider: { name: aws }\n${has}`, "document"],
    ["serverless.yml", "provider: { name: aws }", undefined],
    ["serverless.ts", `export default { provider: { name: 'aws' }, ${has} }`, "serverless"],
    ["serverless.ts", `export default { provider: { name: 'google' }, ${has} }`, undefined],
    ["service.ts", `export default { provider: { name: 'aws' }, ${has} }`, undefined],
  ])("%s with %s", (name, text, language) => {
    expect(formats.find((each) => each.claims(name, text))?.name).toBe(language);
  });
});

test("what Serverless makes refers to what it uses, so that no circle is closed", () => {
  const text = service(
    `functions:
  list: { handler: a.b, environment: { TABLE: !Ref Table }, events: [{ stream: { arn: !GetAtt Queue.Arn } }] }
resources:
  Resources:
    Table: { Type: AWS::DynamoDB::Table }
    Queue: { Type: AWS::SQS::Queue }
    Bucket: { Type: AWS::S3::Bucket, Properties: { N: !GetAtt ListLambdaFunction.Arn } }`,
    `iamRoleStatements: ${statements.replace("'*'", "!GetAtt Table.Arn")}`,
  );
  const { references } = extracted({ [path]: text });
  const shown = [...references].map(([from, { refersTo }]) =>
    `${from} > ${refersTo.join(", ")}`.replaceAll(`${path}/`, ""),
  );
  expect(shown.filter((each) => !each.endsWith("> "))).toEqual([
    "IamRoleLambdaExecution > Table",
    "ListLambdaFunction > IamRoleLambdaExecution, Table",
    "ListEventSourceMapping > ListLambdaFunction, Queue",
    "Bucket > ListLambdaFunction",
  ]);
});

test("what variables put in without end is cut, and told", () => {
  const levels = Array.from({ length: 40 }, (_, i) => {
    const next = `\${self:custom.a${i + 1}}`;
    return `  a${i}: { x: "${next}", y: "${next}" }`;
  });
  const text = service(
    `custom:\n${levels.join("\n")}\n  a40: { z: 1 }\nresources: { Resources: { R: "\${self:custom.a0}" } }`,
    `iamRoleStatements: ${statements}`,
  );
  expect(statementsIn(path, text)).toEqual(["Allow a:B on *"]);
  expect(problemsIn({ [path]: text }).some((each) => each.endsWith("too-much"))).toBe(true);
});
