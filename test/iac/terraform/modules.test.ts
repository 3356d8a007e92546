import { describe, expect, test } from "vitest";
import { mayHoldIam } from "../../../src/iac/terraform/hcl-files.ts";
import { holeAddress } from "../../../src/iam/address.ts";
import { holesOf } from "../../../src/iam/text.ts";
import { scan } from "../../../src/jobs/scan.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { textAt } from "../../../src/source/source.ts";
import { showText } from "../../evaluate/show.ts";
import { facts } from "../../rules/facts.ts";
import { extracted, problemsIn, showPolicy, showStatement } from "../policies.ts";

/** The policies of some files by their ids, with what they say and where each statement stands. */
function found(files: Readonly<Record<string, string>>): readonly string[] {
  return extracted(files).policies.flatMap((policy) => [
    `${policy.id}: ${showPolicy(policy)}`,
    ...policy.statements.map(
      ({ id, place, presence, ...says }) =>
        `  ${id} in ${place.source.path}: ${presence === "always" ? "" : `${presence} `}${showStatement(says)}`,
    ),
  ]);
}

const queue = `
variable "arns" {}
variable "actions" { default = ["sqs:SendMessage"] }
resource "aws_iam_policy" "send" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.actions, Resource = var.arns }] })
}
output "arn" { value = aws_iam_policy.send.arn }
`;

test("a policy of a module is judged for each call, with what the caller gives", () => {
  expect(
    found({
      "modules/queue/main.tf": queue,
      "prod/main.tf": `
module "orders" {
  source = "../modules/queue"
  arns   = ["arn:aws:sqs:eu-west-1:123456789012:orders"]
}
module "all" {
  source  = "../modules/queue"
  arns    = local.everything
  actions = ["sqs:*"]
}
locals { everything = "*" }
`,
    }),
  ).toEqual([
    "prod/module.orders/aws_iam_policy.send.policy: identity of aws_iam_policy.send",
    "  modules/queue/aws_iam_policy.send[0] in modules/queue/main.tf: Allow sqs:SendMessage on arn:aws:sqs:eu-west-1:123456789012:orders",
    "prod/module.all/aws_iam_policy.send.policy: identity of aws_iam_policy.send",
    "  modules/queue/aws_iam_policy.send[0] in modules/queue/main.tf: Allow sqs:* on *",
  ]);
});

test("a module that nobody calls, or only examples and tests, is judged for itself", () => {
  expect(found({ "main/main.tf": queue }).at(1)).toContain("on <main/var.arns>");
  expect(
    found({
      "mod/main.tf": queue,
      "mod/examples/all/main.tf": `module "it" {\n  source = "../.."\n  arns = "*"\n}`,
    }).filter((line) => !line.startsWith(" ")),
  ).toEqual([
    "mod/aws_iam_policy.send.policy: identity of aws_iam_policy.send",
    "mod/examples/all/module.it/aws_iam_policy.send.policy: identity of aws_iam_policy.send",
  ]);
});

test("a default is certain where the caller gives nothing", () => {
  const [, statement] = found({
    "m/main.tf": queue,
    "main.tf": `module "q" {\n  source = "./m"\n  arns = "*"\n}`,
  });
  expect(statement).toBe("  m/aws_iam_policy.send[0] in m/main.tf: Allow sqs:SendMessage on *");
});

test("a document of the caller stands where its text stands, as the policy of the module", () => {
  expect(
    found({
      "m/main.tf": `variable "policy" {}\nresource "aws_iam_role_policy" "it" {\n  role = "x"\n  policy = var.policy\n}`,
      "main.tf": `
data "aws_iam_policy_document" "doc" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
module "a" {
  source = "./m"
  policy = data.aws_iam_policy_document.doc.json
}
module "b" {
  source = "./m"
  policy = jsonencode({ Statement = { Effect = "Allow", Action = "s3:*", Resource = "*" } })
}
`,
    }),
  ).toEqual([
    "./module.a/aws_iam_role_policy.it.policy: identity of aws_iam_role_policy.it",
    "  ./data.aws_iam_policy_document.doc[0] in main.tf: Allow s3:GetObject on *",
    "./module.b/aws_iam_role_policy.it.policy: identity of aws_iam_role_policy.it",
    "  ./module.b[0] in main.tf: Allow s3:* on *",
  ]);
});

