import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import type { Declaration, Template } from "../../evaluate/cloudformation/template.ts";
import type { Policy } from "../../iam/policy.ts";
import { stringOf, type DataNode } from "../../syntax/data.ts";
import { nodesAt } from "./sites.ts";

/**
 * Policies without what SAM ignores: it makes no role for a function that is given one, and so
 * nothing of its `Policies` and of its `AssumeRolePolicyDocument`.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-role)
 */
export function withoutIgnored(policies: readonly Policy[], template: Template): readonly Policy[] {
  const presences = new Map(
    [...template.declarations.values()].flatMap((declaration) => {
      const presence = roleMade(declaration);
      return presence === "always" ? [] : [[declaration.logicalId, presence]];
    }),
  );
  return policies.map((policy) => {
    const presence = presences.get(policy.owner.address);
    return presence === undefined || !ofRole(policy) ? policy : withPresence(policy, presence);
  });
}

/** Whether SAM makes the role of a resource. */
export function roleMade({ type, properties }: Declaration): "always" | "maybe" | "never" {
  if (type !== "AWS::Serverless::Function" && type !== "AWS::Serverless::StateMachine")
    return "always";
  const roles = nodesAt(properties, [{ name: "Role", each: false }], false);
  const given = roles.filter(({ node }) => !isNoValue(node));
  if (given.length === 0) return "always";
  return given.length < roles.length ? "maybe" : "never";
}

function isNoValue(node: DataNode): boolean {
  const call = intrinsic(node);
  return call?.name === "Ref" && stringOf(call.argument) === "AWS::NoValue";
}

/** Whether a policy is one of the role that SAM makes; a connector's goes to the role there is. */
function ofRole({ kind, owner, attachedTo }: Policy): boolean {
  return (
    (kind === "identity" || kind === "trust") &&
    attachedTo.some(({ address }) => address === owner.address)
  );
}

function withPresence(policy: Policy, presence: "maybe" | "never"): Policy {
  return { ...policy, statements: policy.statements.map((each) => ({ ...each, presence })) };
}
