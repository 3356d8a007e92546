import type { Surroundings } from "./surroundings.ts";

/** Whether what runs uses a service by more than its environment: it logs, sends on what fails, mounts. */
export function isDoneBeside(
  service: string,
  running: readonly string[],
  { references, declared }: Surroundings,
): boolean {
  return running.some((address) => {
    const { scope = "", supplies } = references.get(address) ?? {};
    if (!supplies || supplies.runtime.includes(service)) return true;
    const named = new Set(supplies.named.map(([, to]) => to));
    const others = new Set(supplies.uses.filter((to) => !named.has(to)));
    return declared.some(
      (each) => each.type.startsWith(`${service}:`) && others.has(`${scope}/${each.address}`),
    );
  });
}
