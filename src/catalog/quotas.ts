/** How long policies may be. */
export type Quotas = {
  /** The most characters of a policy that a type of IaC resource holds; undefined if none is known. */
  of(type: string): number | undefined;
  /** The most characters of a role's trust policy. */
  readonly trust: number;
  /** Whether all policies of such types that one user, group or role has are counted together. */
  isTogether(type: string): boolean;
};

/** Reads `policy-quotas.json` of the catalog. */
export function openQuotas(read: (file: string) => string): Quotas {
  const { types, inline, trust } = JSON.parse(read("policy-quotas.json")) as {
    readonly types: Readonly<Record<string, number>>;
    readonly inline: readonly string[];
    readonly trust: number;
  };
  const byType = new Map(Object.entries(types));
  const together = new Set(inline);
  return { of: (type) => byType.get(type), isTogether: (type) => together.has(type), trust };
}