test("outputs lead back to what the module declares", () => {
  expect(
    found({
      "bucket/main.tf": `
variable "name" {}
resource "aws_s3_bucket" "it" { bucket = var.name }
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.it.arn}/*"]
  }
}
output "arn" { value = aws_s3_bucket.it.arn }
output "read" { value = data.aws_iam_policy_document.read.json }
output "all" { value = { arn = aws_s3_bucket.it.arn } }
`,
      "main.tf": `
module "logs" {
  source = "./bucket"
  name   = "logs"
}
resource "aws_iam_policy" "read" { policy = module.logs.read }
resource "aws_iam_policy" "list" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = [module.logs.arn, module.logs.all.arn] }] })
}
`,
    }),
  ).toEqual([
    "./aws_iam_policy.read.policy: identity of aws_iam_policy.read",
    "  bucket/data.aws_iam_policy_document.read[0] in bucket/main.tf: Allow s3:GetObject on arn:${partition ./provider.aws/partition}:s3:::logs/*",
    "./aws_iam_policy.list.policy: identity of aws_iam_policy.list",
    "  ./aws_iam_policy.list[0] in main.tf: Allow s3:ListBucket on arn:${partition ./provider.aws/partition}:s3:::logs, arn:${partition ./provider.aws/partition}:s3:::logs",
  ]);
});

test("modules in modules, and those in a circle, come to an end", () => {
  expect(
    found({
      "a/main.tf": `variable "x" {}\nmodule "b" {\n  source = "../b"\n  arns = var.x\n}`,
      "b/main.tf": queue,
      "main.tf": `module "a" {\n  source = "./a"\n  x = "arn:aws:sqs:*:*:q"\n}`,
    }),
  ).toEqual([
    "./module.a.module.b/aws_iam_policy.send.policy: identity of aws_iam_policy.send",
    "  b/aws_iam_policy.send[0] in b/main.tf: Allow sqs:SendMessage on arn:aws:sqs:*:*:q",
  ]);
  const circle = (other: string): string =>
    `${queue}\nmodule "o" {\n  source = "../${other}"\n  arns = module.o.arn\n}`;
  expect(problemsIn({ "a/main.tf": circle("b"), "b/main.tf": circle("a") })).toEqual([
    "a/main.tf:9 too-much",
    "b/main.tf:9 too-much",
  ]);
});

test("paths out of the repository, and modules of registries, are not followed", () => {
  for (const source of ["../../up", "hashicorp/x/aws", "git::https://x/y.git", "/abs"])
    expect(
      found({
        "m/main.tf": `module "a" {\n  source = "${source}"\n}\nresource "aws_iam_policy" "p" { policy = module.a.json }`,
      }),
    ).toEqual([]);
});

test("files that set variables count where the module is run", () => {
  const files = {
    "main.tf": `${queue}\nvariable "other" { default = "arn:aws:sqs:*:*:a" }`,
    "terraform.tfvars": 'arns = "arn:aws:sqs:*:*:one"\nactions = ["sqs:ReceiveMessage"]',
    "z.auto.tfvars": 'arns = "arn:aws:sqs:*:*:two"',
  };
  expect(found(files).at(1)).toBe(
    "  ./aws_iam_policy.send[0] in main.tf: Allow sqs:ReceiveMessage on arn:aws:sqs:*:*:two",
  );
  expect(
    found({ "main.tf": queue, "prod.tfvars": 'arns = "*"', "dev.tfvars": 'arns = "a"' }).at(1),
  ).toContain("on ${./var.arns: a | * | ?}");
});

