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
  /** Whether the account that a service acts for is told by the ARN alone that it sends. */
  tellsAccountByArn(service: string): boolean;
  /** Whether a key says for whom a service acts. */
  isSource(key: string, service: string): boolean;
  /** What of its own a service acts for when it reaches resources of another one, where a declaration tells. */
  sourceOf(service: string, resource: string): DeputySource | undefined;
  /** Whether a service says for which account it reaches resources of another one. */
  sendsAccount(service: string, resource: string): boolean;
};

/** The resources that a service acts for. */
export type DeputySource = {
  /** Of which types they are: `sns:topic`. */
  readonly types: readonly string[];
  /** The services whose resources it is compared for. */
  readonly calls: readonly string[];
  /** The types of declarations that say whom they call: of theirs, or of what connects both. */
  readonly where: readonly string[];
  /** Those of them that are made after the policy which lets them in. */
  readonly checked?: readonly string[];
  /** The operator with which AWS's pages compare their ARNs. */
  readonly operator: string;
};

/** Services, each with AWS's page on it. */
type Services = Readonly<Record<string, string>>;

type Table = {
  readonly keys: readonly string[];
  readonly resources: Readonly<
    Record<string, { readonly besides?: string; readonly services: Services }>
  >;
  readonly roles: { readonly services: Services };
  readonly sources: { readonly services: Readonly<Record<string, DeputySource>> };
  readonly accounts: { readonly resources: Readonly<Record<string, readonly string[]>> };
  readonly paths: { readonly services: readonly string[] };
  readonly arns: { readonly services: readonly string[] };
  readonly others: { readonly keys: Readonly<Record<string, readonly string[]>> };
};

/** Reads `deputies.json` of the catalog. */
export function openDeputies(read: (file: string) => string): Deputies {
  const table = JSON.parse(read("deputies.json")) as Table;
  const reaching = new Map(
    Object.entries(table.resources).flatMap(([resource, { besides, services }]) =>
      Object.keys(services).map(
        (service) =>
          [`${service} ${resource}`, besides === undefined ? "alone" : "with more"] as const,
      ),
    ),
  );
  const ofRoles = new Set(Object.keys(table.roles.services));
  const byAccount = new Set(table.paths.services);
  const byArn = new Set([...table.paths.services, ...table.arns.services]);
  const sources = new Map(Object.entries(table.sources.services));
  const sending = new Set(
    Object.entries(table.accounts.resources).flatMap(([resource, services]) =>
      services.map((service) => `${service} ${resource}`),
    ),
  );
  const keys = new Set(table.keys.map((key) => key.toLowerCase()));
  const ofServices = new Set(
    Object.entries(table.others.keys).flatMap(([service, own]) =>
      own.map((key) => `${service} ${key.toLowerCase()}`),
    ),
  );
  return {
    keys: table.keys,
    reaches: (service, resource) => reaching.get(`${service} ${resource}`),
    sendsForRoles: (service) => ofRoles.has(service),
    writesByAccount: (service) => byAccount.has(service),
    tellsAccountByArn: (service) => byArn.has(service),
    isSource: (key, service) =>
      keys.has(key.toLowerCase()) || ofServices.has(`${service} ${key.toLowerCase()}`),
    sourceOf: (service, resource) => {
      const source = sources.get(service);
      return source?.calls.includes(resource) ? source : undefined;
    },
    sendsAccount: (service, resource) => sending.has(`${service} ${resource}`),
  };
}
