import { ofFunctions } from "./running.ts";
import { referringIn, typeOf, type Surroundings } from "./surroundings.ts";

/**
 * Whether what runs uses a service by more than its environment: it logs, sends on what fails, mounts. What
 * is written beside it counts: an event source mapping, an invoke config.
 */
export function isDoneBeside(
  service: string,
  running: readonly string[],
  around: Surroundings,
): boolean {
  return [...running, ...besideFunctions(running, around)].some((address) => {
    const { scope = "", supplies } = around.references.get(address) ?? {};
    if (!supplies || supplies.runtime.includes(service)) return true;
    const named = new Set(supplies.named.map(([, to]) => to));
    const others = new Set(supplies.uses.filter((to) => !named.has(to)));
    return around.declared.some(
      (each) => each.type.startsWith(`${service}:`) && others.has(`${scope}/${each.address}`),
    );
  });
}

/** Whether Lambda polls anything for what runs, in its name. */
export function isPolled(running: readonly string[], around: Surroundings): boolean {
  return [...running, ...besideFunctions(running, around)].some((address) => {
    const { fedBy = [], isFedElsewhere = false } = around.references.get(address)?.supplies ?? {};
    return isFedElsewhere || fedBy.length > 0;
  });
}

/** Whether Lambda polls something of a service for what runs, in its name. */
export function isFed(service: string, running: readonly string[], around: Surroundings): boolean {
  const all = [...running, ...besideFunctions(running, around)].flatMap(
    (address) => around.references.get(address)?.supplies ?? [],
  );
  const sources = new Set(all.flatMap(({ fedBy }) => fedBy));
  return (
    all.some(({ isFedElsewhere }) => isFedElsewhere) ||
    around.declared.some(
      ({ type, address, scope }) =>
        type.startsWith(`${service}:`) && sources.has(`${scope}/${address}`),
    )
  );
}

function besideFunctions(running: readonly string[], around: Surroundings): readonly string[] {
  return referringIn(around, running).filter((each) => ofFunctions.test(typeOf(each, around)));
}
