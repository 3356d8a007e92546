import { expect, test } from "vitest";
import { scanned } from "../../rules/facts.ts";
import { extracted, problemsIn, showStatement } from "../policies.ts";

const stack = (importing: string, props: string): string =>
  [
    'import * as iam from "aws-cdk-lib/aws-iam";',
    importing,
    `new iam.Role(this, "R", { inlinePolicies: { a: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ ${props} })] }) } });`,
    "",
  ].join("\n");

const inPython = (importing: string, keywords: string): string =>
  [
    "from aws_cdk import aws_iam as iam",
    importing,
    "def add(role):",
    `    role.add_to_policy(iam.PolicyStatement(${keywords}))`,
    "",
  ].join("\n");

type Files = Readonly<Record<string, string>>;

const statementsOf = (files: Files): readonly string[] =>
  extracted(files).policies.flatMap(({ statements }) => statements.map(showStatement));

const ts = "lib/stack.ts";
const py = "infra/stack.py";

test.each<readonly [string, Files, string]>([
  [
    "a list by its name",
    {
      [ts]: stack('import { READ } from "./constants";', "actions: READ, resources: ['*']"),
      "lib/constants.ts": 'export const READ = ["a:B", "a:C"];\n',
    },
    "Allow a:B, a:C on *",
  ],
  [
    "a list among others, under another name",
    {
      [ts]: stack(
        'import { READ as read } from "../config";',
        "actions: [...read, 'a:D'], resources: ['*']",
      ),
      "config/index.ts": 'export { READ } from "./actions";\n',
      "config/actions.ts": 'export const READ: string[] = ["a:B"] as const;\n',
    },
    "Allow a:B, a:D on *",
  ],
  [
    "a member of a file",
    {
      [ts]: stack(
        'import * as names from "./names";',
        "actions: ['a:B'], resources: [names.BUCKET, `${names.BUCKET}/*`]",
      ),
      "lib/names.ts": 'const base = "arn:aws:s3:::logs";\nexport const BUCKET = `${base}-x`;\n',
    },
    "Allow a:B on arn:aws:s3:::logs-x, arn:aws:s3:::logs-x/*",
  ],
  [
    "a member of an object",
    {
      [ts]: stack(
        'import config from "./config";',
        "actions: config.actions.read, resources: ['*']",
      ),
      "lib/config.js": 'module.exports = { actions: { read: ["a:B"] } };\n',
    },
    "Allow a:B on *",
  ],
  [
    "a text with the account in it",
    {
      [ts]: stack('import { TOPIC } from "./names";', "actions: ['a:B'], resources: [TOPIC]"),
      "lib/names.ts":
        'import { Aws } from "aws-cdk-lib";\nexport const TOPIC = `arn:aws:sns:eu-west-1:${Aws.ACCOUNT_ID}:t`;\n',
    },
    "Allow a:B on arn:aws:sns:eu-west-1:${account lib/names.ts/AWS::AccountId}:t",
  ],
  [
    "a name of a Python module beside it",
    {
      [py]: inPython("from .constants import READ", 'actions=READ, resources=["*"]'),
      "infra/constants.py": 'READ = ["a:B"]\n',
    },
    "Allow a:B on *",
  ],
  [
    "a Python module itself",
    {
      [py]: inPython("from . import constants", 'actions=constants.READ, resources=["*"]'),
      "infra/constants.py": 'READ = ["a:B"]\n',
    },
    "Allow a:B on *",
  ],
  [
    "a Python package, from where the program is started",
    {
      [py]: inPython("from settings.iam import READ", 'actions=READ, resources=["*"]'),
      "settings/iam.py": 'READ = ["a:B"]\n',
      "cdk.json": "{}",
    },
    "Allow a:B on *",
  ],
])("%s of another file is known", (_, files, statement) => {
  expect(statementsOf(files)).toEqual([statement]);
});

