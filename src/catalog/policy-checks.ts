import { keyFinder } from "./condition-key.ts";
import { covers } from "./wildcard.ts";
import { rowOf } from "./row.ts";

/** How a value of a key looks: a service principal, a region, the id of a network, a key of KMS. */
export type ValueShape = "service" | "regional service" | "region" | "network" | "endpoint" | "key";

/** What the policies of a type of resources may be about. */
export type Attached = {
  readonly services: readonly string[];
  /** Of AWS's reference; absent where all of the services are. */
  readonly types?: readonly string[];
};

/** Lists that AWS's policy validation goes by, beside its reference of actions. Keys in any case. */
export type PolicyChecks = {
  /** The most characters of a policy of a kind. */
  quota(kind: string): number | undefined;
  readonly resourceControlServices: readonly string[];
  attachedTo(type: string | undefined): Attached | undefined;
  /** The types of resources that policies are known to be attached to. */
  readonly attachedTypes: readonly string[];
  /** Whether policies of a service's resources may do without a Resource. */
  isWithoutResource(service: string): boolean;
  isIrrelevant(key: string, type: string | undefined): boolean;
  readonly sensitive: {
    has(key: string): boolean;
    /** So many characters in front of a wildcard make it harmless. */
    readonly literal: number;
    isUser(key: string): boolean;
  };
  isUntrustworthy(key: string): boolean;
  /** The keys of which one must stand beside a key; none where it is enough alone. */
  pairedWith(key: string): readonly string[];
  /** Whether a key says something of users and roles only. */
  isOfCallers(key: string): boolean;
  /** The actions of which one makes a request carry a key. */
  actionsOf(key: string): readonly string[];
  /** Whether the keys of a service are compared with the actions that they stand beside. */
  isComparedWithActions(service: string): boolean;
  /** Whether one of the values of a key is to fit, where a condition does not say whether all are. */
  isMetByAny(key: string): boolean;
  shapeOf(key: string): ValueShape | undefined;
  /** Whether tokens of an identity provider have one audience. */
  hasOneAudience(provider: string): boolean;
  /** Whether a key is filled for some services only, those of `fillsEndpoints`. */
  isOfEndpoints(key: string): boolean;
  fillsEndpoints(service: string): boolean;
};

type Named<T> = Readonly<Record<string, T>>;

type Table = {
  readonly quotas: { readonly characters: Named<number> };
  readonly resourceControl: { readonly services: readonly string[] };
  readonly attached: {
    readonly types: Named<Attached>;
    readonly withoutResource: readonly string[];
  };
  readonly irrelevant: { readonly keys: Named<readonly string[]> };
  readonly sensitive: {
    readonly keys: readonly string[];
    readonly literal: number;
    readonly user: string;
  };
  readonly untrustworthy: { readonly keys: readonly string[] };
  readonly paired: { readonly keys: Named<readonly string[]> };
  readonly callers: { readonly keys: readonly string[] };
  readonly followed: { readonly keys: Named<readonly string[]> };
  readonly compared: { readonly services: readonly string[] };
  readonly any: { readonly keys: readonly string[] };
  readonly values: { readonly keys: Named<ValueShape> };
  readonly audiences: { readonly providers: readonly string[] };
  readonly endpoints: { readonly keys: readonly string[]; readonly services: readonly string[] };
};

/** Reads `policy-checks.json` of the catalog. */
export function openPolicyChecks(read: (file: string) => string): PolicyChecks {
  const table = JSON.parse(read("policy-checks.json")) as Table;
  const { attached, sensitive } = table;
  const hidden = setOf(sensitive.keys);
  const untrustworthy = setOf(table.untrustworthy.keys);
  const paired = byKey(table.paired.keys);
  const followed = byKey(table.followed.keys);
  const shapes = byKey(table.values.keys);
  const any = setOf(table.any.keys);
  const endpoints = setOf(table.endpoints.keys);
  const caller = keyFinder(table.callers.keys.map((name) => ({ name })));
  return {
    quota: (kind) => table.quotas.characters[kind],
    resourceControlServices: table.resourceControl.services,
    attachedTo: (type) => (type === undefined ? undefined : rowOf(attached.types, type)),
    attachedTypes: Object.keys(attached.types),
    isWithoutResource: (service) => attached.withoutResource.includes(service),
    isIrrelevant: (key, type) =>
      type !== undefined && setOf(rowOf(table.irrelevant.keys, type) ?? []).has(key.toLowerCase()),
    sensitive: {
      has: (key) => hidden.has(key.toLowerCase()),
      literal: sensitive.literal,
      isUser: (key) => key.toLowerCase() === sensitive.user,
    },
    isUntrustworthy: (key) => untrustworthy.has(key.toLowerCase()),
    pairedWith: (key) => paired.get(key.toLowerCase()) ?? [],
    isOfCallers: (key) => caller(key) !== undefined,
    actionsOf: (key) => followed.get(key.toLowerCase()) ?? [],
    isComparedWithActions: (service) => table.compared.services.includes(service),
    isMetByAny: (key) => any.has(key.toLowerCase()),
    shapeOf: (key) => shapes.get(key.toLowerCase()),
    hasOneAudience: (provider) =>
      table.audiences.providers.some((each) => covers(each, provider.toLowerCase())),
    isOfEndpoints: (key) => endpoints.has(key.toLowerCase()),
    fillsEndpoints: (service) => table.endpoints.services.includes(service.toLowerCase()),
  };
}

function setOf(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.map((key) => key.toLowerCase()));
}

function byKey<T>(rows: Named<T>): ReadonlyMap<string, T> {
  return new Map(Object.entries(rows).map(([key, value]) => [key.toLowerCase(), value]));
}
