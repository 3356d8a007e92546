import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType } from "../../catalog/places.ts";
import type { ProviderAttribute, TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import { asText } from "../../evaluate/texts.ts";
import { textValue, writtenAt } from "../../evaluate/value.ts";
import { makeText, type Part, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { valueOf } from "../../syntax/data.ts";
import { asName, fillFormat, nameInArn, type Word } from "../arn.ts";

/** The names under which every template has account, region and partition. */
export const pseudoParameters: Readonly<Record<Word, string>> = {
  partition: "AWS::Partition",
  region: "AWS::Region",
  account: "AWS::AccountId",
};

/** What CloudFormation gives for `Ref` and `Fn::GetAtt` of the types that the catalog knows. */
export function providerAttributes(
  catalog: Catalog,
  types: ReadonlyMap<string, DeclaredType>,
): ProviderAttribute {
  return (declaration, attribute, scope) => {
    const type = types.get(declaration.type);
    if (!type) return undefined;
    const arn = (): Text | undefined => arnOf(declaration, type, scope, catalog);
    if (attribute === "Ref") {
      const text =
        type.ref === "arn"
          ? arn()
          : type.ref === "name"
            ? nameOf(declaration, type, scope)
            : undefined;
      return text && textValue(text);
    }
    // QueueName of a queue: what gives the name is called as what sets it.
    if (attribute === (type.cfnName ?? type.name))
      return textValue(nameOf(declaration, type, scope));
    if (attribute !== type.arn) return undefined;
    const text = arn();
    if (!text) return undefined;
    return textValue(
      type.cfnArnSuffix === undefined
        ? text
        : makeText([...text.parts, type.cfnArnSuffix], text.origin),
    );
  };
}

export function arnOf(
  declaration: Declaration,
  type: DeclaredType,
  scope: TemplateScope,
  catalog: Catalog,
): Text | undefined {
  const format = catalog.resourceType(type.type)?.arns[0];
  if (format === undefined) return undefined;
  const name = nameOf(declaration, type, scope);
  const place = placeOf(declaration, scope);
  const parts = fillFormat<readonly Part[]>(
    format,
    (word) => [scope.hole(pseudoParameters[word], place, { kind: word })],
    (placeholder, last) =>
      last
        ? [...nameInArn(type.type, name.parts), type.suffix ?? ""]
        : [nameHole(declaration, `/${placeholder}`, place, scope)],
  ).flat();
  return makeText(parts, writtenAt(place, [name.origin.written, ...name.origin.via]));
}

/** The name that the template gives a resource, or a hole that is known to be a name. */
export function nameOf(declaration: Declaration, type: DeclaredType, scope: TemplateScope): Text {
  const place = placeOf(declaration, scope);
  const written = valueOf(declaration.properties, type.name);
  const text = written && asText(scope.evaluate(written, declaration));
  if (!text) return makeText([nameHole(declaration, "", place, scope)], writtenAt(place));
  return asName(text, declaration.logicalId);
}

function nameHole(
  { logicalId }: Declaration,
  what: string,
  place: Place,
  scope: TemplateScope,
): ReturnType<TemplateScope["hole"]> {
  return scope.hole(`${logicalId}/name${what}`, place, { kind: "name", address: logicalId });
}

export function placeOf({ node }: Declaration, scope: TemplateScope): Place {
  return nodePlace(scope.template, node);
}
