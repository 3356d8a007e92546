import type { Calls } from "../../evaluate/terraform/calls.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { referencesIn, scoped } from "./references.ts";

/**
 * What the outputs name of the modules that no other one calls, by scoped address: those of the others are
 * read where they are used. Of a module that is given out as a whole, it is all that its outputs name.
 */
export function givenOutOf(scopes: readonly Scope[], calls: Calls): ReadonlySet<string> {
  const found = new Set<string>();
  const open = scopes.filter((scope) => !calls.of(scope));
  const seen = new Set(open);
  for (let scope = open.pop(); scope; scope = open.pop())
    for (const { expression } of scope.module.outputs.values()) {
      const { targets, modules } = referencesIn(expression, scope, calls);
      for (const target of targets) found.add(scoped(target));
      for (const each of modules) {
        if (seen.has(each)) continue;
        seen.add(each);
        open.push(each);
      }
    }
  return found;
}
