import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { formatsOf, type ArnFormat } from "../iam/arn-format.ts";
import { possibleToken } from "../iam/glob.ts";
import { readGlyphs } from "../iam/glyph.ts";
import { overlap } from "../iam/overlap.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";

/** The types of resources by the service that their ARNs name, which may be another than their own. */
const typesByArn = once((catalog: Catalog): ReadonlyMap<string, readonly ResourceType[]> => {
  const types = catalog
    .services()
    .flatMap((prefix) => catalog.service(prefix)?.resourceTypes ?? []);
  const rows = types.flatMap((type) => serviceOf(type).map((service) => ({ service, type })));
  return new Map(
    [...groupedBy(rows, ({ service }) => service)].map(([service, group]) => [
      service,
      group.map(({ type }) => type),
    ]),
  );
});

function serviceOf({ arns }: ResourceType): readonly string[] {
  return [...new Set(arns.map((arn) => arn.split(":")[2] ?? ""))];
}

/** The formats of ARNs that name a service; undefined where none does, of whatever service. */
export function formatsFor(service: string, catalog: Catalog): readonly ArnFormat[] | undefined {
  const types = typesByArn(catalog).get(service);
  if (!types) return catalog.service(service) ? [] : undefined;
  const known = formatsByArn(catalog);
  const found = known.get(service);
  if (found) return found;
  const made = types.flatMap(formatsOf).filter(({ components }) => {
    const { written } = components.service;
    return written === service || written.startsWith("$");
  });
  known.set(service, made);
  return made;
}

const formatsByArn = once<Catalog, Map<string, readonly ArnFormat[]>>(() => new Map());

/** Services that ARNs name. */
export function arnServices(catalog: Catalog): readonly string[] {
  return [...typesByArn(catalog).keys()];
}

/** The longest that AWS takes for an ARN: of longer ones nothing is said. */
const longest = 2048;

/** The formats whose last component has something in common with a pattern; all for one that is too long. */
export function fitting(resource: string, formats: readonly ArnFormat[]): readonly ArnFormat[] {
  if (resource.length > longest) return formats;
  const tokens = readGlyphs([resource]).map(possibleToken);
  return formats.filter(({ components }) => overlap(tokens, components.resource.permissive));
}