test.each<readonly [string, Files]>([
  [
    "a construct",
    {
      [ts]: stack('import { BUCKET } from "./names";', "actions: ['a:B'], resources: [BUCKET]"),
      "lib/names.ts":
        'import * as s3 from "aws-cdk-lib/aws-s3";\nexport const BUCKET = new s3.Bucket(stack, "B").bucketArn;\n',
    },
  ],
  [
    "what is asked of the environment",
    {
      [ts]: stack('import { BUCKET } from "./names";', "actions: ['a:B'], resources: [BUCKET]"),
      "lib/names.ts": "export const BUCKET = `${process.env.ARN}/*`;\n",
    },
  ],
  [
    "a name that needs itself",
    {
      [ts]: stack('import { A } from "./a";', "actions: ['a:B'], resources: [A]"),
      "lib/a.ts": 'import { B } from "./b";\nexport const A = B;\n',
      "lib/b.ts": 'import { A } from "./a";\nexport const B = [A];\n',
    },
  ],
  [
    "what two names of a file give each other on",
    {
      [ts]: stack('import { A } from "./a";', "actions: ['a:B'], resources: [A]"),
      "lib/a.ts": 'export * from "./b";\n',
      "lib/b.ts": 'export { A } from "./a";\n',
    },
  ],
  [
    "a file that is not there",
    { [ts]: stack('import { A } from "./a";', "actions: ['a:B'], resources: [A]") },
  ],
  [
    "what every object has",
    {
      [ts]: stack(
        'import * as names from "./names";',
        "actions: ['a:B'], resources: [names.constructor, names.__proto__]",
      ),
      "lib/names.ts": "export const x = 1;\n",
    },
  ],
])("%s stays unknown", (_, files) => {
  const { policies } = extracted(files);
  const [statement] = policies.flatMap(({ statements }) => statements);
  expect(
    statement?.resource?.items.every(({ parts }) => parts.some((part) => typeof part !== "string")),
  ).toBe(true);
  expect(
    (statement?.resource?.items.length ?? 0) + (statement?.resource?.rest.length ?? 0),
  ).toBeGreaterThan(0);
});

test("a constant is placed where its name stands, on the way from where it is written", () => {
  const { policies } = extracted({
    [ts]: stack('import { READ } from "./constants";', "actions: READ, resources: ['*']"),
    "lib/constants.ts": 'export const READ = ["a:B"];\n',
  });
  const [action] = policies[0]?.statements[0]?.action?.items ?? [];
  expect(action?.origin.written.source.path).toBe("lib/constants.ts");
  expect(action?.origin.via.map(({ source }) => source.path)).toContain(ts);
});

const documents = [
  "export const document = (bucket: string) => ({",
  '  Version: "2012-10-17",',
  '  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: `${bucket}/*` }],',
  "});",
  "",
].join("\n");
const using = (name: string, ...steps: readonly string[]): string =>
  [
    'import * as iam from "aws-cdk-lib/aws-iam";',
    'import { document } from "./documents";',
    `const ${name} = new iam.Role(this, "${name}", {});`,
    ...steps,
    "",
  ].join("\n");

test("a document that a function of another file gives is read where it is used, and is one for all", () => {
  const files = {
    "lib/a.ts": using(
      "a",
      'new iam.Policy(this, "P", { roles: [a], document: iam.PolicyDocument.fromJson(document("b")) });',
      'document("b").Statement.forEach((each) => a.addToPolicy(iam.PolicyStatement.fromJson(each)));',
    ),
    "lib/b.ts": using(
      "b",
      'b.addToPolicy(iam.PolicyStatement.fromJson(document("c").Statement[0]));',
    ),
    "lib/documents.ts": documents,
  };
  const { policies, problems, links } = extracted(files);
  expect(problems).toEqual([]);
  const found = policies.flatMap(({ statements }) => statements);
  expect(found.map((each) => `${each.id} ${showStatement(each)}`)).toEqual([
    "lib/a.ts/P[0] Allow s3:GetObject on b/*",
    "lib/a.ts/P[0] Allow s3:GetObject on b/*",
    "lib/b.ts/b[0] Allow s3:GetObject on c/*",
  ]);
  expect(new Set(found.map(({ place }) => place.source.path))).toEqual(
    new Set(["lib/documents.ts"]),
  );
  expect(links).toContainEqual(["lib/b.ts", "lib/documents.ts"]);
});

test.each([
  ["from .documents import document", 'document("b")'],
  ["from . import documents", 'documents.document("b")'],
  ["import documents as given", 'given.document("b")'],
])("so it is in Python: %s", (importing, call) => {
  const files = {
    "infra/stack.py": `from aws_cdk import aws_iam as iam\n${importing}\ndef add(role):\n    role.add_to_policy(iam.PolicyStatement.from_json(${call}))\n`,
    "infra/documents.py":
      'def document(bucket):\n    return {"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"{bucket}/*"}\n',
  };
  expect(statementsOf(files)).toEqual(["Allow s3:GetObject on b/*"]);
  expect(problemsIn(files)).toEqual([]);
});

