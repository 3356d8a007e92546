import type { Place } from "../../source/source.ts";
import { deepestDefinition } from "../depth.ts";
import type { Effort } from "../effort.ts";
import { excesses, type Excesses } from "../excess.ts";
import type { Value } from "../value.ts";
import { moduleDepths, placeOfDefinition } from "./depth.ts";
import type { Module } from "./module.ts";

type Work = () => Value | undefined;

/** How the definitions of a module are worked out, however they name each other. */
export type Settling = {
  /** What is the same for all that ask is worked out once, with an allowance of its own. */
  readonly once: (address: string, name: string, work: Work) => Value | undefined;
  /**
   * Definitions may name each other in a circle, which Terraform refuses; here it ends. So does what
   * stands too deep behind others.
   */
  readonly guarded: (address: string, name: string, work: Work) => Value | undefined;
  /** Whether more stands behind a declaration than is evaluated. */
  readonly tooDeep: (address: string) => boolean;
  readonly tooMuch: Excesses["tooMuch"];
  /** What was asked for and came to more than is evaluated. */
  readonly exceeded: () => readonly Place[];
};

export function settling(module: Module, effort: Effort): Settling {
  const settled = new Map<string, Value | undefined>();
  const pending = new Set<string>();
  const exceeded = excesses();
  const depthOf = moduleDepths(module);
  const tooDeep = (address: string): boolean => {
    if (depthOf(address) <= deepestDefinition) return false;
    const place = placeOfDefinition(module, address);
    if (place) exceeded.tooDeep(place);
    return true;
  };

  const guarded = (
    address: string,
    name: string,
    work: () => Value | undefined,
  ): Value | undefined => {
    if (pending.has(name) || pending.size > deepestDefinition || tooDeep(address)) return undefined;
    pending.add(name);
    const value = work();
    pending.delete(name);
    return value;
  };

  const once = (
    address: string,
    name: string,
    work: () => Value | undefined,
  ): Value | undefined => {
    if (settled.has(name)) return settled.get(name);
    if (pending.has(name)) return undefined;
    const value = guarded(address, name, () => effort.apart(work));
    settled.set(name, value);
    return value;
  };

  return {
    once,
    guarded,
    tooDeep,
    tooMuch: exceeded.tooMuch,
    exceeded: exceeded.places,
  };
}
