import type { Catalog } from "../catalog/catalog.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import { listed } from "../rules/wording.ts";
import { shown } from "./remark.ts";

/** What a directory of Terraform or CloudFormation declares. */
export type Stack = {
  /** The directory, as it was named. */
  readonly where: string;
  readonly resources: readonly StackResource[];
};

export type StackResource = {
  /** As AWS's reference names it: `dynamodb:table`. */
  readonly type: string;
  /** `aws_dynamodb_table.orders`, `OrdersTable` */
  readonly address: string;
  /** How the policy writes its ARN, or why it cannot. */
  readonly arn: Phrase | { readonly because: string };
  /** Its ARN by its name, where that is known, in whichever account and region: `arn:aws:sqs:*:*:jobs`. */
  readonly named?: string;
};

/** A declared resource, or what lies within it: the objects of a bucket, the indexes of a table. */
export type FoundInStack = {
  readonly type: string;
  readonly address: string;
  readonly arn: StackResource["arn"];
};

/**
 * What a text means in a stack: one resource by its address, or all of a type. What a type's ARNs begin
 * with the ARN of a declared resource, is within that.
 */
export function inStack(
  text: string,
  { where, resources }: Stack,
  catalog: Catalog,
): readonly FoundInStack[] | { readonly mistake: string } {
  const byAddress = resources.filter(({ address }) => address === text);
  if (byAddress.length > 0) return byAddress;
  const wanted = catalog.resourceType(text)?.arns[0];
  const found = resources.flatMap((each): readonly FoundInStack[] => {
    if (each.type === text) return [each];
    const own = catalog.resourceType(each.type)?.arns[0];
    const inside = own !== undefined && wanted?.startsWith(own) ? wanted.slice(own.length) : "";
    if (!/^[/:]/.test(inside)) return [];
    const { arn } = each;
    const within = "because" in arn ? arn : phrase(arn, inside.replace(/\$\{[^}]*\}/g, "*"));
    return [{ type: text, address: each.address, arn: within }];
  });
  if (found.length > 0) return found;
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  const there = types.length > 0 ? `; it declares ${listed(types, 6)}` : "";
  return { mistake: `${shown(where)} declares no ${shown(text)}${there}` };
}
