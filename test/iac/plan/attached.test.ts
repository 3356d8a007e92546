import { expect, test } from "vitest";
import { extracted, showPolicy } from "../policies.ts";
import { allow, plan, policy, refersTo, writes, type Change, type Json } from "./plans.ts";

/** A plan of a root and of a module that it calls, with a policy and what attaches it. */
function attaching(changes: readonly Change[], root: Json, module: Json): string {
  return plan(changes, {
    ...root,
    module_calls: {
      m: {
        expressions: { role: refersTo("aws_iam_role.r.name", "aws_iam_role.r") },
        module,
      },
      r: {
        module: {
          outputs: {
            name: { expression: refersTo("aws_iam_role.this.name", "aws_iam_role.this") },
          },
        },
      },
    },
  });
}

const managed = (address: string, module?: string): Change => ({
  address,
  ...(module !== undefined && { module }),
  after: { name: "own", policy: policy(allow("s3:GetObject")) },
  unknown: { arn: true },
});
const inM = (address: string): string => `module.m.${address}`;
const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";

test.each<[string, readonly Change[], Json, Json, readonly string[], readonly string[]]>([
  [
    "by an attachment",
    [
      managed("aws_iam_policy.p"),
      {
        address: "aws_iam_role_policy_attachment.a",
        after: { role: "r" },
        unknown: { policy_arn: true },
      },
    ],
    {
      resources: [
        writes("aws_iam_role_policy_attachment.a", {
          role: refersTo("aws_iam_role.r.name", "aws_iam_role.r"),
          policy_arn: refersTo("aws_iam_policy.p.arn", "aws_iam_policy.p"),
        }),
      ],
    },
    {},
    ["identity of aws_iam_policy.p at aws_iam_role.r"],
    [],
  ],
  [
    "by its ARN, which is known, to several",
    [
      managed("aws_iam_policy.p"),
      {
        address: "aws_iam_policy_attachment.a",
        after: { roles: ["r"], users: ["u"], policy_arn: "arn:aws:iam::111122223333:policy/own" },
      },
    ],
    {
      resources: [
        writes("aws_iam_policy_attachment.a", {
          roles: refersTo("aws_iam_role.r.name", "aws_iam_role.r"),
          users: refersTo("aws_iam_user.u.name", "aws_iam_user.u"),
          policy_arn: {},
        }),
      ],
    },
    {},
    ["identity of aws_iam_policy.p at aws_iam_role.r, aws_iam_user.u"],
    [],
  ],
  [
    "in a module, to the role that it is given",
    [
      managed(inM("aws_iam_policy.p[0]"), "module.m"),
      ...["[0]", "[1]"].map((index) => ({
        address: inM(`aws_iam_role_policy_attachment.a${index}`),
        module: "module.m",
        after: { role: "r" },
        unknown: { policy_arn: true },
      })),
    ],
    {},
    {
      resources: [
        writes("aws_iam_role_policy_attachment.a", {
          role: refersTo("var.role"),
          policy_arn: refersTo("aws_iam_policy.p", "count.index"),
        }),
      ],
    },
    ["identity of module.m.aws_iam_policy.p[0] at aws_iam_role.r"],
    [],
  ],
  [
    "to the role that a module gives back",
    [
      managed("aws_iam_policy.p"),
      {
        address: "aws_iam_role_policy_attachment.a",
        after: {},
        unknown: { role: true, policy_arn: true },
      },
    ],
    {
      resources: [
        writes("aws_iam_role_policy_attachment.a", {
          role: refersTo('module.r["a"].name', 'module.r["a"]'),
          policy_arn: refersTo("aws_iam_policy.p.arn", "aws_iam_policy.p"),
        }),
      ],
    },
    {},
    ['identity of aws_iam_policy.p at module.r["a"].aws_iam_role.this'],
    [],
  ],
  [
    "as a boundary",
    [
      managed("aws_iam_policy.p"),
      { address: "aws_iam_user.u", after: {}, unknown: { permissions_boundary: true } },
    ],
    {
      resources: [
        writes("aws_iam_user.u", { permissions_boundary: refersTo("aws_iam_policy.p.arn") }),
      ],
    },
    {},
    ["boundary of aws_iam_policy.p"],
    [],
  ],
  [
    "of AWS's own, and of elsewhere",
    [
      { address: "aws_iam_role_policy_attachment.a", after: { role: "r", policy_arn: arn } },
      {
        address: "aws_iam_role_policy_attachment.b",
        after: { role: "r" },
        unknown: { policy_arn: true },
      },
      // What nobody writes the provider decides.
      { address: "aws_iam_role.r", after: {}, unknown: { managed_policy_arns: true } },
    ],
    {
      resources: [
        writes("aws_iam_role.r", {}),
        writes("aws_iam_role_policy_attachment.b", {
          policy_arn: refersTo("data.aws_iam_policy.x.arn", "data.aws_iam_policy.x"),
        }),
      ],
    },
    {},
    [],
    [arn, "data.aws_iam_policy.x.arn"].map(
      (each) => `what the attached \`${each}\` grants is not read`,
    ),
  ],
])("a managed policy is attached: %s", (_, changes, root, module, shown, said) => {
  const text = attaching(changes, root, module);
  const { policies, problems } = extracted({ "tfplan.json": text });
  expect(policies.map(showPolicy)).toEqual(shown);
  expect(problems.map(({ detail }) => detail)).toEqual(said);
});
