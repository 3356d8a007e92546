import type { Call, Expression, Function } from "../../syntax/script/tree.ts";
import type { Script } from "./at.ts";
import { exportedBy, exportNamed, type Exported, type Modules } from "./modules.ts";
import { bindingIn } from "./scopes.ts";

/** The function of another file of the program that is called, by a name that is imported or as one of a file's. */
export function calledElsewhere(
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
