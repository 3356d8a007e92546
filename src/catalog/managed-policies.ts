/** A policy of AWS that gives much at once. */
export type ManagedPolicy = {
  /** The last part of its ARN: `AmazonS3FullAccess`. */
  readonly name: string;
  /** The main of what it allows on every resource, as action patterns. */
  readonly allows: readonly string[];
  /** The services that it is about, where it allows what its console shows of others beside them. */
  readonly mainly: readonly string[] | undefined;
  /** These are what it does not allow, of everything. */
  readonly negated: boolean;
  /** It only reads, contents as well. */
  readonly reads: boolean;
  /** One of AWS that is enough for who only reads, or runs what is there. */
  readonly narrower: string | undefined;
};

export type ManagedPolicies = {
  /** By its ARN, of any partition, or by its name alone, as AWS SAM takes it. */
  at(name: string): ManagedPolicy | undefined;
};

type Row = {
  readonly allows?: readonly string[];
  readonly allBut?: readonly string[];
  readonly mainly?: readonly string[];
  readonly reads?: boolean;
  readonly narrower?: string;
};

/** Reads `managed-policies.json` of the catalog, when one is first asked for. */
export function openManagedPolicies(read: (file: string) => string): ManagedPolicies {
  let all: ReadonlyMap<string, ManagedPolicy> | undefined;
  return {
    at(called) {
      // What AWS keeps for the roles of a service lies in a path, and is not in the list.
      const [, name = ""] = /^(?:arn:[^:]*:iam::aws:policy\/)?([^/:]+)$/.exec(called) ?? [];
      return (all ??= policiesIn(read("managed-policies.json"))).get(name);
    },
  };
}

function policiesIn(text: string): ReadonlyMap<string, ManagedPolicy> {
  const { policies } = JSON.parse(text) as { readonly policies: Readonly<Record<string, Row>> };
  return new Map(
    Object.entries(policies).map(([name, { allows, allBut, mainly, reads = false, narrower }]) => {
      const main = allows ?? allBut ?? [];
      const negated = allBut !== undefined;
      return [name, { name, allows: main, mainly, negated, reads, narrower }];
    }),
  );
}
