import type { Catalog } from "./catalog.ts";
import type { Action } from "./action.ts";
import { needsOf, type Need, type NeedsTable } from "./operation-needs.ts";
import { openSdkServices, plain } from "./sdk-services.ts";

/** What the operations of AWS's API need. Services are called as boto3 calls them. */
export type Operations = {
  /** An operation by its name in any language: `PutItem` of `put_item`; undefined where there is none. */
  operation(service: string, name: string): string | undefined;
  /**
   * What a call of an operation needs: what it asks for first, what others ask for behind it last.
   * Empty: nothing. Undefined: it is not known.
   */
  needs(service: string, operation: string): readonly Need[] | undefined;
};

/** Reads `operations.json` of the catalog when something is first asked. */
export function openOperations(read: (file: string) => string, catalog: Catalog): Operations {
  const services = openSdkServices(read);
  let table: NeedsTable | undefined;
  const opened = (): NeedsTable => (table ??= JSON.parse(read("operations.json")) as NeedsTable);
  const named = new Map<string, ReadonlyMap<string, string>>();
  const namesOf = (service: string): ReadonlyMap<string, string> => {
    const known = named.get(service) ?? new Map(storedNames(opened(), service));
    named.set(service, known);
    return known;
  };
  const sameNamed = (service: string, name: string): Action | undefined => {
    const prefix = services.prefixOf(service);
    const action = prefix === undefined ? undefined : catalog.service(prefix)?.action(plain(name));
    return action?.permissionOnly === true ? undefined : action;
  };
  const operation = (service: string, name: string): string | undefined =>
    services.has(service)
      ? (namesOf(service).get(plain(name)) ?? sameNamed(service, name)?.name)
      : undefined;
  return {
    operation,
    needs: (service, name) => {
      const found = operation(service, name);
      if (found === undefined) return undefined;
      const same = sameNamed(service, found);
      const prefix = services.prefixOf(service) ?? service;
      return needsOf(opened(), catalog, { service, prefix, operation: found, same });
    },
  };
}

/** The operations that the table names, by their plain names. */
function storedNames(table: NeedsTable, service: string): (readonly [string, string])[] {
  const { needs, paths, free, unmapped } = table;
  return [
    ...Object.keys(needs[service] ?? {}),
    ...Object.keys(paths[service] ?? {}),
    ...(free[service]?.split(" ") ?? []),
    ...(unmapped[service]?.split(" ") ?? []),
  ].map((name) => [plain(name), name]);
}
