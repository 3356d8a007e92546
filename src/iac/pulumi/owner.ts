import { asText } from "../../evaluate/texts.ts";
import { literal } from "../../evaluate/value.ts";
import type { Attachment, Owner } from "../../iam/policy.ts";
import { known, type Text } from "../../iam/text.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { logicalNameOf, propertyOf } from "./resources.ts";

const naming = ["name", "name_prefix", "description", "path"];

/** The owner of a policy, with the names under which people know it and what it is attached to. */
export function ownerOf(
  declaration: Declaration,
  attached: readonly Attachment[],
  file: File,
  protects?: string,
): Owner {
  const { address, type } = declaration;
  const own = new Set([declaration, ...attached.flatMap((each) => declarationAt(each, file))]);
  return {
    address,
    type,
    names: [...own].flatMap((each) => namesOf(each, file)),
    ...(protects !== undefined && { protects }),
  };
}

function declarationAt({ address, scope }: Attachment, file: File): readonly Declaration[] {
  return scope === undefined ? file.declarations().filter((each) => each.address === address) : [];
}

function namesOf(declaration: Declaration, file: File): readonly Text[] {
  const { address, place } = declaration;
  const logical = logicalNameOf(declaration, file);
  const given = naming.flatMap((name) => {
    const property = propertyOf(declaration, name, file);
    return property ? (asText(property.value()) ?? []) : [];
  });
  const isSaid = logical !== undefined && known(logical) === address;
  return [literal(address, place).text, ...(logical && !isSaid ? [logical] : []), ...given];
}