test.each([
  ['document(resource="b", action="s3:PutObject")', "Allow s3:PutObject on b"],
  ['document("s3:ListBucket")', "Allow s3:ListBucket on *"],
  ['document(resource="c")', "Allow s3:GetObject on c"],
  [
    "document(*given)",
    "Allow ${infra/stack.py/add.document(*given)(action): s3:GetObject | ?} on ${infra/stack.py/add.document(*given)(resource): * | ?}",
  ],
])("arguments are handed on by their names, and others are as usual: %s", (call, expected) => {
  const files = {
    "infra/stack.py": `from aws_cdk import aws_iam as iam\nfrom .documents import document\ndef add(role):\n    role.add_to_policy(iam.PolicyStatement.from_json(${call}))\n`,
    "infra/documents.py":
      'def document(action="s3:GetObject", resource="*"):\n    return {"Effect": "Allow", "Action": action, "Resource": resource}\n',
  };
  expect(statementsOf(files)).toEqual([expected]);
});

test.each([
  ["name", (next: string) => `export { f } from "./${next}";`],
  ["all", (next: string) => `export * from "./${next}";`],
  ["value", (next: string) => `import { f as g } from "./${next}";\nexport const f = g + "x";`],
  [
    "function",
    (next: string) => `import { f as g } from "./${next}";\nexport const f = () => [g(), g()];`,
  ],
])("a %s that is handed on from file to file without end is not known", (_, hand) => {
  const files = Object.fromEntries(
    Array.from({ length: 2500 }, (_, n) => [`lib/f${n}.ts`, `${hand(`f${n + 1}`)}\n`]),
  );
  const using = 'import { f } from "./f0";\nimport * as iam from "aws-cdk-lib/aws-iam";';
  const text = `${using}\nnew iam.Policy(this, "P", { document: f, statements: f() });\n`;
  const { problems } = scanned({ ...files, "lib/a.ts": text });
  expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toContain(
    "lib/a.ts unknown-document",
  );
});

const classes = [
  'export class Actions { static readonly READ = ["s3:Read"]; }',
  "export class Helper {",
  "  field;",
  '  constructor(private readonly bucket, other = "o") { this.field = ["s3:Field" + bucket + other]; }',
  '  static made(a, b = "d") { return ["s3:Static" + a + b]; }',
  "  method(a) { return [`s3:Method${a}${this.bucket}`, ...this.own()]; }",
  "  own() { return Actions.READ; }",
  "}",
  'export class Top { above(a) { return ["s3:Top" + a]; } }',
  "export class Base extends Top {",
  '  kept = ["s3:Kept"];',
  "  constructor(scope, private id) { super(); }",
  '  below(a) { return ["s3:Base" + a + this.id]; }',
  "}",
  'export const helper = new Helper("c");',
  "",
].join("\n");

test.each([
  ["Actions.READ", "s3:Read"],
  ["all.Actions.READ", "s3:Read"],
  ['Helper.made("x")', "s3:Staticxd"],
  ['all.Helper.made("y", "z")', "s3:Staticyz"],
  ['new Helper("e").method("x")', "s3:Methodxe, s3:Read"],
  ['new Helper("e").field', "s3:Fieldeo"],
  ["helper.field", "s3:Fieldco"],
  ['helper.method("x")', "s3:Methodxc, s3:Read"],
  ['new Standard().method("z")', "s3:Methodzstd, s3:Read"],
  ['this.helper.method("x")', "s3:Methodxf, s3:Read"],
  ['this.below("x")', "s3:Basexin-a"],
  ['super.below("y")', "s3:Baseyin-a"],
  ['this.above("x")', "s3:Topx"],
  ["this.kept", "s3:Kept"],
  ['new Near("d").inside("x")', "s3:Nearxd"],
  ['new Nearer("d").further()', "s3:Nearnd"],
])("what classes of a program give is known, wherever these stand: %s", (written, actions) => {
  const files = {
    "lib/a.ts": [
      'import * as iam from "aws-cdk-lib/aws-iam";',
      'import { Actions, Base, Helper, helper } from "./classes";',
      'import * as all from "./classes";',
      'import Standard from "./standard";',
      "class Near { constructor(private a) {} inside(b) { return [`s3:Near${b}${this.a}`]; } }",
      'class Nearer extends Near { further() { return this.inside("n"); } }',
      "class A extends Base {",
      '  private readonly helper = new Helper("f");',
      "  constructor(scope, id) {",
      '    super(scope, "in-a");',
      `    role.addToPolicy(new iam.PolicyStatement({ actions: ${written}, resources: ["*"] }));`,
      "  }",
      "}",
      "",
    ].join("\n"),
    "lib/classes.ts": classes,
    "lib/standard.ts":
      'import { Helper } from "./classes";\nexport default class extends Helper { constructor() { super("std"); } }\n',
  };
  expect(statementsOf(files)).toEqual([`Allow ${actions} on *`]);
});

