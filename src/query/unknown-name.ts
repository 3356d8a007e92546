import type { Catalog } from "../catalog/catalog.ts";
import { nearest } from "../catalog/nearest.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Service } from "../catalog/service.ts";

/** A name that the catalog does not have: the mistake of who asks, with what may have been meant. */
export class UnknownName extends Error {
  override readonly name = "UnknownName";
  readonly like: readonly string[];
  constructor(said: string, like: readonly string[]) {
    super(like.length > 0 ? `${said}; did you mean ${orOf(like)}?` : said);
    this.like = like;
  }
}

/** The same of something that one of several names was to be, none of which it is. */
export function unknownAmong(
  what: string,
  name: string,
  names: readonly string[],
  { date }: Pick<Catalog, "date">,
): UnknownName {
  return new UnknownName(
    `${name} is no ${what} that AWS's reference of ${date} knows`,
    nearest(name, names, 3),
  );
}

/** The same of a condition key; what is variable in keys may have been left out. */
export function unknownKey(
  what: string,
  name: string,
  keys: readonly string[],
  catalog: Catalog,
): UnknownName {
  const fixed = (key: string): string => key.replace(/\/[^/]*$/, "");
  const variable = keys.filter((key) => key.endsWith("}")).map(fixed);
  const names = [...new Set([...keys, ...variable])];
  const exact = unknownAmong(what, name, names, catalog);
  return exact.like.length > 0
    ? exact
    : new UnknownName(exact.message, nearest(fixed(name), names, 3));
}

/** A resource type that none of some is: those of like names, or of the same name in other services. */
export function unknownType(
  name: string,
  types: readonly Pick<ResourceType, "id" | "name">[],
  catalog: Catalog,
): UnknownName {
  const isId = name.includes(":");
  const names = [...new Set(types.map((type) => (isId ? type.id : type.name)))];
  const elsewhere = allServices(catalog)
    .flatMap(({ resourceTypes }) => resourceTypes)
    .filter((type) => type.name.toLowerCase() === name.toLowerCase())
    .map(({ id }) => id);
  const like = [...nearest(name, names, 3), ...elsewhere].slice(0, 3);
  return new UnknownName(
    `${name} is no resource type there, by AWS's reference of ${catalog.date}`,
    like,
  );
}

/** A service that is not known by its prefix: people think of them by their titles, too. */
export function unknownService(prefix: string, catalog: Catalog): UnknownName {
  const sought = compact(prefix);
  const titled = allServices(catalog).filter(
    ({ title }) => sought.length > 2 && compact(title).includes(sought),
  );
  const like = [...catalog.nearestServices(prefix), ...titled.map((each) => each.prefix)];
  return new UnknownName(
    `${prefix} is no service prefix that AWS's reference of ${catalog.date} knows`,
    [...new Set(like)].slice(0, 3),
  );
}

/** All services of a catalog, in order. */
export function allServices(catalog: Catalog): readonly Service[] {
  return catalog.services().flatMap((prefix) => catalog.service(prefix) ?? []);
}

function compact(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function orOf(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${last}` : last;
}
