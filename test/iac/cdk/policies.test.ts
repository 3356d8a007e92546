import { describe, expect, test } from "vitest";
import { extracted, policiesIn, problemsIn, statementsIn } from "../policies.ts";
import { stackInPython, stackOf } from "./stack.ts";

const typescript = (...steps: readonly string[]): string =>
  stackOf(
    [
      'import * as cdk from "aws-cdk-lib";',
      'import * as iam from "aws-cdk-lib/aws-iam";',
      'import * as lambda from "aws-cdk-lib/aws-lambda";',
      'import * as s3 from "aws-cdk-lib/aws-s3";',
    ],
    steps,
  );

const python = (...steps: readonly string[]): string =>
  stackInPython(["from aws_cdk import Stack, aws_events, aws_iam as iam, aws_s3 as s3"], steps);

const shop = (...steps: readonly string[]): readonly string[] =>
  policiesIn("shop.ts", typescript(...steps));
const inPython = (...steps: readonly string[]): readonly string[] =>
  policiesIn("shop.py", python(...steps));

const account = "${account shop.ts/AWS::AccountId}";
const partition = "${partition shop.ts/AWS::Partition}";

describe("a class that extends CDK's statement", () => {
  const classOf = (...steps: readonly string[]): string =>
    [
      'import * as iam from "aws-cdk-lib/aws-iam";',
      "class Send extends iam.PolicyStatement {",
      "  constructor(queue: string, more: boolean) {",
      ...steps,
      "  }",
      "}",
      "class Other extends Base { constructor() { super({ actions: ['a:B'] }); } }",
    ].join("\n");
  const queue = "${shop.ts/Send.constructor.queue}";

  test.each([
    [
      "says what it is by `super`",
      ["super({ actions: ['sqs:SendMessage'], resources: [queue] });"],
      [`  Allow sqs:SendMessage on ${queue}`],
    ],
    [
      "adds to it, perhaps",
      [
        "super();",
        "this.addActions('sqs:SendMessage');",
        "if (more) this.addActions('sqs:*');",
        "this.addResources(queue);",
        "this.effect = iam.Effect.DENY;",
      ],
      [
        `  Deny sqs:SendMessage, <shop.ts/Send.constructor.block.this.addActions('sqs:*'): sqs:*> on ${queue}`,
      ],
    ],
  ])("%s", (_, steps, statements) => {
    expect(policiesIn("shop.ts", classOf(...steps))).toEqual(["identity of ", ...statements]);
  });

  const further = (base: string, ...classes: readonly string[]): readonly string[] => [
    'import * as iam from "aws-cdk-lib/aws-iam";',
    `class Base extends iam.PolicyStatement { ${base} }`,
    ...classes,
  ];
  test.each([
    [
      "gives its own what is handed up",
      further(
        "constructor(actions: string[]) { super({ actions, resources: ['*'] }); }",
        "class Read extends Base { constructor() { super(['s3:GetObject']); } }",
      ),
      ["  Allow <shop.ts/Base.constructor.actions: s3:GetObject | ?> on *"],
    ],
    [
      "leaves it to one below, or to who makes it",
      further(
        "",
        "class Read extends Base { constructor() { super({ actions: ['s3:GetObject'], resources: ['*'] }); } }",
        "const write = new Base({ actions: ['s3:PutObject'], resources: ['*'] });",
      ),
      ["  Allow s3:PutObject on *", "identity of ", "  Allow s3:GetObject on *"],
    ],
    [
      "has more added to it by one below, perhaps",
      further(
        "constructor() { super({ actions: ['s3:GetObject'], resources: ['*'] }); }",
        "class Write extends Base { constructor() { super(); this.addActions('s3:PutObject'); } }",
      ),
      [
        "  Allow s3:GetObject, <shop.ts/Write.constructor.this.addActions('s3:PutObject'): s3:PutObject> on *",
      ],
    ],
    [
      "extend themselves, and say nothing",
      further("", "class A extends B {}", "class B extends A {}", "new A({ actions: ['s3:*'] });"),
      undefined,
    ],
  ])("that others extend %s", (_, lines, statements) => {
    const found = statements ? ["identity of ", ...statements] : [];
    expect(policiesIn("shop.ts", lines.join("\n"))).toEqual(found);
  });

  test("in Python too, and what is not known of it is told", () => {
    const source = [
      "from aws_cdk import aws_iam as iam",
      "class Read(iam.PolicyStatement):",
      "    def __init__(self):",
      '        super().__init__(actions=["s3:GetObject"], resources=["*"])',
    ].join("\n");
    expect(policiesIn("shop.py", source)).toEqual(["identity of ", "  Allow s3:GetObject on *"]);
    expect(problemsIn({ "shop.ts": classOf("super({ ...props });") })).toEqual([
      "shop.ts:4 unknown-document",
    ]);
  });
});

