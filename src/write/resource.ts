import type { Catalog } from "../catalog/catalog.ts";
import type { Regions } from "../catalog/regions.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { plainText } from "../iam/new-policy.ts";
import type { Phrase } from "../iam/draft.ts";
import { listed } from "../rules/wording.ts";
import { arnMistake, arnNotes } from "./arn-checks.ts";
import { phraseOf } from "./arn-text.ts";
import { meantBy } from "./meant.ts";
import { inStack, type Stack } from "./stack.ts";
import { shown } from "./remark.ts";

/** A resource that a policy names. */
export type Resource = {
  readonly arn: Phrase;
  /** Equal for equal ARNs. */
  readonly key: string;
  /** What it is: several types where AWS's formats do not tell them apart. */
  readonly types: readonly ResourceType[];
};

export function resourceOf(arn: Phrase, types: readonly ResourceType[]): Resource {
  return { arn, key: plainText(arn), types };
}

/** What ARNs and names of a template are looked up in. */
export type Named = {
  readonly catalog: Catalog;
  readonly regions: Regions;
  /** What is declared in the directory that resources are taken from. */
  readonly stack: Stack | undefined;
};

/** What a text of a template names: an ARN, or resources of a stack by their type or address. */
export function resourcesFor(
  text: string,
  { catalog, regions, stack }: Named,
):
  | { readonly resources: readonly Resource[]; readonly notes: readonly string[] }
  | { readonly mistake: string } {
  const isArn = text === "*" || /^(?:arn:|\$\{)/.test(text);
  if (!isArn && stack) return ofStack(text, stack, catalog);
  if (!isArn && catalog.resourceType(text))
    return {
      mistake: `${shown(text)} is a type of resources; write an ARN, or name a directory by --from to mean all that it declares`,
    };
  const arn = phraseOf(text);
  const meant = meantBy(arn, catalog);
  if ("mistake" in meant) return meant;
  const { types, reached, isNamed } = meant;
  const mistake = arnMistake(text, arn.text, regions);
  if (mistake !== undefined) return { mistake };
  const names = listed(
    reached.map(({ id }) => id),
    3,
  );
  const wide = `${shown(text)} names no one type: it is taken for all that it reaches, ${listed(
    types.map(({ name }) => name),
  )}`;
  return {
    resources: [resourceOf(arn, types)],
    notes: [
      ...(isNamed ? [] : [wide]),
      ...(isNamed && reached.length > 0
        ? [
            `${shown(text)} is taken for ${listed(types.map(({ id }) => id))}; its wildcards reach ${names} too, which are not asked for`,
          ]
        : []),
      ...arnNotes(text, arn.text, types, regions),
    ],
  };
}

function ofStack(text: string, stack: Stack, catalog: Catalog): ReturnType<typeof resourcesFor> {
  const found = inStack(text, stack, catalog);
  if ("mistake" in found) return found;
  const resources: Resource[] = [];
  const notes: string[] = [];
  for (const { type, address, arn } of found) {
    const own = catalog.resourceType(type);
    if ("because" in arn) notes.push(`${shown(address)} is left out: ${arn.because}`);
    else if (own) resources.push(resourceOf(arn, [own]));
  }
  return { resources, notes };
}
