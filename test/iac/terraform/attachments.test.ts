import { describe, expect, test } from "vitest";
import { isHole, known } from "../../../src/iam/text.ts";
import { extracted, problemsIn, showPolicy } from "../policies.ts";

// What a policy is attached to, where a module is given it, or another module gives it back.

const send = 'jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage" }] })';
const role = 'resource "aws_iam_role" "app" {\n  name = "orders-reader"\n}\n';

/** The policies, each with what it is attached to and the instance of a module that declares that. */
function attached(files: Readonly<Record<string, string>>): readonly string[] {
  return extracted(files).policies.map(
    ({ kind, owner, attachedTo, scope = "" }) =>
      `${scope}: ${kind} of ${owner.address} at ${attachedTo
        .map((each) => `${each.scope === undefined ? "" : `${each.scope}/`}${each.address}`)
        .join(", ")}`,
  );
}

const attaching = `
variable "role" {}
resource "aws_iam_policy" "send" {
  policy = ${send}
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = var.role
  policy_arn = aws_iam_policy.send.arn
}
`;
const call = (role: string, more = ""): string =>
  `module "m" {\n  source = "./m"\n  role   = ${role}\n${more}}\n`;

describe("a policy of a module is attached to", () => {
  test.each([
    ["the caller's role", `${role}${call("aws_iam_role.app.name")}`, "./aws_iam_role.app"],
    [
      "one that a local names",
      `${role}locals {\n  r = aws_iam_role.app.id\n}\n${call("local.r")}`,
      "./aws_iam_role.app",
    ],
    [
      "one in an object",
      `${role}${call("{ name = aws_iam_role.app.name }")}`,
      "./aws_iam_role.app",
    ],
    [
      "one that another module makes",
      `module "r" {\n  source = "./r"\n}\n${call("module.r.name")}`,
      "./module.r/aws_iam_role.this",
    ],
    [
      "one of several that another makes",
      `module "r" {\n  source   = "./r"\n  for_each = toset(["a"])\n}\n${call('module.r["a"].name')}`,
      './module.r["a"]/aws_iam_role.this',
    ],
    ["none that is not known", call("var.other"), ""],
    [
      "none that a module of elsewhere makes",
      `module "r" {\n  source = "a/b/c"\n}\n${call("module.r.name")}`,
      "",
    ],
    ["none that is only named", call('"app"'), ""],
  ])("%s", (_, main, to) => {
    const files = {
      "main.tf": main,
      "m/main.tf": attaching,
      "r/main.tf": `resource "aws_iam_role" "this" {}\noutput "name" {\n  value = aws_iam_role.this.name\n}\n`,
    };
    expect(attached(files)).toEqual([`./module.m: identity of aws_iam_policy.send at ${to}`]);
  });

  test("that of each of its callers", () => {
    const files = {
      "main.tf": `${role}${role.replace("app", "other")}${call("aws_iam_role.app.name")}${call("aws_iam_role.other.name").replace('"m"', '"n"')}`,
      "m/main.tf": attaching,
    };
    expect(attached(files)).toEqual([
      "./module.m: identity of aws_iam_policy.send at ./aws_iam_role.app",
      "./module.n: identity of aws_iam_policy.send at ./aws_iam_role.other",
    ]);
  });

  test("what is given through more modules than one", () => {
    const files = {
      "main.tf": `${role}module "o" {\n  source = "./o"\n  who    = aws_iam_role.app.name\n}\n`,
      "o/main.tf": `variable "who" {}\n${call("var.who").replace("./m", "../m")}`,
      "m/main.tf": attaching,
    };
    expect(attached(files)).toEqual([
      "./module.o.module.m: identity of aws_iam_policy.send at ./aws_iam_role.app",
    ]);
  });
});

test.each([
  ["aws_iam_role_policy", `role   = var.role\n  policy = ${send}`],
  ["aws_iam_role_policy", `role   = "\${var.role}"\n  policy = ${send}`],
])("so is %s with %s", (type, lines) => {
  const files = {
    "main.tf": `${role}${call("aws_iam_role.app.name")}`,
    "m/main.tf": `variable "role" {}\nresource "${type}" "p" {\n  ${lines}\n}\n`,
  };
  expect(attached(files)).toEqual([`./module.m: identity of ${type}.p at ./aws_iam_role.app`]);
});

test("the names of the role are those of the policy too", () => {
  const files = { "main.tf": `${role}${call("aws_iam_role.app.name")}`, "m/main.tf": attaching };
  const [policy] = extracted(files).policies;
  expect(policy?.owner.names.map(known)).toContain("orders-reader");
});

