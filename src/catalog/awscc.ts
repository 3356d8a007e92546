/**
 * The types and attributes of Terraform's Cloud Control provider are those of CloudFormation by
 * other names: `AWS::IAM::RolePolicy` is `awscc_iam_role_policy`, its `PolicyDocument` is
 * `policy_document`, which holds JSON.
 * (https://registry.terraform.io/providers/hashicorp/awscc/latest/docs)
 */
export function awsccType(type: string): string | undefined {
  const [, service, resource] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
  // What SAM makes of templates is no resource of Cloud Control.
  if (service === undefined || resource === undefined || service === "Serverless") return undefined;
  return `awscc_${service.toLowerCase()}_${awsccAttribute(resource)}`;
}

/** A property as an attribute; a path of them, several in one text, and "@" are as good. */
export function awsccAttribute(property: string): string {
  return property
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}
