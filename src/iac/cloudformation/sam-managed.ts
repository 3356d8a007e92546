import type { SamAttachment } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import { asText } from "../../evaluate/texts.ts";
import { literal } from "../../evaluate/value.ts";
import { alternatives, known } from "../../iam/text.ts";
import { valueOf, type DataNode } from "../../syntax/data.ts";
import type { ManagedUse } from "../managed.ts";
import { roleMade } from "./sam-role.ts";

/**
 * The managed policies that AWS SAM attaches to the roles that it makes, each where the property
 * stands that asks for it: in a resource, or in `Globals` for all of its type.
 */
export function samAttachments(
  declarations: readonly Declaration[],
  scope: TemplateScope,
  attachments: () => ReadonlyMap<string, readonly SamAttachment[]>,
): readonly ManagedUse[] {
  const made = declarations.filter(
    (each) => each.type.startsWith(serverless) && roleMade(each) !== "never",
  );
  const types = new Set(made.map(({ type }) => type));
  return [
    ...made.flatMap((each) =>
      usesIn(each.properties, attachments().get(each.type) ?? [], scope, each),
    ),
    ...[...types].flatMap((type) => {
      const globals = valueOf(scope.template.root, "Globals", type.slice(serverless.length));
      return usesIn(globals, attachments().get(type) ?? [], scope);
    }),
  ];
}

const serverless = "AWS::Serverless::";

function usesIn(
  properties: DataNode | undefined,
  attachments: readonly SamAttachment[],
  scope: TemplateScope,
  declaration?: Declaration,
): readonly ManagedUse[] {
  return attachments.flatMap((attachment): readonly ManagedUse[] => {
    const asking = nodesAt(properties, attachment.at).find((node) =>
      asksFor(node, attachment, scope, declaration),
    );
    if (!asking) return [];
    const at = nodePlace(scope.template, asking);
    return [
      {
        names: "policy",
        value: literal(attachment.policy, at),
        at,
        refersTo: [],
        attachedTo: declaration ? [{ address: declaration.logicalId, type: declaration.type }] : [],
      },
    ];
  });
}

/** The nodes at a path; `*` is each of a map. */
function nodesAt(
  node: DataNode | undefined,
  [first, ...rest]: readonly string[],
): readonly DataNode[] {
  if (!node || first === undefined) return node ? [node] : [];
  if (first !== "*") return nodesAt(valueOf(node, first), rest);
  return node.kind === "map" ? node.entries.flatMap(({ value }) => nodesAt(value, rest)) : [];
}

/** Whether a property has a value that asks for the policy, as far as that is known. */
function asksFor(
  node: DataNode,
  { is, not, without }: SamAttachment,
  scope: TemplateScope,
  declaration: Declaration | undefined,
): boolean {
  if (without !== undefined && (valueOf(node, without) || isOff(node))) return false;
  const value = scope.evaluate(node, declaration);
  if (value.kind === "null") return false;
  const text = asText(value);
  const values = text ? alternatives(text).map(known) : [];
  if (is !== undefined) return values.includes(is);
  return not === undefined || !values.every((each) => each === not);
}

function isOff(node: DataNode): boolean {
  const enabled = valueOf(node, "Enabled");
  return enabled?.kind === "scalar" && enabled.value === false;
}
