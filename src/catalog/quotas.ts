/** How long policies may be. */
export type Quotas = {
  /** The most characters of a policy that a type of IaC resource holds; undefined if none is known. */
  of(type: string): number | undefined;
};

/** Reads `policy-quotas.json` of the catalog. */
export function openQuotas(read: (file: string) => string): Quotas {
  const { types } = JSON.parse(read("policy-quotas.json")) as {
    readonly types: Readonly<Record<string, number>>;
  };
  const byType = new Map(Object.entries(types));
  return { of: (type) => byType.get(type) };
}
