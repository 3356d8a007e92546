import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType } from "../../catalog/places.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import { expression, phrase, type Phrase } from "../../iam/draft.ts";
import type { Declared, Vocabulary } from "../../iam/inventory.ts";
import type { Text } from "../../iam/text.ts";
import { fillFormat, type Word } from "../arn.ts";
import { arnOf, nameOf, placeOf, pseudoParameters } from "./attributes.ts";

/** The AWS resources that a template declares, and how its statements refer to them. */
export function inventoryOf(
  scope: TemplateScope,
  types: ReadonlyMap<string, DeclaredType>,
  catalog: Catalog,
): readonly Declared[] {
  const { template } = scope;
  return [...template.declarations.values()].flatMap((declaration): readonly Declared[] => {
    const type = types.get(declaration.type);
    const presence = scope.presenceOf(declaration);
    if (!type || presence === "never") return [];
    const text = arnOf(declaration, type, scope, catalog);
    const name = nameOf(declaration, type, scope);
    const { logicalId } = declaration;
    // Of several that a loop makes, none has the name that is written.
    const isOne = declaration.loops.length === 0;
    const arn = text && isOne ? arnPhrase(declaration, type, text, scope, catalog) : undefined;
    return [
      {
        type: type.type,
        address: logicalId,
        scope: scope.id,
        place: placeOf(declaration, scope),
        ...(arn && { arn }),
        name,
        ...(type.ref === "name" && isOne && { called: expression(logicalId, name) }),
        ...(type.calls !== undefined && isOne && { calls: callsOf(logicalId, name, scope) }),
        conditional: presence === "maybe",
      },
    ];
  });
}

/**
 * How a template writes the ARN of a resource: by the reference that gives it, else out of the
 * name that `Ref` gives, where the ARN has no other part of its own.
 */
function arnPhrase(
  { logicalId }: Declaration,
  type: DeclaredType,
  text: Text,
  scope: TemplateScope,
  catalog: Catalog,
): Phrase | undefined {
  if (type.ref === "arn") return expression(logicalId, text);
  if (type.arn !== undefined && type.cfnArnSuffix === undefined)
    return expression(`${logicalId}.${type.arn}`, text);
  const format = catalog.resourceType(type.type)?.arns[0];
  if (type.ref !== "name" || format === undefined || type.suffix !== undefined) return undefined;
  const words = vocabularyOf(scope);
  const written = fillFormat<Phrase | undefined>(
    format,
    (word) => words[word],
    (_, last) => (last ? expression(logicalId, text) : undefined),
  ).map((piece) => (typeof piece === "string" ? phrase(piece) : piece));
  // A parameter's name may begin with the slash that its ARN has already.
  if (type.type === "ssm:parameter" || !written.every((piece) => piece !== undefined))
    return undefined;
  return { pieces: phrase(...written).pieces, text };
}

/**
 * What the ARNs of an API's calls begin with.
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html)
 */
function callsOf(logicalId: string, name: Text, scope: TemplateScope): Phrase {
  const { partition, region, account } = vocabularyOf(scope);
  const id = expression(logicalId, name);
  return phrase("arn:", partition, ":execute-api:", region, ":", account, ":", id);
}

/** The pseudo parameters, which every template has. */
export function vocabularyOf({ hole, template }: TemplateScope): Vocabulary {
  const place = { source: template.source, span: template.root.span };
  const word = (kind: Word): Phrase => {
    const name = pseudoParameters[kind];
    return expression(name, hole(name, place, { kind }));
  };
  return { partition: word("partition"), region: word("region"), account: word("account") };
}
