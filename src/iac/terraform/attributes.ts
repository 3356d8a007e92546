import { foundByName, type AwsPolicies } from "../../catalog/aws-policies.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType } from "../../catalog/places.ts";
import { accountWord } from "../../evaluate/terraform/account-data.ts";
import { argument, placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import {
  atDeclaration,
  type Instance,
  type ProviderAttribute,
  type Scope,
} from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import { renderedText } from "../../evaluate/terraform/files.ts";
import { textValue, unknown, writtenAt, type Value } from "../../evaluate/value.ts";
import { known, makeText, type Hole, type Meaning, type Part, type Text } from "../../iam/text.ts";
import { textAt, type Place } from "../../source/source.ts";
import { asName, fillFormat, nameInArn } from "../arn.ts";

/**
 * What the provider makes of a declaration: ARNs in the shape of their type, names as they are
 * given, account, region and partition. Attributes it does not decide are left to the file.
 */
export function providerAttributes(
  catalog: Catalog,
  types: ReadonlyMap<string, DeclaredType>,
  awsPolicies: () => AwsPolicies,
): ProviderAttribute {
  return (declaration, attribute, instance, scope) => {
    if (declaration.mode === "data") {
      if (declaration.type === "template_file" && attribute === "rendered")
        return renderedTemplate(declaration, instance, scope);
      if (declaration.type === "aws_iam_policy" && /^(?:arn|id)$/.test(attribute))
        return awsPolicyFound(declaration, instance, scope, awsPolicies);
      const word = accountWord(declaration.type, attribute);
      return word && unknown(pseudoHole(declaration, word, scope));
    }
    // https://developer.hashicorp.com/terraform/language/resources/terraform-data
    if (declaration.type === "terraform_data" && attribute === "output")
      return valueGiven("input", declaration, instance, scope);
    const type = types.get(declaration.type);
    if (!type) return undefined;
    if (attribute === type.arn) {
      const arn = arnOf(declaration, type, instance, scope, catalog);
      return arn && textValue(arn);
    }
    const givesName =
      attribute === type.name ||
      attribute === type.name.replace("@", "") ||
      type.also?.includes(attribute);
    return givesName ? textValue(nameOf(declaration, type, instance, scope)) : undefined;
  };
}

function valueGiven(
  name: string,
  declaration: Declaration,
  instance: Instance,
  scope: Scope,
): Value | undefined {
  const found = argument(declaration.block.body, name);
  return (
    found && scope.evaluator.evaluate(found.value, atDeclaration(declaration, scope, instance))
  );
}

/** What the data source `template_file` makes of the file that it takes in. */
function renderedTemplate(
  declaration: Declaration,
  instance: Instance,
  scope: Scope,
): Value | undefined {
  const { block, source } = declaration;
  const valueOf = (name: string): Value | undefined =>
    valueGiven(name, declaration, instance, scope);
  const place = { source, span: block.span };
  const template = valueOf("template");
  return template && renderedText(template, valueOf("vars"), { place, evaluator: scope.evaluator });
}

/** The ARN of a managed policy of AWS that the data source `aws_iam_policy` finds by its name. */
function awsPolicyFound(
  declaration: Declaration,
  instance: Instance,
  scope: Scope,
  awsPolicies: () => AwsPolicies,
): Value | undefined {
  const textOf = (name: string): string | undefined => {
    const value = valueGiven(name, declaration, instance, scope);
    const text = value && asText(value);
    return text && known(text);
  };
  const [name, path] = [textOf("name"), textOf("path_prefix")];
  const isPathKnown = path !== undefined || !argument(declaration.block.body, "path_prefix");
  if (name === undefined || !isPathKnown) return undefined;
  const ending = foundByName(awsPolicies(), name, path);
  if (ending === undefined) return undefined;
  const place = { source: declaration.source, span: declaration.block.span };
  const partition = pseudoHole(declaration, "partition", scope);
  return textValue(makeText(["arn:", partition, `:iam::aws:policy/${ending}`], writtenAt(place)));
}

/**
 * Account, region or partition of the provider that a declaration uses: the same for all that
 * use it, whichever data source or resource it is read from.
 */
export function pseudoHole(declaration: Declaration, kind: Meaning["kind"], scope: Scope): Hole {
  const place = { source: declaration.source, span: declaration.block.span };
  const provider = argument(declaration.block.body, "provider");
  const name = provider ? textAt(placeIn(provider.value, declaration.source)) : "aws";
  return { id: `${scope.provider(name)}/${kind}`, place, meaning: { kind } as Meaning };
}

export function arnOf(
  declaration: Declaration,
  type: DeclaredType,
  instance: Instance,
  scope: Scope,
  catalog: Catalog,
): Text | undefined {
  const format = catalog.resourceType(type.type)?.arns[0];
  if (format === undefined) return undefined;
  const name = nameOf(declaration, type, instance, scope);
  const place = { source: declaration.source, span: declaration.block.span };
  const parts = fillFormat<readonly Part[]>(
    format,
    (word) => [pseudoHole(declaration, word, scope)],
    (placeholder, last) =>
      last
        ? [...nameInArn(type.type, name.parts), type.suffix ?? ""]
        : [nameHole(declaration, instance, `/${placeholder.toLowerCase()}`, place, scope)],
  ).flat();
  return makeText(parts, writtenAt(place, [name.origin.written, ...name.origin.via]));
}

/** The name that a declaration gives, or a hole that is known to be a name. */
export function nameOf(
  declaration: Declaration,
  type: DeclaredType,
  instance: Instance,
  scope: Scope,
): Text {
  const place = { source: declaration.source, span: declaration.block.span };
  const own = nameHole(declaration, instance, "", place, scope);
  const given = (name: string): Text | undefined => {
    const found = argument(declaration.block.body, name);
    if (!found) return undefined;
    const at = atDeclaration(declaration, scope, instance);
    return asText(scope.evaluator.evaluate(found.value, at));
  };
  if (type.name.startsWith("@")) return makeText([own], writtenAt(place));
  const written = given(type.name);
  if (written) return asName(written, declaration.address);
  const prefix = given(`${type.name}_prefix`);
  return makeText([...(prefix?.parts ?? []), own], prefix?.origin ?? writtenAt(place));
}

function nameHole(
  declaration: Declaration,
  instance: Instance,
  what: string,
  place: Place,
  scope: Scope,
): Hole {
  const address = `${declaration.address}${instance.name}`;
  return scope.hole(`${address}/name${what}`, place, { kind: "name", address });
}