describe("whose policy a statement is", () => {
  test("a role has its inline policies, what is added to it, and the trust of who assumes it", () => {
    expect(
      shop(
        'const role = new iam.Role(this, "Reader", {',
        '  assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),',
        "  inlinePolicies: { a: new iam.PolicyDocument({ statements: [",
        '    new iam.PolicyStatement({ actions: ["a:B"], resources: ["*"] })] }) },',
        "});",
        'role.addToPolicy(new iam.PolicyStatement({ actions: ["a:C"], resources: ["*"] }));',
      ),
    ).toEqual([
      "identity of Reader at Reader",
      "  Allow a:B on *",
      "trust of Reader at Reader",
      "  Allow sts:AssumeRole for Service: lambda.amazonaws.com",
      "identity of Reader at Reader",
      "  Allow a:C on *",
    ]);
  });

  test("a policy is that of the roles that it names, or that it is attached to", () => {
    expect(
      shop(
        'const role = iam.Role.fromRoleName(this, "App", "app");',
        'const first = new iam.ManagedPolicy(this, "First", { roles: [role], statements: [',
        '  new iam.PolicyStatement({ actions: ["a:B"], resources: ["*"] })] });',
        'const second = new iam.ManagedPolicy(this, "Second", { statements: [',
        '  new iam.PolicyStatement({ actions: ["a:C"], resources: ["*"] })] });',
        "role.addManagedPolicy(second);",
        "first.addStatements(new iam.PolicyStatement({ actions: ['a:D'], resources: ['*'] }));",
      ),
    ).toEqual([
      "identity of First at App",
      "  Allow a:B on *",
      "  Allow a:D on *",
      "identity of Second at App",
      "  Allow a:C on *",
    ]);
  });

  test("a boundary is a ceiling", () => {
    expect(
      shop(
        'const limit = new iam.ManagedPolicy(this, "Limit", { statements: [',
        '  new iam.PolicyStatement({ actions: ["*"], resources: ["*"] })] });',
        "iam.PermissionsBoundary.of(props.role).apply(limit);",
      ),
    ).toEqual(["boundary of Limit", "  Allow * on *"]);
  });

  test("what a function may do is that of its role, where it has one", () => {
    expect(
      shop(
        'const role = new iam.Role(this, "Role", { assumedBy: new iam.AccountRootPrincipal() });',
        'const one = new lambda.Function(this, "One", { role });',
        'const two = new lambda.Function(this, "Two", {});',
        "for (const fn of [one, two])",
        '  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ["a:B"], resources: ["*"] }));',
      ),
    ).toEqual([
      "trust of Role at Role",
      `  Allow sts:AssumeRole for AWS: arn:${partition}:iam::${account}:root`,
      "identity of One at Role",
      "  maybe Allow a:B on *",
      "identity of Two at Two",
      "  maybe Allow a:B on *",
    ]);
  });

  test("the policy of a resource is known by what protects it", () => {
    const { policies } = extracted({
      "shop.ts": typescript(
        'const logs = new s3.Bucket(this, "Logs");',
        "logs.addToResourcePolicy(new iam.PolicyStatement({",
        '  actions: ["s3:GetObject"], principals: [new iam.AnyPrincipal()],',
        '  resources: [logs.arnForObjects("*")] }));',
      ),
    });
    expect(policies.map(({ kind, owner }) => [kind, owner.address, owner.protects])).toEqual([
      ["resource", "Logs", "s3:bucket"],
    ]);
  });

  test("what stands elsewhere is told by its elements", () => {
    expect(
      shop(
        'new Queue(this, "Own", { policies: [',
        '  new iam.PolicyStatement({ actions: ["a:B"], resources: ["*"] })] });',
        'export const rule = { Effect: "Allow", Action: "sts:AssumeRole", Principal: "*" };',
      ),
    ).toEqual([
      "identity of Own at Own",
      "  Allow a:B on *",
      "trust of ",
      "  Allow sts:AssumeRole for *: *",
    ]);
  });
});

