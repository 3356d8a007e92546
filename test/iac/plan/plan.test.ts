import { expect, test } from "vitest";
import { formats } from "../../../src/iac/formats.ts";
import { scan } from "../../../src/jobs/scan.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { textAt } from "../../../src/source/source.ts";
import { positionAt } from "../../../src/source/lines.ts";
import { extracted, policiesIn, problemsIn, showStatement } from "../policies.ts";
import { facts } from "../../rules/facts.ts";
import { allow, plan, policy, refersTo, writes, type Change, type Json } from "./plans.ts";

test.each<[string, readonly Change[], Json, readonly string[]]>([
  [
    "a policy that is known",
    [{ address: "aws_iam_policy.p", after: { policy: policy(allow("a:B", "r")) } }],
    {},
    ["identity of aws_iam_policy.p", "  Allow a:B on r"],
  ],
  [
    "an instance in a module, by what it is attached to there",
    [
      {
        address: 'module.m["a.b"].aws_iam_role_policy.p[0]',
        module: 'module.m["a.b"]',
        after: { role: "r", policy: policy(allow("a:B")) },
      },
    ],
    {
      module_calls: {
        m: {
          module: {
            resources: [
              writes("aws_iam_role_policy.p", {
                role: refersTo("aws_iam_role.r.name", "aws_iam_role.r"),
              }),
            ],
          },
        },
      },
    },
    [
      'identity of module.m["a.b"].aws_iam_role_policy.p[0] at module.m["a.b"].aws_iam_role.r',
      "  Allow a:B on *",
    ],
  ],
  [
    "blocks",
    [
      {
        address: "aws_iam_role.r",
        after: {
          assume_role_policy: policy(allow("sts:AssumeRole")),
          inline_policy: [{ policy: policy(allow("a:B")) }, { policy: policy(allow("a:C")) }],
        },
      },
    ],
    {},
    [
      "trust of aws_iam_role.r at aws_iam_role.r",
      "  Allow sts:AssumeRole on *",
      "identity of aws_iam_role.r at aws_iam_role.r",
      "  Allow a:B on *",
      "identity of aws_iam_role.r at aws_iam_role.r",
      "  Allow a:C on *",
    ],
  ],
  [
    "a document that is read when the plan is applied, as what its user is",
    [
      {
        address: "data.aws_iam_policy_document.d",
        mode: "data",
        after: {
          statement: [
            {
              sid: null,
              effect: null,
              actions: ["a:B"],
              not_actions: null,
              resources: ["r/&{aws:username}", null],
              principals: [],
              condition: [{ test: "Bool", variable: "a:K", values: ["true"] }],
            },
          ],
        },
        unknown: { json: true, statement: [{ resources: [false, true] }] },
      },
      { address: "aws_kms_key.k", after: {}, unknown: { policy: true } },
    ],
    {
      resources: [
        writes("aws_kms_key.k", { policy: refersTo("data.aws_iam_policy_document.d.json") }),
      ],
    },
    [
      "resource of aws_kms_key.k at aws_kms_key.k",
      "  Allow a:B on r/${aws:username}, ${tfplan.json/data.aws_iam_policy_document.d.statement[0].resources[1]} if Bool a:K: true",
    ],
  ],
  [
    "a resource control policy",
    [
      {
        address: "aws_organizations_policy.p",
        after: { type: "RESOURCE_CONTROL_POLICY", content: policy(allow("a:B")) },
      },
    ],
    {},
    ["resource-control of aws_organizations_policy.p", "  Allow a:B on *"],
  ],
  ["nothing, of what is destroyed", [{ address: "aws_iam_policy.p", after: null }], {}, []],
])("a plan has: %s", (_, changes, configuration, shown) => {
  expect(policiesIn("tfplan.json", plan(changes, configuration))).toEqual(shown);
});

test("a statement has the place of its text in the plan", () => {
  const text = plan([
    { address: "aws_iam_policy.p", after: { policy: policy(allow("a:B"), allow("a:C")) } },
  ]);
  const places = extracted({ "tfplan.json": text }).policies.flatMap(({ statements }) =>
    statements.map(({ place }) => textAt(place).replaceAll("\\", "")),
  );
  expect(places).toEqual([JSON.stringify(allow("a:B")), JSON.stringify(allow("a:C"))]);
});

test("a policy that is written and not known is said, one that AWS gives is not", () => {
  const changes = ["p", "q"].map((name) => ({
    address: `aws_iam_policy.${name}`,
    after: {},
    unknown: { policy: true },
  }));
  const configuration = { resources: [writes("aws_iam_policy.p", { policy: {} })] };
  expect(problemsIn({ "tfplan.json": plan(changes, configuration) })).toEqual([
    "tfplan.json:1 unknown-document",
  ]);
});

test("what is known after apply only is said by its name, where the plan has it", () => {
  const text = plan(
    [
      {
        address: "module.m.aws_iam_policy.p[0]",
        module: "module.m",
        after: {},
        unknown: { policy: true },
      },
    ],
    {
      module_calls: { m: { module: { resources: [writes("aws_iam_policy.p", { policy: {} })] } } },
    },
  );
  const [problem, ...more] = extracted({ "tfplan.json": text }).problems;
  expect(more).toEqual([]);
  expect(problem?.detail).toBe(
    "the `policy` of `module.m.aws_iam_policy.p[0]` is known after apply only",
  );
  expect(text.slice(problem?.offset)).toMatch(/^"policy":true/);
});

