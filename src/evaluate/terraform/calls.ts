import type { Expression } from "../../syntax/hcl/ast.ts";
import type { ModuleCall } from "./module.ts";
import type { Scope } from "./scope.ts";

/** A call that was followed: from where, and the instance of the module that it makes. */
export type Followed = {
  readonly caller: Scope;
  readonly call: ModuleCall;
  readonly scope: Scope;
  /** What it gives to a variable. */
  readonly given: (variable: string) => Expression | undefined;
};

/** How the modules of a program hang together, as they are written. */
export type Calls = {
  /** The call that makes an instance of a module; none makes those that are run by themselves. */
  readonly of: (scope: Scope) => Followed | undefined;
  /** The instances that a call makes; none are known of a module of elsewhere. */
  readonly madeBy: (caller: Scope, call: string) => readonly Scope[];
};

export function callsOf(all: readonly Followed[]): Calls {
  const bySelf = new Map(all.map((each) => [each.scope, each]));
  const byCaller = new Map<Scope, Map<string, Scope[]>>();
  for (const { caller, call, scope } of all) {
    const made = byCaller.get(caller) ?? new Map<string, Scope[]>();
    byCaller.set(caller, made);
    made.set(call.name, [...(made.get(call.name) ?? []), scope]);
  }
  return {
    of: (scope) => bySelf.get(scope),
    madeBy: (caller, call) => byCaller.get(caller)?.get(call) ?? [],
  };
}