test("policies in files of their own stand there", () => {
  const json = `{
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }]
}`;
  expect(
    found({
      "app/main.tf":
        'resource "aws_iam_policy" "p" { policy = file("${path.module}/policies/read.json") }',
      "app/policies/read.json": json,
    }),
  ).toEqual([
    "app/aws_iam_policy.p.policy: identity of aws_iam_policy.p",
    "  app/policies/read.json[0] in app/policies/read.json: Allow s3:GetObject on *",
  ]);
  expect(
    found({
      "m/main.tf": `variable "b" {}
resource "aws_iam_policy" "p" {
  policy = templatefile("\${path.module}/read.json.tpl", { bucket = var.b, actions = ["s3:GetObject", "s3:PutObject"] })
}`,
      "m/read.json.tpl":
        '{"Statement": [{"Effect": "Allow", "Action": ${jsonencode(actions)}, "Resource": "arn:aws:s3:::${bucket}/*"}]}',
      "main.tf": 'module "m" {\n  source = "./m"\n  b = "logs"\n}',
    }),
  ).toEqual([
    "./module.m/aws_iam_policy.p.policy: identity of aws_iam_policy.p",
    "  m/read.json.tpl[0] in m/read.json.tpl: Allow s3:GetObject, s3:PutObject on arn:aws:s3:::logs/*",
  ]);
});

test.each([
  [
    "the default of a variable names it",
    'default = "a.json"',
    ["maybe s3:GetObject"],
    ["main.tf:3 unknown-statement"],
  ],
  ["a condition does", "", ["maybe s3:GetObject", "maybe s3:PutObject"], []],
  ["there is no such file", 'default = "gone.json"', [], ["main.tf:3 unknown-document"]],
])("a file that may be read is, where %s", (_, given, said, problems) => {
  const path = given === "" ? '(var.x ? "a.json" : "b.json")' : "var.f";
  const text = (action: string): string =>
    `{"Statement": [{"Effect": "Allow", "Action": "${action}", "Resource": "*"}]}`;
  const files = {
    "main.tf": `variable "f" { ${given} }\nresource "aws_iam_policy" "p" {\n  policy = file("\${path.module}/\${${path}}")\n}`,
    "a.json": text("s3:GetObject"),
    "b.json": text("s3:PutObject"),
  };
  const { policies } = extracted(files);
  const told = policies.flatMap(({ owner, statements }) =>
    owner.address === "aws_iam_policy.p"
      ? statements.map(
          ({ presence, action }) => `${presence} ${action?.items.map(showText).join() ?? ""}`,
        )
      : [],
  );
  expect(told).toEqual(said);
  expect(problemsIn(files)).toEqual(problems);
});

