import type { At } from "../../evaluate/terraform/at.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { argument, type Declaration } from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Owner, PolicyKind } from "../../iam/policy.ts";
import { known, makeText, type Text } from "../../iam/text.ts";
import type { Body } from "../../syntax/hcl/ast.ts";
import { onlyBoundary, type ManagedUses } from "../managed.ts";
import { scoped, type Target } from "./references.ts";
import type { Site } from "./sites.ts";

/**
 * The owner of a policy, with the names under which people know it and what it is attached to;
 * `own` are those of the policy itself.
 */
export function ownerOf(
  declaration: Declaration,
  attached: readonly Target[],
  scope: Scope,
  own: {
    readonly names?: readonly Text[];
    readonly protects?: string | undefined;
    readonly isSheltered?: boolean;
  } = {},
): Owner {
  const named = new Map([{ declaration, scope }, ...attached].map((each) => [scoped(each), each]));
  return {
    address: declaration.address,
    type: declaration.type,
    names: [...(own.names ?? []), ...[...named.values()].flatMap(namesOf)],
    ...(own.protects !== undefined && { protects: own.protects }),
    ...(own.isSheltered && { isSheltered: true }),
  };
}

const naming = ["name", "name_prefix", "description", "path"];

/** What is read of another stack says nothing of what it is read for. */
function namesOf({ declaration, scope }: Target): readonly Text[] {
  const { block } = declaration;
  if (block.type === "data" && !declaration.type.startsWith("aws_")) return [];
  const at = atDeclaration(declaration, scope);
  const given = naming.flatMap((name) => textOf(block.body, name, at, scope) ?? []);
  const label = block.labels[1];
  if (!label) return given;
  const written = { source: declaration.source, span: label.span };
  return [makeText([label.value], { written, via: [] }), ...given];
}

/** The name that a block gives to the policy in it: that of an `inline_policy`. */
export function nameAt({ declaration, body, loops }: Site, scope: Scope): readonly Text[] {
  if (body === declaration.block.body) return [];
  const at = within(loops, atDeclaration(declaration, scope), scope.evaluator);
  return [textOf(body, "name", at, scope) ?? []].flat();
}

function textOf(body: Body, name: string, at: At, scope: Scope): Text | undefined {
  const found = argument(body, name);
  return found && asText(scope.evaluator.evaluate(found.value, at));
}

/** What a policy is to AWS where it stands, by what its resource says of it and how it is used. */
export function kindAt(
  { declaration, place }: Site,
  uses: ManagedUses<Target>,
  scope: Scope,
): PolicyKind {
  if (/^aws(?:cc)?_organizations_policy$/.test(declaration.type)) {
    const at = atDeclaration(declaration, scope);
    const type = textOf(declaration.block.body, "type", at, scope);
    if (type && known(type) === "RESOURCE_CONTROL_POLICY") return "resource-control";
  }
  if (onlyBoundary(scoped({ scope, declaration }), uses)) return "boundary";
  return place.kind as PolicyKind;
}