test("a plan is not changed", () => {
  const text = plan([{ address: "aws_iam_policy.p", after: { policy: policy(allow("a:*")) } }]);
  const [found] = extracted({ "tfplan.json": text }).policies.flatMap((each) => each.statements);
  const format = formats.find((each) => each.claims("tfplan.json", text));
  expect(format?.name).toBe("plan");
  expect(found && format?.spell(found, []).ok).toBe(false);
});

const main = `variable "arn" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "s3:Get*", Resource = var.arn },
      { Effect = "Allow", Action = "s3:Put*", Resource = "\${var.arn}/*" },
    ]
  })
}
`;

test.each<[string, readonly Json[], readonly string[]]>([
  [
    "names stand for unknown parts",
    [allow("s3:Get*", "arn:aws:s3:::acme"), allow("s3:Put*", "arn:aws:s3:::acme/*")],
    ["main.tf:5 Allow s3:Get* on <./var.arn>", "main.tf:6 Allow s3:Put* on ${./var.arn}/*"],
  ],
  [
    "an unknown part is everything",
    [allow("s3:Get*", "*"), allow("s3:Put*", "*/*")],
    [
      "main.tf:5 Allow s3:Get* on <./var.arn: * | ?>",
      "main.tf:6 Allow s3:Put* on ${./var.arn: * | ?}/*",
    ],
  ],
  [
    "a statement is another one",
    [allow("s3:List*", "arn:aws:s3:::acme")],
    [
      "main.tf:5 Allow s3:Get* on <./var.arn>",
      "main.tf:6 Allow s3:Put* on ${./var.arn}/*",
      "tfplan.json:1 Allow s3:List* on arn:aws:s3:::acme",
    ],
  ],
  [
    "a statement denies what the configuration allows",
    [{ ...allow("s3:Get*", "arn:aws:s3:::acme"), Effect: "Deny" }],
    [
      "main.tf:5 Allow s3:Get* on <./var.arn>",
      "main.tf:6 Allow s3:Put* on ${./var.arn}/*",
      "tfplan.json:1 Deny s3:Get* on arn:aws:s3:::acme",
    ],
  ],
])("a plan beside its configuration, in which %s", (_, statements, shown) => {
  const text = plan([
    { address: "module.a[0].aws_iam_policy.p", after: { policy: policy(...statements) } },
  ]);
  const files = new Map(Object.entries({ "main.tf": main, "tfplan.json": text }));
  const found = scan(memoryTree(files), facts).policies.flatMap((each) => each.statements);
  const lines = found.map((statement) => {
    const { source, span } = statement.place;
    return `${source.path}:${positionAt(source, span.start).line} ${showStatement(statement)}`;
  });
  expect(lines).toEqual(shown);
});

test("actions that a plan has are those of the configuration that does not know them", () => {
  const planned = { Effect: "Allow", Action: ["a:B", "a:C"], Resource: "*" };
  const text = plan([{ address: "aws_iam_policy.q", after: { policy: policy(planned) } }]);
  const open =
    'jsonencode({ Statement = { Effect = "Allow", Action = var.actions, Resource = "*" } })';
  const written = `variable "actions" {}\nresource "aws_iam_policy" "q" {\npolicy = ${open}\n}\n`;
  const files = new Map(Object.entries({ "main.tf": written, "tfplan.json": text }));
  const found = scan(memoryTree(files), facts).policies.flatMap((each) => each.statements);
  expect(found.map(showStatement)).toEqual(["Allow <./var.actions: a:B | a:C | ?> on *"]);
});

test("a block of a module is that of the module that is called so", () => {
  const module = `variable "arn" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Get*", Resource = var.arn }] })
}
`;
  const call = (name: string): string =>
    `module "${name}" {\n  source   = "./m"\n  for_each = toset(["x", "y"])\n  arn      = var.${name}\n}\n`;
  const planned = (address: string, resource: string): Change => ({
    address,
    after: { policy: policy(allow("s3:Get*", resource)) },
  });
  const text = plan([
    planned('module.a["x"].aws_iam_policy.p', "*"),
    planned('module.a["y"].aws_iam_policy.p', "arn:aws:s3:::y"),
    planned('module.b["x"].aws_iam_policy.p', "arn:aws:s3:::x"),
    planned("module.elsewhere.aws_iam_policy.p", "arn:aws:s3:::elsewhere"),
  ]);
  const files = { "main.tf": call("a") + call("b"), "m/main.tf": module, "tfplan.json": text };
  const found = scan(memoryTree(new Map(Object.entries(files))), facts).policies;
  const shown = found.flatMap(({ scope = "", statements }) =>
    statements.map((each) => `${scope} ${each.place.source.path} ${showStatement(each)}`),
  );
  expect(shown).toEqual([
    './module.a["x"] m/main.tf Allow s3:Get* on <./var.a: * | ?>',
    './module.a["y"] m/main.tf Allow s3:Get* on <./var.a>',
    './module.b["x"] m/main.tf Allow s3:Get* on <./var.b>',
    './module.b["y"] m/main.tf Allow s3:Get* on <./var.b>',
    " tfplan.json Allow s3:Get* on arn:aws:s3:::elsewhere",
  ]);
});
