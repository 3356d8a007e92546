import type { Call, Expression, Function } from "../../syntax/script/tree.ts";
import type { Value } from "../value.ts";
import type { Bound, Evaluator, Script } from "./at.ts";
import { exportedBy, exportNamed, type Exported, type Modules } from "./modules.ts";
import { argumentsOf } from "./returned.ts";
import { bindingIn } from "./scopes.ts";

/** The files of a program whose functions call each other. */
type Calling = {
  readonly modules: Modules;
  readonly evaluatorOf: (script: Script) => Evaluator;
  /** What others may make of something that a file gives. */
  readonly handedOn?: (script: Script, value: Value) => Value | undefined;
};

/** What functions of other files of a program give that are called; undefined for all other calls. */
export function callsElsewhere({
  modules,
  evaluatorOf,
  handedOn = (_, value) => value,
}: Calling): (call: Call, evaluator: Evaluator, bound: Bound) => Value | undefined {
  // What depends on nothing around it is asked for again and again.
  const known = new Map<Call, Value | undefined>();
  return (call, evaluator, bound) => {
    if (bound.size === 0 && known.has(call)) return known.get(call);
    const found = calledElsewhere(call, evaluator.script, modules);
    if (!found) return undefined;
    const { script, value } = found;
    const other = evaluatorOf(script);
    const args = argumentsOf(call, value, bound, evaluator, (node) => other.evaluate(node));
    const made = other.apply(value, args, value);
    const given = made && handedOn(script, made);
    if (bound.size === 0) known.set(call, given);
    return given;
  };
}

/** The function of another file of the program that is called, by a name that is imported or as one of a file's. */
function calledElsewhere(
  { callee }: Call,
  from: Script,
  modules: Modules,
): { readonly script: Script; readonly value: Function } | undefined {
  const found = importedAs(callee, from, modules);
  if (found?.kind !== "value" || found.value.kind !== "function") return undefined;
  return { script: found.script, value: found.value };
}

/** `makePolicy` or `policies.makePolicy`, where that comes from another file. */
function importedAs(callee: Expression, from: Script, modules: Modules): Exported | undefined {
  const own = bindingIn(callee, from.scopes);
  if (own?.imported || callee.kind !== "member") return own && exportedBy(own, from, modules);
  const imported = bindingIn(callee.object, from.scopes)?.imported;
  if (!imported) return undefined;
  const { module } = imported;
  if (imported.name === "*")
    return exportedBy({ imported: { module, name: callee.name } }, from, modules);
  const holder = exportedBy({ imported }, from, modules);
  return holder?.kind === "file" ? exportNamed(holder.script, callee.name, modules) : undefined;
}
