import type { PolicyPlace } from "../../catalog/places.ts";
import { argument, type Declaration } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/value.ts";
import type { Attachment, Owner, PolicyKind } from "../../iam/policy.ts";
import { known, makeText, type Text } from "../../iam/text.ts";
import type { Site } from "./sites.ts";

/** The owner of a policy, with the names under which people know it and what it is attached to. */
export function ownerOf(
  declaration: Declaration,
  attachedTo: readonly Attachment[],
  scope: Scope,
  protects?: PolicyPlace["protects"],
): Owner {
  const named = [
    declaration,
    ...attachedTo.flatMap(({ address }) => scope.module.declarations.get(address) ?? []),
  ];
  return {
    address: declaration.address,
    type: declaration.type,
    names: named.flatMap((each) => namesOf(each, scope)),
    ...(protects !== undefined && { protects }),
  };
}

const naming = ["name", "name_prefix", "description", "path"];

function namesOf(declaration: Declaration, scope: Scope): readonly Text[] {
  const { source, block } = declaration;
  const given = naming.flatMap((name) => textOf(declaration, name, scope) ?? []);
  const label = block.labels[1];
  if (!label) return given;
  const written = { source, span: label.span };
  return [makeText([label.value], { written, via: [] }), ...given];
}

function textOf(declaration: Declaration, name: string, scope: Scope): Text | undefined {
  const found = argument(declaration.block.body, name);
  const at = { source: declaration.source, bindings: scope.bindings(declaration) };
  return found && asText(scope.evaluator.evaluate(found.value, at));
}

/** What a policy is to AWS where it stands, by what its resource says of it and how it is used. */
export function kindAt(
  { declaration, place }: Site,
  attachedTo: readonly Attachment[],
  boundaries: ReadonlySet<string>,
  scope: Scope,
): PolicyKind {
  if (declaration.type === "aws_organizations_policy") {
    const type = textOf(declaration, "type", scope);
    if (type && known(type) === "RESOURCE_CONTROL_POLICY") return "resource-control";
  }
  if (boundaries.has(declaration.address) && attachedTo.length === 0) return "boundary";
  return place.kind as PolicyKind;
}
