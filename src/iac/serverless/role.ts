import type { DataMap, DataNode } from "../../syntax/data.ts";
import type { Make } from "./make.ts";

/** What is written for a role that Serverless makes. */
export type Role = {
  readonly statements?: DataNode | undefined;
  readonly managedPolicies?: DataNode | undefined;
  readonly boundary?: DataNode | undefined;
  readonly name?: DataNode | undefined;
};

/** The role as CloudFormation has it; it stands where its statements do. */
export function roleResource(at: DataNode, role: Role, make: Make): DataMap {
  const { statements, managedPolicies, boundary, name } = role;
  const policy =
    statements &&
    make.list(statements, [
      make.map(statements, {
        PolicyDocument: policyDocument(statements, make),
      }),
    ]);
  const place = statements ?? at;
  return make.map(place, {
    Type: make.text(place, "AWS::IAM::Role"),
    Properties: make.map(place, {
      RoleName: name,
      Policies: policy,
      ManagedPolicyArns: managedPolicies,
      PermissionsBoundary: boundary,
    }),
  });
}

/** The document that Serverless makes of a list of statements. */
export function policyDocument(statements: DataNode, make: Make): DataMap {
  return make.map(statements, {
    Version: make.text(statements, "2012-10-17"),
    Statement: statements,
  });
}

/** Whether anything is written for a role that gives or limits access. */
export function isWritten({ statements, managedPolicies, boundary }: Role): boolean {
  return (statements ?? managedPolicies ?? boundary) !== undefined;
}
