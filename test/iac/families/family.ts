/** The languages, by what their files are. */
export const forms = [
  "Terraform",
  "Terraform's JSON syntax",
  "a Terraform policy document",
  "a Terraform plan",
  "CloudFormation in YAML",
  "CloudFormation in JSON",
  "SAM",
  "Serverless",
] as const;

type Form = (typeof forms)[number];

export type Family = { readonly name: string; readonly says: readonly unknown[] } & Readonly<
  Partial<Record<Form, Readonly<Record<string, string>>>>
>;

type Said = {
  readonly kind?: string;
  readonly sid?: string;
  readonly effect?: string;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly principal?: readonly unknown[];
  readonly conditions?: readonly unknown[];
};

export function statement(more: Said): unknown {
  return {
    kind: "identity",
    presence: "always",
    sid: "",
    effect: "Allow",
    ...(!more.NotAction && { Action: [] }),
    ...(!more.NotResource && { Resource: [] }),
    principal: [],
    conditions: [],
    ...more,
  };
}

export const hcl = (text: string) => ({ "main.tf": text });
export const json = (value: unknown) => ({ "main.tf.json": JSON.stringify(value, null, 2) });
export const template = (value: unknown) => ({ "template.json": JSON.stringify(value, null, 2) });
export const yaml = (text: string) => ({ "template.yaml": text });
export const sam = (policies: string, more = "") => ({
  "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
${policies.replace(/^/gm, "        ")}
${more}`,
});

export const serverless = (statements: string, more = "") => ({
  "serverless.yml": `service: shop
provider:
  name: aws
  iam:
    role:
      statements:
${statements.replace(/^/gm, "        ")}
${more}`,
});

/** What `terraform show -json` prints of a plan that makes one resource. */
export const plan = (address: string, after: object) => ({
  "plan.json": JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    resource_changes: [
      {
        address,
        mode: "managed",
        type: address.split(".")[0],
        name: address.split(".")[1],
        provider_name: "registry.terraform.io/hashicorp/aws",
        change: {
          actions: ["create"],
          before: null,
          after,
          after_unknown: { arn: true, id: true },
        },
      },
    ],
  }),
});

export const policyOf = (statements: unknown, resources: object = {}) =>
  template({
    Resources: {
      Policy: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { PolicyDocument: { Version: "2012-10-17", Statement: statements } },
      },
      ...resources,
    },
  });
