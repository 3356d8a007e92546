import type { Call, Expression, Function } from "../../syntax/script/tree.ts";
import type { Script } from "./at.ts";
import type { Binding } from "./binding.ts";
import { valueExportedBy, type Modules } from "./modules.ts";
import { bindingIn } from "./scopes.ts";

/** The function of another file of the program that is called, by a name that is imported or as one of a file's. */
export function calledElsewhere(
  { callee }: Call,
  from: Script,
  modules: Modules,
): { readonly script: Script; readonly value: Function } | undefined {
  const imported = importedAs(callee, from);
  const found = imported && valueExportedBy({ imported }, from, modules);
  if (found?.value.kind !== "function") return undefined;
  return { script: found.script, value: found.value };
}

/** `makePolicy` or `policies.makePolicy`, where that comes from another file. */
function importedAs(callee: Expression, { scopes }: Script): Binding["imported"] {
  const own = bindingIn(callee, scopes)?.imported;
  if (own || callee.kind !== "member") return own;
  const from = bindingIn(callee.object, scopes)?.imported;
  return from?.name === "*" ? { module: from.module, name: callee.name } : undefined;
}