test.each([
  ["Helper.READ", "s3:Read"],
  ['Helper("b").method("x")', "s3:Methodxb"],
  ['classes.Helper.static("x")', "s3:Staticx"],
  ['Helper.of("x")', "s3:Ofx, s3:Read"],
  ['self.method("x")', "s3:Methodxown"],
])("so it is in Python: %s", (written, actions) => {
  const files = {
    "infra/stack.py": `from aws_cdk import aws_iam as iam\nfrom classes import Helper\nimport classes\nclass Own(Helper):\n    def __init__(self):\n        super().__init__("own")\n    def add(self, role):\n        role.add_to_policy(iam.PolicyStatement(actions=${written}, resources=["*"]))\n`,
    "infra/classes.py": [
      "class Helper:",
      '    READ = ["s3:Read"]',
      "    def __init__(self, bucket):",
      "        self.bucket = bucket",
      "    @staticmethod",
      "    def static(a):",
      '        return ["s3:Static" + a]',
      "    @classmethod",
      "    def of(cls, a):",
      '        return ["s3:Of" + a, *cls.READ]',
      "    def method(self, a):",
      '        return [f"s3:Method{a}{self.bucket}"]',
      "",
    ].join("\n"),
  };
  expect(statementsOf(files)).toEqual([`Allow ${actions} on *`]);
});

test.each([
  ["a class that extends itself", "export class C extends D { }\nexport class D extends C { }"],
  [
    "a method that calls itself",
    "export class C { m() { return [...new C().m(), ...this.m()]; } }",
  ],
  [
    "an object that is made of itself",
    "export class C { constructor(a) { this.a = new C(this).a; } m() { return this.a; } }",
  ],
  ["an object that stands for itself", 'import { c } from "./a";\nexport { c as C };'],
  [
    "many classes",
    `export class C extends C0 { }\n${Array.from({ length: 3000 }, (_, n) => `class C${n} extends C${n + 1} { }`).join("\n")}`,
  ],
])("%s gives nothing that is known, and ends", (_, text) => {
  const files = {
    "lib/a.ts": `import * as iam from "aws-cdk-lib/aws-iam";\nimport { C } from "./c";\nexport const c = new C("a");\nrole.addToPolicy(new iam.PolicyStatement({ actions: [...c.m(), ...new C().m(), c.a], resources: ["*"] }));\n`,
    "lib/c.ts": text,
  };
  expect(problemsIn(files).map((each) => each.split(" ")[1])).toContain("unknown-actions");
});

test("what a function of another file comes to too much of is told there", () => {
  const doubling = Array.from({ length: 14 }, (_, n) => {
    return `const f${n + 1} = (a) => [...f${n}(a), ...f${n}(a)];\n`;
  });
  const files = {
    "lib/a.ts": using("a", "a.addToPolicy(iam.PolicyStatement.fromJson(document('b')));"),
    "lib/documents.ts": `const f0 = (a) => [a];\n${doubling.join("")}export const document = (a) => f14(a);\n`,
  };
  expect(problemsIn(files)).toEqual([
    "lib/a.ts:4 unknown-statement",
    "lib/documents.ts:16 too-much",
  ]);
});

test.each([
  ["a method that a class below gives too", "new Sub().viaMethod()"],
  ["a field that a class below gives too", "new Sub().viaField()"],
  ["a field that is given something else", "filled.actions"],
  ["a method of an object whose field is", "filled.viaField()"],
  ["a list of an object that is added to", "grown.actions"],
  ["a method of an object whose list is", "grown.viaField()"],
  ["what the constructor gives a field, too", 'new Taken(["s3:Get"]).actions'],
  ["what a method gives a field, too", 'new Late(["s3:Get"]).actions'],
  ["what only a method gives a field", "new Later().actions"],
  ["a name that is given something else", "changed"],
  ["a static field that is", "Shared.actions"],
])("what a program may have changed is not known: %s", (_, written) => {
  const files = {
    "lib/a.ts": [
      'import * as iam from "aws-cdk-lib/aws-iam";',
      'import { Base, Late, Later, Shared, Sub, Taken, changed } from "./classes";',
      "const filled = new Base();",
      'filled.actions = ["s3:*"];',
      "const grown = new Base();",
      'grown.actions.push("s3:*");',
      `new iam.Role(this, "R").addToPolicy(new iam.PolicyStatement({ actions: ${written}, resources: ["*"] }));`,
      "",
    ].join("\n"),
    "lib/classes.ts": [
      'export class Base { actions = ["s3:Get"]; own() { return ["s3:Get"]; } viaMethod() { return this.own(); } viaField() { return this.actions; } }',
      'export class Sub extends Base { actions = ["s3:*"]; own() { return ["s3:*"]; } }',
      'export class Taken { constructor(public actions) { this.actions = ["s3:*"]; } }',
      'export class Late { constructor(public actions) {} widen() { this.actions = ["s3:*"]; } }',
      'export class Later extends Base { widen() { this.actions = ["s3:*"]; } }',
      'export class Shared { static actions = ["s3:Get"]; }',
      'Shared.actions = ["s3:*"];',
      'export let changed = ["s3:Get"];',
      'if (process.env.WIDE) changed = ["s3:*"];',
      "",
    ].join("\n"),
  };
  const [statement] = statementsOf(files);
  expect(statement).toMatch(/^Allow <[^>]*> on \*$/);
});

