/** How long policies may be. */
export type Quotas = {
  /** The most characters of a policy that a type of IaC resource holds; undefined if none is known. */
  of(type: string): number | undefined;
  /** The most characters of a role's trust policy. */
  readonly trust: number;
  /** The most characters of a managed policy, and how many of them one user, group or role has at most. */
  readonly managed: number;
  readonly attached: number;
  /** The most characters of what is added to a role of AWS CDK's that stay in its inline policy. */
  readonly keptByCdk: number;
  /** Whether all policies of such types that one user, group or role has are counted together. */
  isTogether(type: string): boolean;
};

/** Reads `policy-quotas.json` of the catalog. */
export function openQuotas(read: (file: string) => string): Quotas {
  const { types, inline, trust, managed, attached, keptByCdk } = JSON.parse(
    read("policy-quotas.json"),
  ) as {
    readonly types: Readonly<Record<string, number>>;
    readonly inline: readonly string[];
    readonly trust: number;
    /** The type of a managed policy. */
    readonly managed: string;
    readonly attached: number;
    readonly keptByCdk: number;
  };
  const byType = new Map(Object.entries(types));
  const together = new Set(inline);
  return {
    ...{ trust, attached, keptByCdk, managed: byType.get(managed) ?? 0 },
    of: (type) => byType.get(type),
    isTogether: (type) => together.has(type),
  };
}
