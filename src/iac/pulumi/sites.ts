import type { NamedPlace, PolicyPlace } from "../../catalog/places.ts";
import type { Attachment, HolderName, Policy } from "../../iam/policy.ts";
import type { Value } from "../../evaluate/value.ts";
import { holderKind, holderNames, namesIn } from "../holder-names.ts";
import { isSheltering } from "../shelter.ts";
import type { Property } from "./arguments.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { valuesAt, type Given } from "./properties.ts";
import { attachmentOf, namedBy, targetsIn } from "./references.ts";
import { propertyOf } from "./resources.ts";

/** A property in which Pulumi's provider expects a policy. */
export type Site = Given & {
  readonly declaration: Declaration;
  readonly at: PolicyPlace;
  /** The property among those of the resource: `inline_policy[1].policy`. */
  readonly path: string;
};

/** The policies that the resources of a file are given, in the order of the text. */
export function sitesOf(file: File): readonly Site[] {
  return file.declarations().flatMap((declaration) =>
    (file.using.places.get(declaration.type) ?? []).flatMap((at) =>
      givenAt(declaration, at.path, file).map((given, number) => ({
        ...given,
        declaration,
        at,
        path: pathName(at, number),
      })),
    ),
  );
}

/** What a resource is given at the path of an attribute of Terraform's. */
export function givenAt(
  declaration: Declaration,
  path: PolicyPlace["path"],
  file: File,
): readonly Given[] {
  const [first, ...rest] = path;
  const own = first && propertyOf(declaration, first.name, file);
  if (!own) return [];
  const isSure = declaration.presence === "always";
  return valuesAt(own.value(), rest, own.place).map((given) => ({
    ...given,
    isSure: given.isSure && isSure,
  }));
}

function pathName({ path }: PolicyPlace, number: number): string {
  const names = path.map(({ name }) => name);
  const last = names.pop() ?? "";
  const before = names.join(".");
  if (before === "") return number === 0 ? last : `${last}[${number}]`;
  return number === 0 ? `${before}.${last}` : `${before}[${number}].${last}`;
}

/** What the properties of a resource name as what a policy is attached to. */
export function attachments(
  declaration: Declaration,
  { attach }: Pick<PolicyPlace, "attach">,
  file: File,
): readonly Attachment[] {
  const found = attach.flatMap((name): readonly Attachment[] => {
    if (name === "@") return [attachmentOf(declaration, file, file)];
    const property = propertyOf(declaration, name, file);
    return property ? named(property, declaration, file) : [];
  });
  // Properties of several names may be one in Pulumi.
  return [...new Map(found.map((each) => [`${each.scope ?? ""}/${each.address}`, each])).values()];
}

/** The declarations that a property names: what its value is made of, or else what is written for it. */
function named(property: Property, declaration: Declaration, file: File): readonly Attachment[] {
  const found = targetsIn(property.value(), file);
  if (found.length > 0) return found;
  return property.node
    ? namedBy(property.node, file)
        .filter((each) => each !== declaration)
        .map((each) => attachmentOf(each, file, file))
    : [];
}

/** Whether the properties of a resource keep the world out, whatever its policy says. */
export function isSheltered(
  declaration: Declaration,
  { shelter }: Pick<PolicyPlace, "shelter">,
  file: File,
): boolean {
  if (shelter?.type !== declaration.type || shelter.attach !== undefined) return false;
  return shelter.any.some(({ path, onlyTrue }) =>
    givenAt(declaration, path, file).some(
      ({ value, isSure }) => isSure && isSheltering(value, onlyTrue),
    ),
  );
}

/** Who is named in the properties of a resource without a reference: `role: "app"`. */
export function heldBy(
  declaration: Declaration,
  { attach }: Pick<NamedPlace, "attach">,
  file: File,
): readonly HolderName[] {
  return attach.flatMap((name): readonly HolderName[] => {
    const as = holderKind(name);
    const property = as === undefined ? undefined : propertyOf(declaration, name, file);
    if (as === undefined || !property) return [];
    const value = property.value();
    if (value.kind === "list")
      return value.items
        .filter((item) => targetsIn(item, file).length === 0)
        .flatMap((item) => holderNames(item, as));
    return named(property, declaration, file).length > 0 ? [] : holderNames(value, as);
  });
}

/** What a resource policy protects, as far as it is named without a reference: `bucket: "logs"`. */
export function protectedBy(
  declaration: Declaration,
  { attach, kind }: PolicyPlace,
  file: File,
): Pick<Policy, "protects"> {
  if (kind !== "resource") return {};
  const protects = attach.flatMap((name) => {
    const property = name === "@" ? undefined : propertyOf(declaration, name, file);
    return !property || named(property, declaration, file).length > 0
      ? []
      : namesIn(property.value());
  });
  return protects.length > 0 ? { protects } : {};
}

/** A resource that is given as a whole, where its ARN is meant: `function: fn`. */
export function asArn(value: Value): Value {
  if (value.kind !== "unknown" || value.refersTo?.attribute !== "") return value;
  return value.attributeOf?.("arn") ?? value;
}
