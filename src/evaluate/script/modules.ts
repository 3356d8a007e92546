import type { Script } from "./at.ts";
import type { Expression, Member } from "../../syntax/script/tree.ts";
import type { Binding } from "./scopes.ts";

/** The files of a program that import each other: what a file imports, where that is a file of the repository. */
export type Modules = (from: Script, module: string) => Script | undefined;

/** What a name that is imported is in the file that it comes from. */
export type Exported = { readonly script: Script; readonly value: Expression };

/**
 * What another file gives under a name: `export const a`, `module.exports = { a }`, `exports.a = ...`, a name of a
 * Python module; `*` and `default` for what a file gives as a whole.
 */
export function exportedBy(
  { imported }: Pick<Binding, "imported">,
  from: Script,
  modules: Modules,
): Exported | undefined {
  const script = imported && modules(from, imported.module);
  if (!script) return undefined;
  const value = exportNamed(script, imported.name);
  return value && { script, value };
}

function exportNamed({ scopes, program }: Script, name: string): Expression | undefined {
  const own = scopes.named(name, -1)?.assigns.at(-1)?.value;
  if (own) return own;
  for (const step of program.body.toReversed()) {
    if (step.kind !== "assign" || step.target.kind !== "member") continue;
    const { object, name: given } = step.target;
    const isWhole = isOfModule(step.target);
    if (isWhole && (name === "default" || name === "*")) return step.value;
    if (isWhole && step.value.kind === "object") {
      const found = step.value.entries.find(
        (each) => each.kind === "entry" && keyOf(each.key) === name,
      );
      if (found) return found.value;
    }
    if (isExports(object) && given === name) return step.value;
  }
  return undefined;
}

/** `exports`, `module.exports` */
export function isExports(node: Expression): boolean {
  if (node.kind === "name") return node.name === "exports";
  return node.kind === "member" && isOfModule(node);
}

/** `module.exports` */
export function isOfModule({ object, name }: Member): boolean {
  return name === "exports" && object.kind === "name" && object.name === "module";
}

function keyOf(node: Expression): string | undefined {
  const [part] = node.kind === "string" ? node.parts : [];
  return part?.kind === "text" ? part.value : undefined;
}
