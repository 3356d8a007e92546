import { describe, expect, test } from "vitest";
import { terraform } from "../../../src/iac/terraform/format.ts";
import { showText } from "../../evaluate/show.ts";
import { extracted, showStatement } from "../policies.ts";

const policy = (action: string): string =>
  `policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })`;
const base = `
locals {
  action = "a:Base"
}
variable "v" {
  default = "v:Base"
}
resource "aws_iam_policy" "p" {
  name = "p"
  ${policy("local.action")}
}
`;

test.each([
  ["nothing", "", ["aws_iam_policy.p.policy: Allow a:Base on *"]],
  ["a local", 'locals {\n  action = "a:Other"\n}', ["aws_iam_policy.p.policy: Allow a:Other on *"]],
  [
    "the policy",
    `resource "aws_iam_policy" "p" {\n  ${policy('"a:Own"')}\n}`,
    ["aws_iam_policy.p.policy: Allow a:Own on *"],
  ],
  [
    "what the resource does not have",
    'resource "aws_iam_policy" "p" {\n  tags = {}\n}',
    ["aws_iam_policy.p.policy: Allow a:Base on *"],
  ],
  [
    "what says nothing of a default",
    'variable "v" {\n  type = string\n}\nlocals {\n  action = var.v\n}',
    ["aws_iam_policy.p.policy: Allow ${./var.v: v:Base | ?} on *"],
  ],
])("%s of an override file counts, wherever it stands", (_, override, says) => {
  for (const name of ["override.tf", "a_override.tf", "z_override.tf"]) {
    const { policies } = extracted({ "main.tf": base, [name]: override });
    const shown = policies.flatMap(({ id, statements }) =>
      statements.map((each) => `${id.slice("./".length)}: ${showStatement(each)}`),
    );
    expect(shown).toEqual(says);
  }
});

test("a file that is only called like one overrides nothing", () => {
  const files = { "myoverride.tf": 'locals {\n  action = "a:Other"\n}', "other.tf": base };
  const statements = extracted(files).policies.flatMap((policy) => policy.statements);
  expect(statements.map(showStatement)).toEqual(["Allow a:Base on *"]);
});

describe("what an override file replaces is merged argument by argument", () => {
  const main = `
variable "on" {
  type    = bool
  default = true
}
data "aws_iam_policy_document" "d" {
  version = "2012-10-17"
  statement {
    sid       = "One"
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
  statement {
    sid       = "Two"
    actions   = ["s3:PutObject"]
    resources = ["*"]
  }
}
resource "aws_iam_role" "r" {
  count = 2
  name  = "reader"
}
resource "aws_iam_role_policy" "p" {
  count  = 2
  name   = "base-\${count.index}"
  role   = aws_iam_role.r[count.index].name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Base", Resource = "x" }] })
}
`;
  const found = (override: string, base = main): readonly string[] => {
    const { policies } = extracted({ "main.tf": base, "x_override.tf": override });
    return policies.flatMap(({ id, attachedTo, owner, statements }) =>
      statements.map((each) => {
        const at = attachedTo.map(({ address }) => address).join();
        const names = owner.names.map(showText).join();
        const { source, span } = each.place;
        const written = source.text.slice(span.start, span.end).split("\n")[0] ?? "";
        return `${id.slice("./".length)} at ${at} (${names}): ${showStatement(each)} in ${source.path}: ${written}`;
      }),
    );
  };
  const document = 'data "aws_iam_policy_document" "d"';

  test("an argument beside the policy leaves the policy", () => {
    expect(found('resource "aws_iam_role_policy" "p" {\n  name = "other"\n}')[0]).toBe(
      'aws_iam_role_policy.p[0].policy at aws_iam_role.r (p,other,r,reader): Allow s3:Base on x in main.tf: { Effect = "Allow", Action = "s3:Base", Resource = "x" }',
    );
  });

  test("another policy leaves what is beside it, in its own file", () => {
    const own =
      'jsonencode({ Statement = { Effect = "Allow", Action = "s3:Own", Resource = each }})';
    const override = `resource "aws_iam_role_policy" "p" {\n  policy = ${own.replace("each", '"${count.index}"')}\n}`;
    expect(found(override).filter((each) => each.startsWith("aws_iam_role_policy"))).toEqual(
      [0, 1].map(
        (index) =>
          `aws_iam_role_policy.p[${index}].policy at aws_iam_role.r (p,base-\${./aws_iam_role_policy.p/count.index},r,reader): Allow s3:Own on ${index} in x_override.tf: { Effect = "Allow", Action = "s3:Own", Resource = "\${count.index}" }`,
      ),
    );
  });

  test("count of another file counts", () => {
    const override = 'resource "aws_iam_role_policy" "p" {\n  count = var.on ? 1 : 0\n}';
    const [only, ...more] = found(override).filter((each) => each.includes("s3:Base"));
    expect(only).toContain("aws_iam_role_policy.p[0].policy");
    expect(more).toEqual([]);
  });

  test("blocks of a type replace all of that type, and no others", () => {
    const statement = (sid: string): string =>
      `statement {\n    sid       = "${sid}"\n    actions   = ["s3:DeleteObject"]\n    resources = [var.on ? "a" : "b"]\n  }`;
    const document2 = `${document} {\n  ${statement("Own")}\n}`;
    expect(found(document2).filter((each) => each.includes("data."))).toEqual([
      'data.aws_iam_policy_document.d at  (d): Own: Allow s3:DeleteObject on ${./(var.on ? "a" : "b"): a | b} in x_override.tf: statement {',
    ]);
    expect(found(`${document} {\n  version = "2008-10-17"\n}`).length).toBe(4);
    expect(
      found(
        `${document} {\n  dynamic "statement" {\n    for_each = ["s3:ListBucket"]\n    content {\n      actions   = [statement.value]\n      resources = ["*"]\n    }\n  }\n}`,
      ),
    ).toContain(
      'data.aws_iam_policy_document.d at  (d): Allow s3:ListBucket on * in x_override.tf: dynamic "statement" {',
    );
  });

  test("a later file overrides an earlier one, and a variable keeps what is not said of it", () => {
    const files = {
      "main.tf":
        'variable "v" {\n  type    = list(string)\n  default = ["a:Base"]\n}\nlocals {\n  s = { Effect = "Allow", Action = var.v, Resource = "*" }\n}',
      "a_override.tf": 'variable "v" {\n  default = ["a:A"]\n}',
      "b_override.tf": 'variable "v" {\n  default = ["a:B"]\n  description = "x"\n}',
    };
    const [statement] = extracted(files).policies.flatMap((policy) => policy.statements);
    expect(statement && showStatement(statement)).toBe("Allow <./var.v: a:B | ?> on *");
  });

  test("what it says is of the declaration, and is written back where it stands", () => {
    const override = `resource "aws_iam_role_policy" "p" {\n  policy = jsonencode({ Statement = { Effect = "Allow", Action = "s3:Own", Resource = "*" } })\n}`;
    const { policies, within } = extracted({ "main.tf": main, "x_override.tf": override });
    const statement = policies
      .flatMap((policy) => policy.statements)
      .find(({ place }) => place.source.path === "x_override.tf");
    expect(within.get(statement?.id ?? "")).toBe("./aws_iam_role_policy.p");
    const draft = { sid: "keep", actions: "keep", resources: "keep" } as const;
    expect(statement && terraform.spell(statement, [draft])).toMatchObject({
      ok: true,
      edits: [{ path: "x_override.tf" }],
    });
  });
});
