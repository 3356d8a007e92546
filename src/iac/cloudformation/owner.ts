import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Attachment, Owner } from "../../iam/policy.ts";
import { makeText, type Text } from "../../iam/text.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";
import { placeOf } from "./attributes.ts";

/** The owner of a policy, with the names under which people know it and what it is attached to. */
export function ownerOf(
  declaration: Declaration,
  attachedTo: readonly Attachment[],
  scope: TemplateScope,
  protects?: string,
): Owner {
  const { declarations } = scope.template;
  const construct = stringOf(valueOf(declaration.node, "Metadata", "aws:cdk:path"));
  const named = [
    declaration,
    ...declaredHere(attachedTo).flatMap(({ address }) => declarations.get(address) ?? []),
  ];
  return {
    address: declaration.logicalId,
    type: declaration.type,
    ...((construct !== undefined || scope.template.synthesized) && {
      synthesized: construct === undefined ? {} : { construct },
    }),
    names: [...new Set(named)].flatMap((each) => namesOf(each, scope)),
    ...(protects !== undefined && { protects }),
  };
}

/** What is attached to a declaration of the same template. */
export function declaredHere(attachedTo: readonly Attachment[]): readonly Attachment[] {
  return attachedTo.filter(({ scope }) => scope === undefined);
}

const naming = [
  "PolicyName",
  "ManagedPolicyName",
  "RoleName",
  "UserName",
  "GroupName",
  "Description",
];

function namesOf(declaration: Declaration, scope: TemplateScope): readonly Text[] {
  const { logicalId, properties } = declaration;
  const given = naming.flatMap((name) => {
    const value = valueOf(properties, name);
    return value ? (asText(scope.evaluate(value, declaration)) ?? []) : [];
  });
  return [makeText([logicalId], { written: placeOf(declaration, scope), via: [] }), ...given];
}
