import type { DataNode } from "../../syntax/data.ts";
import type { Lookup } from "./lookup.ts";
import type { Made, Make } from "./make.ts";
import { restApiId, roleId } from "./names.ts";
import { policyDocument, roleResource } from "./role.ts";

/** What Serverless makes of the section `provider`: the role of the functions, and the REST API. */
export function madeOfProvider(root: DataNode, look: Lookup, make: Make): readonly Made[] {
  const at = (...path: readonly string[]): DataNode | undefined =>
    look.written(root, "provider", ...path);
  const role = roleResource(
    at() ?? root,
    {
      statements: at("iam", "role", "statements") ?? at("iamRoleStatements"),
      managedPolicies: at("iam", "role", "managedPolicies") ?? at("iamManagedPolicies"),
      boundary:
        at("iam", "role", "permissionsBoundary") ??
        at("iam", "role", "permissionBoundary") ??
        at("rolePermissionsBoundary"),
      name: at("iam", "role", "name") ?? usualName(root, look, make),
    },
    make,
  );
  const policy = at("apiGateway", "resourcePolicy") ?? at("resourcePolicy");
  const api =
    policy &&
    make.map(policy, {
      Type: make.text(policy, "AWS::ApiGateway::RestApi"),
      Properties: make.map(policy, { Policy: policyDocument(policy, make) }),
    });
  return [[roleId, role], ...(api ? [[restApiId, api] as const] : [])];
}

/** What the role is called where nobody says: after its service, its stage and its region. */
function usualName(root: DataNode, look: Lookup, make: Make): DataNode | undefined {
  const service = look.written(root, "service");
  const named = look.usual(service)?.kind === "map" ? look.written(service, "name") : service;
  if (!named) return undefined;
  const parts = [
    named,
    make.text(named, "${sls:stage}"),
    make.map(named, { Ref: make.text(named, "AWS::Region") }),
    make.text(named, "lambdaRole"),
  ];
  return make.map(named, {
    "Fn::Join": make.list(named, [make.text(named, "-"), make.list(named, parts)]),
  });
}
