/** What AWS makes of the policies of single types of resources. */
export type ResourcePolicies = {
  /** Whether the policy of a type delegates to the account by AWS's own default. */
  isDelegating(type: string): boolean;
  /** Whether the policies of a service that name principals do. */
  isOfDelegating(service: string): boolean;
  /** Whether a resource of the type is open to everybody without a policy. */
  isOpenWithout(type: string): boolean;
};

type Row = { readonly types: readonly string[] };

/** Reads `resource-policies.json` of the catalog. */
export function openResourcePolicies(read: (file: string) => string): ResourcePolicies {
  const rows = JSON.parse(read("resource-policies.json")) as Record<"delegating" | "open", Row>;
  const delegating = new Set(rows.delegating.types);
  const services = new Set(rows.delegating.types.map((type) => type.split(":")[0]));
  const open = new Set(rows.open.types);
  return {
    isDelegating: (type) => delegating.has(type),
    isOfDelegating: (service) => services.has(service.toLowerCase()),
    isOpenWithout: (type) => open.has(type),
  };
}
