import type { TemplateScope, Written } from "../../evaluate/cloudformation/scope.ts";
import { declarationOf } from "../../evaluate/cloudformation/template.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";
import { namedThrough, referredThrough, type NamedResource } from "./named.ts";

/** Where a resource is declared that a value names. */
export type NamedAcross = NamedResource & { readonly scope: TemplateScope };

/** More hands than any name goes through. */
const mostHands = 100;

/**
 * The resources that a value names, wherever they are declared: through what the stacks that a template makes give
 * out, and what the one that makes a stack of it gives to it. A stack itself is none.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html)
 */
export function namedAcross({ node, scope }: Written): readonly NamedAcross[] {
  const found = new Map<string, NamedAcross>();
  const open: (Written & { readonly isSure: boolean })[] = [{ node, scope, isSure: true }];
  const seen = new Set<string>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { scope, isSure } = next;
    const at = `${scope.id} ${next.node.span.start}-${next.node.span.end}`;
    if (seen.has(at) || seen.size > mostHands) continue;
    seen.add(at);
    const { template, stacks, holds } = scope;
    for (const { declaration, presence } of namedThrough(next.node, template, holds)) {
      const key = `${scope.id}/${declaration.logicalId}`;
      const isAlways = isSure && presence === "always";
      if (isStack(declaration.type) || found.get(key)?.presence === "always") continue;
      found.set(key, { declaration, presence: isAlways ? "always" : "maybe", scope });
    }
    for (const [reference, presence] of referredThrough(next.node, holds)) {
      const handed = handedBy(reference, scope, stacks);
      const isHandedOn = isSure && presence === "always" && handed?.isSure === true;
      if (handed) open.push({ ...handed, isSure: isHandedOn });
    }
  }
  return [...found.values()];
}

function isStack(type: string): boolean {
  return /^AWS::(?:CloudFormation::Stack|Serverless::Application)$/.test(type);
}

/** What another template writes for a reference: for a parameter, or an output of a stack. */
function handedBy(
  reference: string,
  { template }: TemplateScope,
  stacks: TemplateScope["stacks"],
): (Written & { readonly isSure: boolean }) | undefined {
  const [id = "", outputs, name = ""] = reference.split(".");
  const given = stacks.given(reference);
  if (given && template.parameters.has(reference)) return { ...given, isSure: true };
  const declaration = outputs === "Outputs" ? declarationOf(template, id) : undefined;
  const scope = declaration && stacks.of(declaration.logicalId);
  const output = scope && valueOf(scope.template.root, "Outputs", name);
  const node = valueOf(output, "Value");
  if (!scope || !node) return undefined;
  const condition = stringOf(valueOf(output, "Condition"));
  const holds = condition === undefined || scope.holds(condition);
  return holds === false ? undefined : { node, scope, isSure: holds === true };
}
