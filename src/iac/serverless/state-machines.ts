import type { DataNode } from "../../syntax/data.ts";
import type { Lookup } from "./lookup.ts";
import type { Made, Make } from "./make.ts";
import { stateMachineId } from "./names.ts";
import { isWritten, roleResource } from "./role.ts";

/** What the plugin serverless-step-functions makes of state machines: each, and its role. */
export function madeOfStateMachines(root: DataNode, look: Lookup, make: Make): readonly Made[] {
  return look.entries(look.written(root, "stepFunctions", "stateMachines")).flatMap((entry) => {
    const node = look.usual(entry.value);
    if (node?.kind !== "map") return [];
    const id = stateMachineId(entry.key);
    const role = {
      statements: look.written(node, "iamRoleStatements"),
      boundary: look.written(node, "iamPermissionsBoundary"),
    };
    const own = isWritten(role);
    const machine = make.map(node, {
      Type: make.text(node, "AWS::StepFunctions::StateMachine"),
      Properties: make.map(node, {
        StateMachineName: look.written(node, "name"),
        RoleArn: own ? make.arnOf(node, `${id}Role`) : look.written(node, "role"),
        Definition: look.written(node, "definition"),
      }),
    });
    return [
      ...(own ? [[`${id}Role`, roleResource(node, role, make)] as const] : []),
      [id, machine] as const,
    ];
  });
}
