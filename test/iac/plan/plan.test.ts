import { expect, test } from "vitest";
import { formats } from "../../../src/iac/formats.ts";
import { scan } from "../../../src/jobs/scan.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { textAt } from "../../../src/source/source.ts";
import { positionAt } from "../../../src/source/lines.ts";
import { extracted, policiesIn, problemsIn, showStatement } from "../policies.ts";
import { facts } from "../../rules/facts.ts";

type Json = Readonly<Record<string, unknown>>;

/** A resource as a plan has it: what it will be, what is unknown, and what the file writes. */
type Change = {
  readonly address: string;
  readonly module?: string;
  readonly mode?: "managed" | "data";
  readonly after: Json | null;
  readonly unknown?: Json;
};

function plan(changes: readonly Change[], configuration: Json = {}): string {
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: changes.map(({ address, module, mode = "managed", after, unknown = {} }) => ({
      address,
      ...(module !== undefined && { module_address: module }),
      mode,
      type: /(aws\w*)\.\w+(?:\[[^\]]*\])?$/.exec(address)?.[1],
      change: { after, after_unknown: unknown },
    })),
    configuration: { root_module: configuration },
  });
}

const writes = (address: string, expressions: Json): Json => ({ address, expressions });
const refersTo = (...references: readonly string[]): Json => ({ references });
const allow = (Action: string, Resource = "*"): Json => ({ Effect: "Allow", Action, Resource });
const policy = (...Statement: readonly Json[]): string => JSON.stringify({ Statement });

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