describe("a managed policy of a caller", () => {
  const policy = `resource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = ${send}\n}\n`;
  const given = (arn: string): string => `module "m" {\n  source = "./m"\n  arn    = ${arn}\n}\n`;
  const module = (body: string): string =>
    `variable "arn" {}\nresource "aws_iam_role" "r" {}\n${body}\n`;
  const attachment =
    'resource "aws_iam_role_policy_attachment" "a" {\n  role       = aws_iam_role.r.name\n  policy_arn = var.arn\n}';

  test.each([
    ["by its attribute", "aws_iam_policy.p.arn", policy],
    ["by its ARN", '"arn:aws:iam::${var.account}:policy/${aws_iam_policy.p.name}"', policy],
    ["without a name", "aws_iam_policy.p.arn", policy.replace(/ {2}name.*\n/, "")],
    ["one of several", "aws_iam_policy.p[0].arn", policy.replace("name ", "count = 2\n  name ")],
    ["in a list", "[aws_iam_policy.p.arn]", policy],
  ])("is attached to the module's role: %s", (_, arn, declared) => {
    const files = { "main.tf": declared + given(arn), "m/main.tf": module(attachment) };
    expect(problemsIn(files)).toEqual([]);
    for (const each of attached(files))
      expect(each).toBe(".: identity of aws_iam_policy.p at ./module.m/aws_iam_role.r");
  });

  test("is a boundary of it", () => {
    const boundary = 'resource "aws_iam_user" "u" {\n  permissions_boundary = var.arn\n}';
    const files = {
      "main.tf": policy + given("aws_iam_policy.p.arn"),
      "m/main.tf": module(boundary),
    };
    expect(extracted(files).policies.map(showPolicy)).toEqual(["boundary of aws_iam_policy.p"]);
  });

  test("is not another one of that name", () => {
    const files = {
      "main.tf": given('"arn:aws:iam::111122223333:policy/p"'),
      "m/main.tf": module(attachment),
      "other/main.tf": policy,
    };
    expect(problemsIn(files)).toEqual(["m/main.tf:5 managed-policy"]);
    expect(attached(files)).toEqual(["other: identity of aws_iam_policy.p at "]);
  });
});

test("a managed policy that another module gives back is the one that is attached", () => {
  const files = {
    "main.tf": `${role}module "p" {\n  source = "./p"\n}\nresource "aws_iam_role_policy_attachment" "a" {\n  role       = aws_iam_role.app.name\n  policy_arn = module.p.arn\n}\n`,
    "p/main.tf": `resource "aws_iam_policy" "p" {\n  policy = ${send}\n}\noutput "arn" {\n  value = aws_iam_policy.p.arn\n}\n`,
  };
  expect(problemsIn(files)).toEqual([]);
  expect(attached(files)).toEqual([
    "./module.p: identity of aws_iam_policy.p at ./aws_iam_role.app",
  ]);
});

describe("what refers to what", () => {
  const queue =
    'variable "name" {}\nresource "aws_sqs_queue" "q" {\n  name = var.name\n}\noutput "arn" {\n  value = aws_sqs_queue.q.arn\n}\n';
  const bucket = 'resource "aws_s3_bucket" "b" {}\n';
  const called = (more = ""): string =>
    `module "q" {\n  source = "./q"\n  name   = aws_s3_bucket.b.id\n${more}}\n`;
  const topic = (value: string): string => `resource "aws_sns_topic" "t" {\n  name = ${value}\n}\n`;
  const references = (main: string): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      [...extracted({ "main.tf": main, "q/main.tf": queue }).references].map(
        ([address, { refersTo }]) => [address, refersTo],
      ),
    );

  test("leads through inputs and outputs of modules", () => {
    expect(references(bucket + called() + topic("module.q.arn"))).toEqual({
      "./aws_s3_bucket.b": [],
      "./aws_sns_topic.t": ["./module.q/aws_sqs_queue.q"],
      "./module.q/aws_sqs_queue.q": ["./aws_s3_bucket.b"],
    });
  });

  test("is about all that is declared in a module that something waits for", () => {
    const waiting = topic('"t"').replace("}", "  depends_on = [module.q]\n}");
    expect(references(bucket + called() + waiting)["./aws_sns_topic.t"]).toEqual([
      "./module.q/aws_sqs_queue.q",
    ]);
  });

  test("is about all that is declared in a module that waits for something", () => {
    const main =
      bucket.replace('"b"', '"c"') + bucket + called("  depends_on = [aws_s3_bucket.c]\n");
    expect(references(main)["./module.q/aws_sqs_queue.q"]).toEqual([
      "./aws_s3_bucket.b",
      "./aws_s3_bucket.c",
    ]);
  });

  test("leads through the calls of modules of elsewhere", () => {
    const elsewhere = called().replace("./q", "a/b/c");
    expect(references(bucket + elsewhere + topic("module.q.arn"))).toMatchObject({
      "./aws_sns_topic.t": ["./module.q"],
      "./module.q": ["./aws_s3_bucket.b"],
    });
  });
});