describe("whether a statement is there", () => {
  const allow =
    "role.addToPolicy(new iam.PolicyStatement({ actions: ['a:B'], resources: [name] }));";
  const made = "const role = new iam.Role(this, 'Role', {}); const name = '*';";

  test.each([
    ["in a branch", `if (props.write) { ${allow} }`, "maybe Allow a:B on *"],
    ["behind a condition", `props.write && ${allow}`, "maybe Allow a:B on *"],
    [
      "in a loop over a list that is known",
      `for (const name of ["x", "y"]) ${allow}`,
      "Allow a:B on ${shop.ts/Shop.constructor.block.name: x | y}",
    ],
    [
      "for each of a list that is not",
      `props.names.forEach((name) => { ${allow} });`,
      "maybe Allow a:B on ${shop.ts/Shop.constructor.function.name}",
    ],
  ])("%s", (_, step, statement) => {
    expect(statementsIn("shop.ts", typescript(made, step))).toEqual([statement]);
  });

  test("what a branch adds to one may be in it", () => {
    expect(
      statementsIn(
        "shop.ts",
        typescript(
          "const one = new iam.PolicyStatement({ resources: ['*'] });",
          "one.addActions('a:B');",
          "if (props.write) one.addActions('a:C');",
        ),
      ),
    ).toEqual(["Allow a:B, <shop.ts/Shop.constructor.block.one.addActions('a:C'): a:C> on *"]);
  });

  test("a statement that two roles have is there twice", () => {
    expect(
      shop(
        "const shared = new iam.PolicyStatement({ actions: ['a:B'], resources: ['*'] });",
        "new iam.Role(this, 'A', {}).addToPolicy(shared);",
        "new iam.Role(this, 'B', {}).addToPolicy(shared);",
      ),
    ).toEqual(["identity of A at A", "  Allow a:B on *", "identity of B at B", "  Allow a:B on *"]);
  });
});

describe("what is said beside statements", () => {
  const problems = (...steps: readonly string[]): readonly string[] =>
    problemsIn({ "shop.ts": typescript(...steps) });

  test("what a method grants that is not known", () => {
    expect(problems("props.bucket.grantRead(new iam.Role(this, 'R', {}));")).toEqual([
      "shop.ts:8 permission",
    ]);
  });

  test("a statement that comes from elsewhere", () => {
    expect(problems("new iam.Role(this, 'R', {}).addToPolicy(props.statement);")).toEqual([
      "shop.ts:8 unknown-statement",
    ]);
  });

  test("a document that comes from elsewhere", () => {
    expect(problems("new iam.Policy(this, 'P', { document: props.document });")).toEqual([
      "shop.ts:8 unknown-document",
    ]);
  });

  test("managed policies of AWS, however they are attached", () => {
    expect(
      problems(
        "const role = new iam.Role(this, 'R', { managedPolicies: [",
        "  iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')] });",
        "role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));",
      ),
    ).toEqual(["shop.ts:9 managed-policy", "shop.ts:10 managed-policy"]);
  });
});

