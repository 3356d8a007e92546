export type Json = Readonly<Record<string, unknown>>;

/** A resource as a plan has it: what it will be, what is unknown, and what the file writes. */
export type Change = {
  readonly address: string;
  readonly module?: string;
  readonly mode?: "managed" | "data";
  readonly after: Json | null;
  readonly unknown?: Json;
};

/** What `terraform show -json` prints of a plan. */
export function plan(changes: readonly Change[], configuration: Json = {}): string {
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: changes.map(({ address, module, mode = "managed", after, unknown = {} }) => ({
      address,
      ...(module !== undefined && { module_address: module }),
      mode,
      type: /(aws\w*)\.\w+(?:\[[^\]]*\])?$/.exec(address)?.[1],
      change: { after, after_unknown: unknown },
    })),
    configuration: { root_module: configuration },
  });
}

export const writes = (address: string, expressions: Json): Json => ({ address, expressions });
export const refersTo = (...references: readonly string[]): Json => ({ references });
export const allow = (Action: string, Resource = "*"): Json => ({
  Effect: "Allow",
  Action,
  Resource,
});
export const policy = (...Statement: readonly Json[]): string => JSON.stringify({ Statement });
