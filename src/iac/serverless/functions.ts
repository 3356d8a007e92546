import { stringOf, type DataNode } from "../../syntax/data.ts";
import { urlPermissions } from "./function-url.ts";
import type { Lookup } from "./lookup.ts";
import type { Made, Make } from "./make.ts";
import { feedId, functionId, functionRoleId, roleId } from "./names.ts";
import { isWritten, roleResource, type Role } from "./role.ts";

/** What Serverless makes of the functions of a service. */
export type MadeOfFunctions = {
  readonly resources: readonly Made[];
  /** The roles of single functions that have the statements of the provider too. */
  readonly inheriting: readonly string[];
};

/** Events from which a function reads by itself: what feeds it is used by its role. */
const feeds: ReadonlySet<string> = new Set([
  "activemq",
  "kafka",
  "msk",
  "rabbitmq",
  "sqs",
  "stream",
]);

export function madeOfFunctions(root: DataNode, look: Lookup, make: Make): MadeOfFunctions {
  const environment = look.written(root, "provider", "environment");
  const byDefault = look.usual(
    look.written(root, "custom", "serverless-iam-roles-per-function", "defaultInherit"),
  );
  const inheriting: string[] = [];
  const resources = look.entries(look.written(root, "functions")).flatMap((entry) => {
    const { key: name, value } = entry;
    const node = look.usual(value);
    if (node?.kind !== "map") return [];
    const role = roleOf(node, look);
    const own = isWritten(role);
    if (own && isTrue(inherits(node, look) ?? byDefault)) inheriting.push(functionRoleId(name));
    const events = look.usual(look.written(node, "events"));
    const fed = events?.kind === "list" ? events.items.filter((each) => isFeed(each, look)) : [];
    return [
      ...(own ? [[functionRoleId(name), roleResource(node, role, make)] as const] : []),
      [
        functionId(name),
        make.map(node, {
          Type: make.text(node, "AWS::Lambda::Function"),
          Properties: make.map(node, {
            FunctionName: look.written(node, "name"),
            // Its package is made of the folder that the service lies in.
            Code: make.text(node, "."),
            Handler: look.usual(look.written(node, "handler")),
            Runtime: look.usual(
              look.written(node, "runtime") ?? look.written(root, "provider", "runtime"),
            ),
            Role: runsAs(node, own ? functionRoleId(name) : roleId, look, make),
            Layers: look.written(node, "layers") ?? look.written(root, "provider", "layers"),
            VpcConfig: look.written(node, "vpc") ?? look.written(root, "provider", "vpc"),
            Tracing:
              look.written(node, "tracing") ?? look.written(root, "provider", "tracing", "lambda"),
            FileSystemConfigs: look.written(node, "fileSystemConfig"),
            KmsKeyArn:
              look.written(node, "kmsKeyArn") ?? look.written(root, "provider", "kmsKeyArn"),
            Environment: make.list(node, [environment, look.written(node, "environment")]),
          }),
        }),
      ] as const,
      ...urlPermissions(name, node, look, make),
      ...(fed.length > 0
        ? [
            [
              feedId(name),
              make.map(node, {
                Type: make.text(node, "AWS::Lambda::EventSourceMapping"),
                Properties: make.map(node, {
                  FunctionName: make.arnOf(node, functionId(name)),
                  EventSourceArn: make.list(node, fed),
                }),
              }),
            ] as const,
          ]
        : []),
    ];
  });
  return { resources, inheriting };
}

/** What is written for the role of a function: by the plugin's keys, or those of version 4. */
function roleOf(node: DataNode, look: Lookup): Role {
  const role = (...path: readonly string[]): DataNode | undefined =>
    look.written(node, "iam", "role", ...path) ?? look.written(node, "role", ...path);
  return {
    statements: look.written(node, "iamRoleStatements") ?? role("statements"),
    managedPolicies: look.written(node, "iamManagedPolicies") ?? role("managedPolicies"),
    boundary: look.written(node, "iamPermissionsBoundary") ?? role("permissionsBoundary"),
    name: look.written(node, "iamRoleStatementsName") ?? role("name"),
  };
}

function inherits(node: DataNode, look: Lookup): DataNode | undefined {
  return look.usual(
    look.written(node, "iamRoleStatementsInherit") ??
      look.written(node, "iam", "inheritStatements"),
  );
}

function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === true;
}

/** The role of a function: one that is written for it, which is named or referred to, or another. */
function runsAs(node: DataNode, made: string, look: Lookup, make: Make): DataNode {
  const written = look.written(node, "role");
  const name = stringOf(look.usual(written));
  if (name !== undefined && /^[A-Za-z0-9]+$/.test(name)) return make.arnOf(node, name);
  return written && look.usual(written)?.kind !== "map" ? written : make.arnOf(node, made);
}

function isFeed(event: DataNode, look: Lookup): boolean {
  const node = look.usual(event);
  return node?.kind === "map" && node.entries.some(({ key }) => feeds.has(key));
}