test("what is replaced in a file leaves all around it where it stands", () => {
  const main = (text: string): string => `
variable "table" {}
resource "aws_s3_bucket" "logs" { bucket = "logs" }
resource "aws_iam_policy" "p" { policy = ${text} }`;
  const files = (text: string): Readonly<Record<string, string>> => ({
    "main.tf": main(text),
    "p.json": `{ "Statement": [
  { "Effect": "Allow", "Action": "ACTIONS", "Resource": "BUCKET/*" },
  { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:table/TABLE" }
] }`,
  });
  const replaced = `replace(replace(replace(file("p.json"), "\\"ACTIONS\\"", jsonencode(["s3:GetObject", "s3:PutObject"])), "BUCKET", aws_s3_bucket.logs.arn), "TABLE", var.table)`;
  expect(found(files(replaced))).toEqual([
    "./aws_iam_policy.p.policy: identity of aws_iam_policy.p",
    "  p.json[0] in p.json: Allow s3:GetObject, s3:PutObject on arn:${partition ./provider.aws/partition}:s3:::logs/*",
    "  p.json[1] in p.json: Allow dynamodb:GetItem on arn:aws:dynamodb:*:*:table/${./var.table}",
  ]);
  const { policies } = extracted(files(replaced));
  const places = policies.flatMap(({ statements }) =>
    statements.map(({ place: { source, span } }) => source.text.slice(span.start, span.end)),
  );
  expect(places).toEqual(files("")["p.json"]?.match(/\{ "Effect.*\}/g));
});

test("a document that a function puts together is read where its pieces stand", () => {
  const statement = String.raw`{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"%s\"}`;
  const places = (policy: string): readonly string[] => {
    const main = `variable "b" {}\nlocals { head = "{\\"Statement\\":[" }\nresource "aws_iam_policy" "p" { policy = ${policy} }`;
    const { policies, problems } = extracted({ "main.tf": main });
    expect(problems.map(({ reason, detail }) => `${reason} ${detail}`)).toEqual([]);
    expect(policies).toHaveLength(1);
    return policies.flatMap(({ statements }) => statements.map(({ place }) => textAt(place)));
  };
  expect(places(String.raw`join("", ["{\"Statement\":[", "${statement}", "]}"])`)).toEqual([
    statement,
  ]);
  expect(places(String.raw`format("{\"Statement\":[${statement}]}", var.b)`)).toEqual([statement]);
  expect(places(`"\${local.head}${statement}]}"`)).toEqual([statement]);
  // What is decoded is written nowhere: it stands in the call.
  const decoded = Buffer.from(
    JSON.stringify({
      Statement: ["s3:GetObject", "s3:PutObject"].map((Action) => ({ Effect: "Allow", Action })),
    }),
  ).toString("base64");
  const [first = "", second = "", ...more] = places(`base64decode("${decoded}")`);
  expect([decoded.includes(first), decoded.includes(second), more]).toEqual([true, true, []]);
  expect(first).not.toBe(second);
});

test("what is replaced in JSON that is made stays where it stands, if only its strings change", () => {
  const told = (wanted: string): readonly string[] => {
    const policy =
      '{ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::BUCKET/*", Condition = { Bool = { k = true } } }] }';
    const files = {
      "main.tf": `variable "b" {}\nresource "aws_iam_policy" "p" { policy = replace(jsonencode(${policy}), "${wanted}", var.b) }`,
    };
    return [...found(files).slice(1), ...problemsIn(files)];
  };
  const statement = "  ./aws_iam_policy.p[0] in main.tf: Allow s3:GetObject on arn:aws:s3:::";
  expect(told("BUCKET")).toEqual([`${statement}\${./var.b}/* if Bool k: true`]);
  // Where JSON's own words change, all that is made stands in the call.
  expect(told("true")[0]).toContain("  main.tf[0] in main.tf: Allow s3:GetObject");
  expect(told("Action")[0]).not.toContain("Allow s3:GetObject");
});

test("a text that is a template is read where it stands, and none of it without its values", () => {
  const files = (vars: string) => ({
    "main.tf": `locals {
  text = <<-EOT
    {"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "$\${bucket}/*"}]}
  EOT
}
resource "aws_iam_policy" "p" { policy = templatestring(local.text, ${vars}) }`,
  });
  const [policy, ...others] = extracted(files('{ bucket = "arn:aws:s3:::logs" }')).policies;
  expect(others).toEqual([]);
  expect(policy?.statements.map(({ place }) => textAt(place))).toEqual([
    '{"Effect": "Allow", "Action": "s3:*", "Resource": "$${bucket}/*"}',
  ]);
  expect(found(files('{ bucket = "arn:aws:s3:::logs" }'))[1]).toContain("on arn:aws:s3:::logs/*");
  expect(found(files("{}"))[1]).toContain("on ${./bucket}/*");
  expect(extracted(files("var.vars")).problems.map(({ reason }) => reason)).toEqual([
    "unknown-document",
  ]);
});

test("what a resource keeps of a policy is that policy", () => {
  const [, statement, ...more] = found({
    "main.tf": `resource "terraform_data" "d" {
  input = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*" }] })
}
resource "aws_iam_policy" "p" { policy = terraform_data.d.output }`,
  });
  expect([statement, more]).toEqual(["  ./terraform_data.d[0] in main.tf: Allow s3:*", []]);
});

test("what a template does not get stays unknown in it", () => {
  const [, statement] = found({
    "main.tf":
      'locals { bucket = "mine" }\nresource "aws_iam_policy" "p" { policy = templatefile("./x.tpl", {}) }',
    "x.tpl":
      '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "${local.bucket}"}]}',
  });
  expect(statement).toContain("on <./local.bucket>");
});

test("Terragrunt calls a module with its inputs", () => {
  const files = {
    "modules/queue/main.tf": queue,
    "live/prod/terragrunt.hcl": `
terraform {
  source = "\${get_terragrunt_dir()}/../../modules//queue"
}
locals { name = "orders" }
inputs = {
  arns = ["arn:aws:sqs:*:*:\${local.name}"]
}
`,
  };
  expect(found(files)).toEqual([
    "live/prod/terragrunt/aws_iam_policy.send.policy: identity of aws_iam_policy.send",
    "  modules/queue/aws_iam_policy.send[0] in modules/queue/main.tf: Allow sqs:SendMessage on arn:aws:sqs:*:*:orders",
  ]);
  const included = {
    ...files,
    "live/prod/terragrunt.hcl": `include "root" {\n  path = find_in_parent_folders()\n}\n${files["live/prod/terragrunt.hcl"]}`,
  };
  expect(found(included).at(1)).toContain(
    "Allow <live/prod/terragrunt/var.actions: sqs:SendMessage | ?> on",
  );
});

test("a statement that Terragrunt gives away is read where it stands", () => {
  const text = `inputs = {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}`;
  expect(found({ "live/terragrunt.hcl": text })).toEqual([
    "live/terragrunt.hcl/inputs: identity of terragrunt.hcl/inputs",
    "  live/terragrunt.hcl/inputs[0] in live/terragrunt.hcl: Allow s3:* on *",
  ]);
});

test("addresses do not say in which directory a module is run", () => {
  const main = (directory: string) => ({
    "modules/q/main.tf":
      queue.replace("var.arns", '"${var.arns}/${data.aws_caller_identity.me.account_id}"') +
      'data "aws_caller_identity" "me" {}',
    [`${directory}/main.tf`]:
      'module "q" {\n  source = "../modules/q"\n  arns = var.unknown\n}\nmodule "r" {\n  source = "../modules/q"\n}\nvariable "unknown" {}',
  });
  const addresses = (directory: string): readonly string[] =>
    extracted(main(directory)).policies.flatMap(({ statements }) =>
      statements.flatMap(({ resource }) =>
        (resource?.items ?? []).flatMap((item) => holesOf(item).map(holeAddress)),
      ),
    );
  expect(addresses("prod")).toEqual([
    "var.unknown",
    "provider.aws/account",
    "module.r/var.arns",
    "provider.aws/account",
  ]);
  expect(addresses("dev")).toEqual(addresses("prod"));
});

test("the data source template_file renders a file", () => {
  expect(
    found({
      "main.tf": `
data "template_file" "p" {
  template = file("\${path.module}/p.json")
  vars = {
    bucket = "logs"
  }
}
resource "aws_iam_policy" "p" { policy = data.template_file.p.rendered }`,
      "p.json":
        '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${bucket}"}]}',
    }),
  ).toEqual([
    "./aws_iam_policy.p.policy: identity of aws_iam_policy.p",
    "  p.json[0] in p.json: Allow s3:* on arn:aws:s3:::logs",
  ]);
});

test("a statement that a directive cuts into is one, and there in any case", () => {
  const template = `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ssm:GetParameter",
      "Resource": "*"
%{ if key != "" ~}
    },
    {
      "Effect": "Allow",
      "Action": "kms:Decrypt",
      "Resource": "\${key}"
%{ endif ~}
    }
  ]
}`;
  const main = `variable "key" {}
resource "aws_iam_policy" "p" { policy = templatefile("./p.json", { key = var.key }) }`;
  expect(found({ "main.tf": main, "p.json": template })).toEqual([
    "./aws_iam_policy.p.policy: identity of aws_iam_policy.p",
    "  p.json[0] in p.json: Allow ssm:GetParameter on *",
    "  p.json[1] in p.json: maybe Allow kms:Decrypt on <./var.key>",
  ]);
});
test("a module that is called several times is judged for each instance of the call", () => {
  const call = (repeated: string): string =>
    `variable "x" {}\nmodule "q" {\n  source = "./m"\n  ${repeated}\n}`;
  const says = (repeated: string): readonly string[] =>
    found({ "m/main.tf": queue, "main.tf": call(repeated) }).map((line) =>
      line.replace(": identity of aws_iam_policy.send", "").replace(/^ .* in m\/main.tf/, ""),
    );
  expect(says('for_each = { a = "x", "b/c" = "*" }\n  arns = each.value')).toEqual([
    './module.q["a"]/aws_iam_policy.send.policy',
    ": Allow sqs:SendMessage on x",
    './module.q["b/c"]/aws_iam_policy.send.policy',
    ": Allow sqs:SendMessage on *",
  ]);
  expect(says('count = 2\n  arns = "q${count.index}"')).toEqual([
    "./module.q[0]/aws_iam_policy.send.policy",
    ": Allow sqs:SendMessage on q0",
    "./module.q[1]/aws_iam_policy.send.policy",
    ": Allow sqs:SendMessage on q1",
  ]);
  expect(says('count = var.x ? 1 : 0\n  arns = "*"').at(1)).toBe(
    ": maybe Allow sqs:SendMessage on *",
  );
  expect(says('count = 0\n  arns = "*"')).toEqual([
    "./module.q/aws_iam_policy.send.policy",
    ": never Allow sqs:SendMessage on *",
  ]);
  expect(says("for_each = var.x\n  arns = each.value")).toEqual([
    "./module.q/aws_iam_policy.send.policy",
    ": maybe Allow sqs:SendMessage on <./module.q/each.value>",
  ]);
});

test.each([
  ["count = 2", "module.b[1].arn", "arn-1"],
  ["count = 2", "module.b[*].arn", "arn-0, arn-1"],
  ["count = 2", "[for m in module.b : m.arn]", "arn-0, arn-1"],
  ["count = var.x ? 1 : 0", "module.b[0].arn", "arn-0"],
  ["count = var.x ? 1 : 0", "module.b[*].arn", "<./module.b[*].arn: arn-0>"],
  ["count = 0", 'concat(module.b[*].arn, ["x"])', "x"],
  ['for_each = toset(["p", "q"])', 'module.b["q"].arn', "arn-q"],
  ['for_each = toset(["p", "q"])', "values(module.b)[*].arn", "arn-p, arn-q"],
  ['for_each = toset(["p", "q"])', "[for k, m in module.b : m.arn]", "arn-p, arn-q"],
  [
    'for_each = toset(["p", "q"])',
    "module.b[var.x].arn",
    "${./module.b[${./var.x}].arn: arn-p | arn-q}",
  ],
])("of a module with %s, %s is %s", (repeated, resource, says) => {
  const key = repeated.startsWith("count") ? "count.index" : "each.key";
  const [, statement] = found({
    "b/main.tf": 'variable "name" {}\noutput "arn" { value = "arn-${var.name}" }',
    "main.tf": `
variable "x" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "a:B", Resource = ${resource} }] })
}
module "b" {
  source = "./b"
  ${repeated}
  name = ${key}
}
`,
  });
  expect(statement).toBe(`  ./aws_iam_policy.p[0] in main.tf: Allow a:B on ${says}`);
});

test("a document of an instance of a module is there as that instance is", () => {
  const files = (count: string) => ({
    "b/main.tf":
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["a:B"]\n  }\n}\noutput "json" { value = data.aws_iam_policy_document.d.json }',
    "main.tf": `
variable "x" {}
module "b" {
  source = "./b"
  count  = ${count}
}
resource "aws_iam_policy" "p" { policy = module.b[0].json }
`,
  });
  expect(found(files("1")).at(1)).toContain("main.tf: Allow a:B");
  expect(found(files("var.x ? 1 : 0")).at(1)).toContain("main.tf: maybe Allow a:B");
});

test("calls may ask for what others give, in whatever order they are written", () => {
  expect(
    found({
      "m/main.tf": queue.replace("aws_iam_policy.send.arn", "var.arns"),
      "main.tf": `
module "all" {
  source   = "./m"
  for_each = module.first
  arns     = "\${each.key}-\${each.value.arn}"
}
module "first" {
  source   = "./m"
  for_each = { a = "x" }
  arns     = each.value
}
`,
    }).filter((line) => line.startsWith(" ")),
  ).toEqual([
    "  m/aws_iam_policy.send[0] in m/main.tf: Allow sqs:SendMessage on a-x",
    "  m/aws_iam_policy.send[0] in m/main.tf: Allow sqs:SendMessage on x",
  ]);
});

test("what is given as a whole is known by its attributes in the module", () => {
  expect(
    found({
      "m/main.tf": queue.replace("= var.arns", "= var.arns.arn"),
      "main.tf": `
resource "aws_s3_bucket" "b" { bucket = "logs" }
module "m" {
  source = "./m"
  arns   = aws_s3_bucket.b
}
`,
    }).at(1),
  ).toBe(
    "  m/aws_iam_policy.send[0] in m/main.tf: Allow sqs:SendMessage on arn:${partition ./provider.aws/partition}:s3:::logs",
  );
});

test("more instances than are evaluated are one, and said to be", () => {
  const many = (depth: number): Readonly<Record<string, string>> => ({
    "m/main.tf": queue,
    "n/main.tf": 'module "m" {\n  source = "../m"\n  count = 100\n  arns = count.index\n}',
    "main.tf": `module "n" {\n  source = "./n"\n  count = ${String(depth)}\n}`,
  });
  expect(problemsIn(many(2))).toEqual([]);
  expect(problemsIn(many(50))).toEqual(["n/main.tf:1 too-much"]);
  expect(extracted(many(50)).policies.length).toBeLessThan(2050);
});

const dynamic = `
variable "statements" {}
data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = var.statements
    content {
      effect    = lookup(statement.value, "effect", "Allow")
      actions   = statement.value.actions
      resources = RESOURCES
    }
  }
}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
`;

test.each([
  [
    "takes all of",
    "statement.value.resources",
    [
      "  ./module.m[0] in main.tf: Allow a:B on x",
      "  ./module.m[1] in main.tf: Deny a:C, a:D on *",
    ],
  ],
  [
    "adds to",
    '[for r in statement.value.resources : r == "x" ? "x" : "y"]',
    [
      "  m/data.aws_iam_policy_document.d[0] in m/main.tf: Allow a:B on x",
      "  m/data.aws_iam_policy_document.d[0] in m/main.tf: Deny a:C, a:D on y",
    ],
  ],
])("a statement stands at the object of its caller that a module %s", (_, resources, says) => {
  const lines = found({
    "m/main.tf": dynamic.replace("RESOURCES", resources),
    "main.tf": `
module "m" {
  source = "./m"
  statements = [
    { effect = "Allow", actions = ["a:B"], resources = ["x"] },
    { effect = "Deny", actions = ["a:C", "a:D"], resources = ["*"] },
  ]
}
`,
  });
  expect(lines.slice(0, 3)).toEqual([
    "./module.m/aws_iam_policy.p.policy: identity of aws_iam_policy.p",
    ...says,
  ]);
  // What stands at its object is not found there once more.
  expect(lines.length).toBe(says[0]?.includes("m/main.tf") ? 6 : 3);
});

test("what Terragrunt generates of more than is written is told, where it speaks of IAM", () => {
  const generate = (contents: string): string => `generate "g" {\n  contents = ${contents}\n}\n`;
  expect(
    problemsIn({
      "live/terragrunt.hcl": [
        generate('<<EOF\nresource "aws_iam_policy" "${local.name}" {}\nEOF'),
        generate('<<EOF\nprovider "aws" {\n  region = "${local.region}"\n}\nEOF'),
      ].join(""),
    }),
  ).toEqual(["live/terragrunt.hcl:2 nested-template"]);
});

test("a file beside a module that is not Terraform's has names of its own", () => {
  const files = {
    "main.tf":
      'locals { a = "s3:GetObject" }\nresource "aws_iam_policy" "p" { policy = jsonencode({ Statement = [{ Effect = "Allow", Action = local.a }] }) }',
    "root.hcl": 'locals {\n  a = "iam:*"\n  s = { Effect = "Allow", Action = "sqs:*" }\n}\n',
  };
  expect(found(files).filter((each) => each.startsWith("  "))).toEqual([
    "  ./aws_iam_policy.p[0] in main.tf: Allow s3:GetObject",
    "  ./root.hcl/locals[0] in root.hcl: Allow sqs:*",
  ]);
});

test("texts that are made to be slow take no time", () => {
  const arns = ":iam::".repeat(60_000);
  expect(
    found({ "main.tf": `module "m" {\n  source = "a/b/aws"\n  policies = ["arn:${arns}"]\n}` }),
  ).toEqual([]);
  expect(mayHoldIam("root.hcl", arns)).toBe(false);
});

test("fileset takes no time, however its pattern is made", () => {
  const path = Array.from({ length: 20 }, () => "a".repeat(200)).join("/");
  const policy = `jsonencode({ Statement = { Effect = "Allow", Action = "s3:*", Resource = fileset(path.module, "**/*a*a*a*a*a*a*b.json") } })`;
  const text = `resource "aws_iam_policy" "p" { policy = ${policy} }`;
  const { policies } = extracted({ "main.tf": text, [`${path}.json`]: "" });
  expect(policies[0]?.statements[0]?.resource?.items).toEqual([]);
});

describe("fileset", () => {
  const one = '{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }';
  const module = {
    "app/policies/a.json": "{}",
    "app/policies/deep/b.yaml": "",
    "app/policies/c+.yml": "",
    "app/policies/d.txt": "",
  };
  test.each([
    ["policies", "*.json", "a.json"],
    ["policies/", "**/*.{json,yaml}", "a.json, deep/b.yaml"],
    [".", "policies/?+.yml", "policies/c+.yml"],
    // As Terraform has it: folders only where it stands alone.
    ["policies", "**.yaml", undefined],
    ["policies", "d**/*.yaml", "deep/b.yaml"],
    [".", "**/b.yaml", "policies/deep/b.yaml"],
    [".", "policies/*/**/*.yaml", "policies/deep/b.yaml"],
    ["policies", "a.json", "a.json"],
    ["policies", "{a.json", undefined],
    ["policies", "*.txt", undefined],
    ["policies", "*.tpl", undefined],
    ["policies", "[a-z].json", undefined],
    ["../..", "*.json", undefined],
  ])("of %s and %s is what is there, where that is known", (folder, pattern, files) => {
    const policy = `jsonencode({ Statement = { Effect = "Allow", Action = "s3:*", Resource = fileset("\${path.module}/${folder}", "${pattern}") } })`;
    const { policies } = extracted({
      "app/main.tf": `resource "aws_iam_policy" "p" { policy = ${policy} }`,
      ...module,
    });
    const items = policies[0]?.statements[0]?.resource?.items.map((each) => showText(each)) ?? [];
    expect(items.length === 0 ? undefined : items.join(", ")).toBe(files);
  });

  test.each([
    ["*.json", true],
    ["**/*.json", false],
    ["*/*.json", false],
    ["d*/*.yaml", true],
    ["deep/*.yaml", true],
  ])("of %s is known, though a link leads from there to another folder: %s", (pattern, isKnown) => {
    const text = `resource "aws_iam_policy" "p" {\n  for_each = fileset(path.module, "${pattern}")\n  policy = file(each.value)\n}`;
    const files = new Map(Object.entries({ "main.tf": text, "a.json": one, "deep/b.yaml": one }));
    const tree = memoryTree(files);
    const { policies } = scan({ ...tree, links: () => ["more"] }, facts);
    const ofResource = policies.filter(({ owner }) => owner.type === "aws_iam_policy");
    expect(ofResource.length > 0).toBe(isKnown);
  });
});