test("managed policies in the inputs of a module of elsewhere are told with the module", () => {
  const files = {
    "main.tf": `module "role" {
  source                      = "terraform-aws-modules/iam/aws//modules/iam-role"
  policies                    = { admin = "arn:aws:iam::aws:policy/AdministratorAccess" }
  role_permissions_boundary   = "arn:aws:iam::111122223333:policy/limit"
  policy_description          = "see arn:aws:iam::aws:policy/ReadOnlyAccess"
  attached_policies           = var.more ? ["arn:\${var.p}:iam::aws:policy/PowerUserAccess"] : []
  policy_statements           = [{ actions = ["iam:AttachRolePolicy"], resources = ["arn:aws:iam::aws:policy/x"] }]
}
module "none" {
  source   = "cloudposse/eks-iam-role/aws"
  count    = 0
  policies = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}
module "local" {
  source   = "./m"
  policies = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}
`,
    "m/main.tf": "",
  };
  const { elsewhere, problems } = extracted(files);
  expect(
    elsewhere.map(({ kind, owner, attachedTo, bounds = [] }) => [
      kind,
      owner.address,
      ...[...attachedTo, ...bounds].map(
        ({ address, under }) => `${address}${under ? " maybe" : ""}`,
      ),
    ]),
  ).toEqual([
    ["identity", "arn:aws:iam::aws:policy/AdministratorAccess", "module.role"],
    ["boundary", "arn:aws:iam::111122223333:policy/limit", "module.role"],
    ["identity", "arn:${var.p}:iam::aws:policy/PowerUserAccess", "module.role maybe"],
  ]);
  expect(problems.map(({ reason }) => reason)).toEqual(["managed-policy", "managed-policy"]);
});

test.each([
  ["cloudposse/iam-policy/aws", 1],
  ["github.com/acme/terraform-aws-queue?ref=v1", 1],
  ["acme/rbac/kubernetes", 0],
])(
  "what may be of another system is a statement in the inputs of a module for AWS: %s",
  (from, count) => {
    const main = `module "m" {\n  source = "${from}"\n  rules  = [{ effect = "allow", actions = ["*"], resources = ["*"] }]\n}\n`;
    expect(extracted({ "main.tf": main }).policies).toHaveLength(count);
  },
);

// Two policies of one name are a mistake to the data source: one that AWS has is that.
test.each([
  ["of AWS's", 'name = "AdministratorAccess"', "AdministratorAccess"],
  [
    "that lies in a path",
    'name = "AWSLambdaBasicExecutionRole"',
    "service-role/AWSLambdaBasicExecutionRole",
  ],
  ["that a variable has by default", "name = var.n", undefined],
  [
    "of a path",
    'name = "AWSLambdaBasicExecutionRole"\n  path_prefix = "/service-role/"',
    "service-role/AWSLambdaBasicExecutionRole",
  ],
  [
    "that AWS has in another path",
    'name = "AdministratorAccess"\n  path_prefix = "/acme/"',
    undefined,
  ],
  ["of somebody's", 'name = "DeployerAccess"', undefined],
])("a policy that is found by a name %s", (_, given, ending) => {
  const files = {
    "main.tf": `${role}variable "n" {\n  default = "AdministratorAccess"\n}
data "aws_iam_policy" "p" {\n  ${given}\n}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.app.name
  policy_arn = data.aws_iam_policy.p.arn
}
`,
  };
  const names = extracted(files).elsewhere.flatMap(({ owner }) => owner.names);
  const parts = names.map((name) =>
    name.parts.map((part) => (isHole(part) ? part.meaning.kind : part)),
  );
  expect(parts).toEqual([
    ending === undefined ? ["unknown"] : ["arn:", "partition", `:iam::aws:policy/${ending}`],
  ]);
});
