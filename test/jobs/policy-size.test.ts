import { expect, test } from "vitest";
import type { Policy } from "../../src/iam/policy.ts";
import { lengthFlaw } from "../../src/jobs/policy-size.ts";
import { extracted } from "../iac/policies.ts";
import { facts } from "../rules/facts.ts";

/** Lengths of policies against AWS's quotas. */

const flawOf = (policy: Policy | undefined): string | undefined =>
  policy && lengthFlaw(policy, [policy], facts.quotas);

const principals = (count: number): string =>
  Array.from({ length: count }, (_, at) => `arn:aws:iam::${111122220000 + at}:role/app`)
    .map((arn) => `"${arn}"`)
    .join(", ");

test("a trust policy has a quota of its own, less than the policies of its role", () => {
  const trusting = (count: number) =>
    extracted({
      "main.tf": `resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [${principals(count)}] }
    }]
  })
}`,
    }).policies[0];
  expect(trusting(40)?.kind).toBe("trust");
  expect(flawOf(trusting(40))).toBeUndefined();
  expect(flawOf(trusting(60))).toMatch(
    /^the policy would be longer .* \(\d+ of 2048 characters\)$/,
  );
});

test("of a policy that a user has inline too, the user's quota counts", () => {
  const held = (by: string) =>
    extracted({
      "template.yaml": `Resources:
  Holder:
    Type: AWS::IAM::${by}
  App:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: app
      ${by}s: [!Ref Holder]
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: "s3:GetObject", Resource: [${principals(60).replaceAll("iam::", "s3:::")}] }
`,
    }).policies.find(({ owner }) => owner.type === "AWS::IAM::Policy");
  expect(held("Role")?.attachedTo.length).toBe(1);
  expect(flawOf(held("Role"))).toBeUndefined();
  expect(flawOf(held("User"))).toContain("of 2048 characters");
});

test("inline policies of one role count together, wherever it is declared; each call of a module has its own", () => {
  const inline = (name: string, role: string): string => `
resource "aws_iam_role_policy" "${name}" {
  role   = ${role}
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:GetObject", Resource = [${principals(150).replaceAll("iam::", "s3:::")}] }
    ]
  })
}`;
  const role = `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}`;
  const flaws = (files: Readonly<Record<string, string>>): readonly boolean[] => {
    const { policies } = extracted(files);
    const inlines = policies.filter(({ owner }) => owner.type === "aws_iam_role_policy");
    return inlines.map((each) => lengthFlaw(each, policies, facts.quotas) !== undefined);
  };
  const here = { "main.tf": role + inline("a", "aws_iam_role.app.id") };
  expect(flaws(here)).toEqual([false]);
  expect(flaws({ ...here, "more.tf": inline("b", "aws_iam_role.app.id") })).toEqual([true, true]);
  const calls = 'module "a" {\n  source = "./app"\n}\nmodule "b" {\n  source = "./app"\n}\n';
  expect(flaws({ "app/main.tf": here["main.tf"], "main.tf": calls })).toEqual([false, false]);
});

test("what is added to a role of CDK's has room, and what it is given inline has not", () => {
  const flaws = (role: string, added = ""): readonly (string | undefined)[] => {
    const { policies } = extracted({
      "stack.ts": `import { Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";

export class App extends Stack {
  constructor() {
    super();
    const many = new iam.PolicyStatement({
      actions: ["s3:GetObject"],
      resources: [${principals(280).replaceAll("iam::", "s3:::")}],
    });
    const role = ${role};
    ${added}
  }
}
`,
    });
    return policies
      .filter(({ kind }) => kind === "identity")
      .map((each) => lengthFlaw(each, policies, facts.quotas));
  };
  const made = (more = ""): string =>
    `new iam.Role(this, "Role", { assumedBy: new iam.AccountRootPrincipal()${more} })`;
  const inline = (name: string): string =>
    `, inlinePolicies: { more: new iam.PolicyDocument({ statements: [${name}] }) }`;
  const tooLong = expect.stringMatching(/of 10240 characters\)/) as string;
  expect(flaws(made(), "role.addToPolicy(many);")).toEqual([undefined]);
  expect(flaws(made(), "role.addToPrincipalPolicy(many);")).toEqual([undefined]);
  expect(flaws(made(inline("many")))).toEqual([tooLong]);
  expect(
    flaws(made(), 'new iam.Policy(this, "More", { roles: [role], statements: [many] });'),
  ).toEqual([tooLong]);
  expect(
    flaws('iam.Role.fromRoleName(this, "Role", "app")', "role.addToPrincipalPolicy(many);"),
  ).toEqual([tooLong]);
  const few = `new iam.PolicyStatement({ actions: ["s3:PutObject"], resources: ["arn:aws:s3:::${"a".repeat(400)}"] })`;
  // What CDK leaves of it counts with what stands beside it.
  const together = expect.stringContaining("with those beside it") as string;
  expect(flaws(made(inline(few)), "role.addToPolicy(many);")).toEqual([together, together]);
});
