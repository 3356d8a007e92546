/** Services that act for whoever owns a resource of theirs, and say for whom. */
export type Deputies = {
  /** The keys by which they say so, as AWS writes them. */
  readonly keys: readonly string[];
  /**
   * Whether a service (`sns`, `delivery.logs`) reaches resources of another one for every account, and
   * whether that suffices; undefined where it does not, or stays within the account.
   */
  reaches(service: string, resource: string): "alone" | "with more" | undefined;
  /** Whether AWS's page on the service asks for the keys in the trust policy of its role. */
  sendsForRoles(service: string): boolean;
  /** Whether a service writes to buckets below the id of the account that it acts for. */
  writesByAccount(service: string): boolean;
  /** Whether a key says for whom a service acts. */
  isSource(key: string, service: string): boolean;
};

type Services = Readonly<Record<string, string>>;

type Table = {
  readonly keys: readonly string[];
  readonly resources: Readonly<
    Record<string, { readonly besides?: string; readonly services: Services }>
  >;
  readonly roles: { readonly services: Services };
  readonly paths: { readonly services: readonly string[] };
  readonly others: { readonly keys: Readonly<Record<string, readonly string[]>> };
};

/** Reads `deputies.json` of the catalog. */
export function openDeputies(read: (file: string) => string): Deputies {
  const { keys, resources, roles, paths, others } = JSON.parse(read("deputies.json")) as Table;
  const has = (all: readonly string[], key: string): boolean =>
    all.some((each) => each.toLowerCase() === key.toLowerCase());
  return {
    keys,
    reaches: (service, resource) => {
      const row = resources[resource];
      if (row?.services[service] === undefined) return undefined;
      return row.besides === undefined ? "alone" : "with more";
    },
    sendsForRoles: (service) => roles.services[service] !== undefined,
    writesByAccount: (service) => paths.services.includes(service),
    isSource: (key, service) => has(keys, key) || has(others.keys[service] ?? [], key),
  };
}