describe("grants", () => {
  test("say what CDK makes of them", () => {
    expect(
      shop(
        'const logs = new s3.Bucket(this, "Logs", { bucketName: "logs" });',
        'const role = new iam.Role(this, "Role", {});',
        "logs.grantPut(role, 'in/*');",
        "if (props.read) logs.grantRead(role);",
      ),
    ).toEqual([
      "identity of Role at Role",
      `  Allow s3:PutObject, s3:PutObjectLegalHold, s3:PutObjectRetention, s3:PutObjectTagging, s3:PutObjectVersionTagging, s3:Abort* on arn:${partition}:s3:::logs/in/*`,
      `  maybe Allow s3:GetObject*, s3:GetBucket*, s3:List* on arn:${partition}:s3:::logs, arn:${partition}:s3:::logs/*`,
    ]);
  });

  test("are the same by what collects them, and some are of a class itself", () => {
    expect(
      shop(
        'import { Metric } from "aws-cdk-lib/aws-cloudwatch";',
        'const logs = new s3.Bucket(this, "Logs", { bucketName: "logs" });',
        'const role = new iam.Role(this, "Role", {});',
        "logs.grants.delete(role);",
        "Metric.grantPutMetricData(role);",
      ),
    ).toEqual([
      "identity of Role at Role",
      `  Allow s3:DeleteObject* on arn:${partition}:s3:::logs/*`,
      "  Allow cloudwatch:PutMetricData on *",
    ]);
  });

  test("of a class are called on what is made of it in Python", () => {
    expect(
      inPython(
        'role = iam.Role(self, "Role")',
        'bus = aws_events.EventBus(self, "Bus")',
        "bus.grant_all_put_events(role)",
      ),
    ).toEqual(["identity of Role at Role", "  Allow events:PutEvents on *"]);
  });

  test("on a table are on its indexes too", () => {
    expect(
      shop(
        'import * as dynamodb from "aws-cdk-lib/aws-dynamodb";',
        'const table = new dynamodb.Table(this, "Table", { tableName: "orders" });',
        'table.addGlobalSecondaryIndex({ indexName: "by-date" });',
        'const role = new iam.Role(this, "Role", {});',
        "table.grantFullAccess(role);",
      )[1],
    ).toMatch(/on [^,]+:table\/orders, [^,]+:table\/orders\/index\/\*$/);
  });

  test("to who is no construct go to the policy of the resource", () => {
    expect(
      shop(
        'const fn = new lambda.Function(this, "Fn", { functionName: "f" });',
        "fn.grantInvoke(new iam.ServicePrincipal('events.amazonaws.com'));",
      )[0],
    ).toBe("resource of Fn at Fn");
  });

  test("under the conditions of who it is", () => {
    expect(
      shop(
        'const fn = new lambda.Function(this, "Fn", { functionName: "f" });',
        "fn.grantInvoke(new iam.ServicePrincipal('s3.amazonaws.com', { conditions: { ArnLike: { 'aws:SourceArn': props.arn } } }));",
      )[1],
    ).toMatch(/for Service: s3\.amazonaws\.com if .*aws:SourceArn/);
  });
});

describe("in Python", () => {
  test("keywords, methods and what is spread", () => {
    expect(
      inPython(
        'role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))',
        'more = {"not_actions": ["a:C"], "effect": iam.Effect.DENY, "resources": ["*"]}',
        'role.add_to_policy(iam.PolicyStatement(sid="S", actions=["a:B"], resources=["*"]))',
        "role.add_to_policy(iam.PolicyStatement(**more))",
        "if bucket:",
        "    bucket.grant_read(role)",
      ),
    ).toEqual([
      "trust of Role at Role",
      "  Allow sts:AssumeRole for Service: lambda.amazonaws.com",
      "identity of Role at Role",
      "  S: Allow a:B on *",
      "  Deny all but a:C on *",
    ]);
  });

  test("fields of the class are followed", () => {
    expect(
      statementsIn(
        "shop.py",
        python(
          'self.logs = s3.Bucket(self, "Logs", bucket_name="logs")',
          'iam.Policy(self, "P", statements=[iam.PolicyStatement(actions=["s3:GetObject"],',
          '    resources=[self.logs.bucket_arn + "/*", self.logs.arn_for_objects("a")])])',
        ),
      ),
    ).toEqual([
      "Allow s3:GetObject on arn:${partition shop.py/AWS::Partition}:s3:::logs/*, arn:${partition shop.py/AWS::Partition}:s3:::logs/a",
    ]);
  });
});
