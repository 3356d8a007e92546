import type { Catalog } from "../../catalog/catalog.ts";
import { openDeclaredTypes, type DeclaredType } from "../../catalog/places.ts";
import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import type { LookUp } from "../../evaluate/filled.ts";
import { asText } from "../../evaluate/texts.ts";
import { textValue, writtenAt } from "../../evaluate/value.ts";
import { expression } from "../../iam/draft.ts";
import type { Declared } from "../../iam/inventory.ts";
import { makeText, type Hole, type Meaning, type Part, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { asName, fillFormat, nameInArn } from "../arn.ts";
import type { Facts } from "../format.ts";
import type { Declaration } from "./declarations.ts";
import { entryLike } from "./names.ts";

/** A resource of Pulumi's whose type the catalog knows. */
export type Resource = { readonly declared: Declared; readonly type: DeclaredType };

/** The AWS resources that a Pulumi program declares, by name. */
export function resourcesOf(
  declarations: Iterable<Declaration>,
  frame: Frame,
  { catalog, read }: Facts,
): ReadonlyMap<string, Resource> {
  const types = openDeclaredTypes(read, "terraform");
  const found = new Map<string, Resource>();
  for (const declaration of declarations) {
    const type = types.get(declaration.terraform ?? "");
    if (!type || !declaration.type.startsWith("aws:")) continue;
    const { address } = declaration;
    const place = frame.place(declaration.node.span);
    const name = nameOf(declaration, type, frame);
    const text = arnOf(name, address, type, place, catalog);
    const declared: Declared = {
      type: type.type,
      address,
      scope: place.source.path,
      place,
      ...(text && { arn: expression(`${address}.arn`, text) }),
      name,
      conditional: false,
    };
    found.set(address, { declared, type });
  }
  return found;
}

/** What `${bucket.arn}` and `${bucket.id}` come to, where the bucket is declared. */
export function attributesOf(resources: ReadonlyMap<string, Resource>): LookUp {
  return (expression) => {
    const [name = "", attribute, ...more] = expression.split(".");
    const resource = resources.get(name);
    if (!resource || attribute === undefined || more.length > 0) return undefined;
    const { declared, type } = resource;
    if (attribute === "arn") return declared.arn && textValue(declared.arn.text);
    const given = ["id", "name", type.name.replace("@", ""), ...(type.also ?? [])];
    return given.includes(attribute) && declared.name && !type.name.startsWith("@id")
      ? textValue(declared.name)
      : undefined;
  };
}

function nameOf(
  { address, properties, node }: Declaration,
  type: DeclaredType,
  frame: Frame,
): Text {
  const written = entryLike(properties, type.name)?.value;
  const text = written && asText(dataValue(written, frame));
  const place = frame.place(node.span);
  if (!text) return makeText([nameHole(address, "", place)], writtenAt(place));
  return asName(text, address);
}

function arnOf(
  name: Text,
  address: string,
  type: DeclaredType,
  place: Place,
  catalog: Catalog,
): Text | undefined {
  const format = catalog.resourceType(type.type)?.arns[0];
  if (format === undefined) return undefined;
  const parts = fillFormat<readonly Part[]>(
    format,
    (word) => [holeFor(`provider/${word}`, place, { kind: word })],
    (placeholder, last) =>
      last
        ? [...nameInArn(type.type, name.parts), type.suffix ?? ""]
        : [nameHole(address, `/${placeholder}`, place)],
  ).flat();
  return makeText(parts, writtenAt(place, [name.origin.written, ...name.origin.via]));
}

function nameHole(address: string, what: string, place: Place): Hole {
  return holeFor(`${address}/name${what}`, place, { kind: "name", address });
}

function holeFor(id: string, place: Place, meaning: Meaning): Hole {
  return { id: `${place.source.path}/${id}`, place, meaning };
}
