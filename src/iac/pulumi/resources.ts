import type { DeclaredType } from "../../catalog/places.ts";
import { inSnakeCase } from "../../catalog/pulumi.ts";
import { asText } from "../../evaluate/texts.ts";
import { textValue, writtenAt, type UnknownValue, type Value } from "../../evaluate/value.ts";
import { makeText, type Hole, type Meaning, type Part, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { asName, fillFormat, nameInArn } from "../arn.ts";
import type { Property } from "./arguments.ts";
import { spelledName, type Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { spellingsOf } from "../property-names.ts";

/** The value of a resource: what is known of it is known of its attributes. */
export function resourceValue(declaration: Declaration, file: File): UnknownValue {
  const { place } = declaration;
  const refersTo = (attribute: string): NonNullable<UnknownValue["refersTo"]> => ({
    scope: file.path,
    address: declaration.address,
    attribute,
  });
  return {
    kind: "unknown",
    hole: holeOf(declaration, "", { kind: "unknown" }, file),
    refersTo: refersTo(""),
    attributeOf: (name) => {
      const attribute = inSnakeCase(name);
      const value = attributeOf(declaration, attribute, file);
      if (value) return value;
      const hole = holeOf(declaration, `.${name}`, { kind: "unknown" }, file);
      return { kind: "unknown", hole, refersTo: refersTo(attribute), origin: writtenAt(place) };
    },
    origin: writtenAt(place),
  };
}

/** What the provider makes of an attribute, as far as it is known; else what is given for it. */
function attributeOf(declaration: Declaration, attribute: string, file: File): Value | undefined {
  const { type } = declaration;
  const declared = file.using.types.get(type);
  const { names } = file.using;
  const isOwn = (name: string | undefined): boolean =>
    name !== undefined && isSpelled(attribute, names.property(type, name));
  if (declared && isOwn(declared.arn)) {
    const arn = arnOf(declaration, declared, file);
    return arn && textValue(arn);
  }
  const isRef = declared?.ref === "name" && attribute === "ref";
  if (
    declared &&
    (isOwn(declared.name.replace("@", "")) || declared.also?.includes(attribute) || isRef)
  )
    return textValue(nameOf(declaration, declared, file));
  return attribute === "urn" ? undefined : propertyOf(declaration, attribute, file)?.value();
}

function isSpelled(attribute: string, name: string): boolean {
  return spellingsOf(name)[0]?.(attribute) === true;
}

/** A property by what Terraform calls it. */
export function propertyOf(
  declaration: Declaration,
  attribute: string,
  file: File,
): Property | undefined {
  const { given } = file.propertiesOf(declaration);
  for (const isLike of spellingsOf(file.using.names.property(declaration.type, attribute))) {
    const found = given.findLast(({ name }) => isLike(name));
    if (found) return found;
  }
  return undefined;
}

export function arnOf(declaration: Declaration, type: DeclaredType, file: File): Text | undefined {
  const format = file.using.catalog.resourceType(type.type)?.arns[0];
  if (format === undefined) return undefined;
  const { place } = declaration;
  const name = nameOf(declaration, type, file);
  const parts = fillFormat<readonly Part[]>(
    format,
    (word) => [wordHole(word, place)],
    (placeholder, last) =>
      last
        ? [...nameInArn(type.type, name.parts), type.suffix ?? ""]
        : [nameHole(declaration, `/${placeholder.toLowerCase()}`, file)],
  ).flat();
  return makeText(parts, writtenAt(place, [name.origin.written, ...name.origin.via]));
}

/** Under which name Pulumi has a resource. */
export function logicalNameOf({ logicalName }: Declaration, file: File): Text | undefined {
  return logicalName && asText(file.evaluator.evaluate(logicalName));
}

/** The name that is given to a resource; Pulumi puts an ending of its own to any other. */
export function nameOf(declaration: Declaration, type: DeclaredType, file: File): Text {
  const own = makeText([nameHole(declaration, "", file)], writtenAt(declaration.place));
  if (type.name.startsWith("@")) return own;
  const written = textAt(propertyOf(declaration, type.name, file));
  if (written) return asName(written, declaration.address);
  const prefix = textAt(propertyOf(declaration, `${type.name}_prefix`, file));
  return prefix ? makeText([...prefix.parts, ...own.parts], prefix.origin) : own;
}

function textAt(property: Property | undefined): Text | undefined {
  return property && asText(property.value());
}

function nameHole(declaration: Declaration, what: string, file: File): Hole {
  const { address } = declaration;
  return holeOf(declaration, `/name${what}`, { kind: "name", address }, file);
}

function holeOf(declaration: Declaration, what: string, meaning: Meaning, file: File): Hole {
  const { address, place } = declaration;
  const name = spelledName(declaration);
  return {
    id: `${file.path}/${address}${what}`,
    place,
    meaning,
    ...(name !== undefined && !what.startsWith("/") && { expression: `${name}${what}` }),
  };
}

/** Account, region or partition of the provider: the same in all of a program. */
export function wordHole(kind: "account" | "region" | "partition", place: Place): Hole {
  return { id: `${place.source.path}/provider/${kind}`, place, meaning: { kind } };
}
