import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType } from "../../catalog/places.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/evaluator.ts";
import { expression } from "../../iam/draft.ts";
import type { Declared, Vocabulary } from "../../iam/inventory.ts";
import type { Meaning } from "../../iam/text.ts";
import { arnOf, nameOf, placeOf } from "./attributes.ts";

/** The AWS resources that a template declares, and how its statements refer to them. */
export function inventoryOf(
  scope: TemplateScope,
  types: ReadonlyMap<string, DeclaredType>,
  catalog: Catalog,
): readonly Declared[] {
  const { template } = scope;
  return [...template.declarations.values()].flatMap((declaration): readonly Declared[] => {
    const type = types.get(declaration.type);
    if (!type) return [];
    const text = arnOf(declaration, type, scope, catalog);
    const { logicalId } = declaration;
    const reference =
      type.ref === "arn"
        ? logicalId
        : type.arn !== undefined && type.cfnArnSuffix === undefined
          ? `${logicalId}.${type.arn}`
          : undefined;
    return [
      {
        type: type.type,
        address: logicalId,
        scope: template.source.path,
        place: placeOf(declaration, scope),
        ...(text && reference !== undefined && { arn: expression(reference, text) }),
        name: nameOf(declaration, type, scope),
        conditional: declaration.condition !== undefined,
      },
    ];
  });
}

/** The pseudo parameters, which every template has. */
export function vocabularyOf({ hole, template }: TemplateScope): Vocabulary {
  const place = { source: template.source, span: template.root.span };
  const word = (name: string, kind: "partition" | "region" | "account"): Vocabulary["region"] =>
    expression(name, hole(name, place, { kind } satisfies Meaning));
  return {
    partition: word("AWS::Partition", "partition"),
    region: word("AWS::Region", "region"),
    account: word("AWS::AccountId", "account"),
  };
}