test.each<readonly [string, Files, string]>([
  [
    "a list that its file adds to",
    {
      [ts]: stack('import { READ } from "./constants";', "actions: READ, resources: ['*']"),
      "lib/constants.ts": 'export const READ = ["a:B"];\nREAD.push("a:C");\n',
    },
    "Allow a:B, a:C on *",
  ],
  [
    "a list of Python",
    {
      [py]: inPython("from constants import READ", "actions=READ, resources=['*']"),
      "infra/constants.py": 'READ = ["a:B"]\nREAD += ["a:C"]\n',
    },
    "Allow <infra/constants.py/READ> on *",
  ],
  [
    "a list in an object",
    {
      [ts]: stack(
        'const names = { read: ["a:B"], write: ["a:W"] };\nnames.read.push("a:C");',
        "actions: [...names.read, ...names.write], resources: ['*']",
      ),
    },
    "Allow a:B, a:W, <lib/stack.ts/names: a:C> on *",
  ],
])("what a program adds is not forgotten: %s", (_, files, statement) => {
  expect(statementsOf(files)).toEqual([statement]);
});

test("what functions of several files make for one expression is of its allowance", () => {
  const functions = [0, 1, 2].map((n): readonly [string, string] => [
    `lib/f${n}.ts`,
    `import { f${n + 1} } from "./f${n + 1}";\nexport const f${n} = (a) => [${`f${n + 1}(a), `.repeat(60)}][0];\n`,
  ]);
  const files = {
    "lib/a.ts": stack('import { f0 } from "./f0";', "actions: f0('a:B'), resources: ['*']"),
    "lib/f3.ts": "export const f3 = (a) => [a];\n",
    ...Object.fromEntries<string>(functions),
  };
  expect(problemsIn(files)).toContain("lib/f0.ts:2 too-much");
});

test("a document of a file that uses CDK itself is read there, and told where it is used", () => {
  const files = {
    "lib/a.ts": using(
      "a",
      'new iam.Policy(this, "P", { document: iam.PolicyDocument.fromJson(document("b")) });',
    ),
    "lib/documents.ts": `import * as kms from "aws-cdk-lib/aws-kms";\n${documents}`,
  };
  expect(problemsIn(files)).toEqual(["lib/a.ts:4 unknown-document"]);
  expect(statementsOf(files)).toEqual([
    "Allow s3:GetObject on ${lib/documents.ts/document.bucket}/*",
  ]);
});

test("a function of another file is not the one that a language has under its name", () => {
  const files = {
    "lib/a.ts": using("a", 'list("b").forEach((each) => a.addToPolicy(each));').replace(
      "{ document }",
      "{ list }",
    ),
  };
  expect(problemsIn(files)).toEqual(["lib/a.ts:4 unknown-statement"]);
});

test.each([
  ['class A extends Statement { constructor() { super("a"); this.addActions("s3:*"); } }', [3]],
  ['class A extends bases.Statement { constructor() { super({ actions: ["s3:*"] }); } }', [3]],
  ['class A extends Statement { constructor() { super(scope, "a", { actions: ["s3:*"] }); } }', []],
  ['class A extends Statement { constructor() { super(); this.addAction("s3:*"); } }', []],
])("a statement whose class extends one of another file is told: %s", (text, told) => {
  const importing = 'import { Statement } from "./base"; import * as bases from "./base";';
  const files = {
    "lib/a.ts": `import * as iam from "aws-cdk-lib/aws-iam";\n${importing}\n${text}\n`,
    "lib/base.ts":
      'import * as iam from "aws-cdk-lib/aws-iam";\nexport class Statement extends iam.PolicyStatement {}\n',
  };
  expect(problemsIn(files)).toEqual(told.map((line) => `lib/a.ts:${line} unknown-statement`));
});
