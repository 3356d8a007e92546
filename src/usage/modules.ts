import type { Qualified, Script } from "../evaluate/script/at.ts";
import type { Binding } from "../evaluate/script/scopes.ts";
import type { Class, Expression, Member } from "../syntax/script/tree.ts";

/** The files of a program that import each other: what a file imports, where that is a file of the repository. */
export type Modules = (from: Script, module: string) => Script | undefined;

/** What a name that is imported stands for, through all files that only hand it on. */
export type Exported =
  | { readonly kind: "value"; readonly script: Script; readonly value: Expression | Class }
  /** A file as a whole. */
  | { readonly kind: "file"; readonly script: Script }
  /** Something of a library. */
  | ({ readonly kind: "library" } & Qualified);

type Asked = { readonly modules: Modules; readonly seen: Set<string> };

/** What a name is that a file imports. */
export function exportedBy(
  { imported }: Pick<Binding, "imported">,
  from: Script,
  modules: Modules,
): Exported | undefined {
  return imported && importedIn(from, imported, { modules, seen: new Set() });
}

/**
 * What a file gives under a name: `export const a`, `export { a } from "./b"`, `module.exports = { a }`,
 * `exports.a = ...`, a name of a Python module; `default` for what it gives as a whole.
 */
export function exportNamed(script: Script, name: string, modules: Modules): Exported | undefined {
  return namedIn(script, name, { modules, seen: new Set() });
}

function importedIn(
  from: Script,
  { module, name }: { readonly module: string; readonly name: string },
  asked: Asked,
): Exported | undefined {
  const isPython = from.program.language === "python";
  const script = asked.modules(from, module);
  const whole = name === "*" || name === "default";
  if (script && whole) {
    const exported = isPython ? undefined : namedIn(script, "default", asked);
    return exported ?? { kind: "file", script };
  }
  const found = script && namedIn(script, name, asked);
  if (found) return found;
  const inner = isPython && asked.modules(from, submodule(module, name));
  if (inner) return { kind: "file", script: inner };
  return script ? undefined : { kind: "library", module, path: whole ? [] : [name] };
}

/** The module that a name of a Python package may be: `a.b`, `.b` */
export function submodule(module: string, name: string): string {
  return module.endsWith(".") ? module + name : `${module}.${name}`;
}

function namedIn(script: Script, name: string, asked: Asked): Exported | undefined {
  const key = `${script.source.path}\0${name}`;
  if (asked.seen.has(key)) return undefined;
  asked.seen.add(key);
  return (
    handedOn(script, name, asked) ??
    ownName(script, name, asked) ??
    assigned(script, name) ??
    ofAll(script, name, asked)
  );
}

/** `export { a as b }`, `export { a as b } from "./c"` */
function handedOn(script: Script, name: string, asked: Asked): Exported | undefined {
  for (const step of script.program.body) {
    if (step.kind !== "export") continue;
    const found = step.names.find(({ exported }) => exported === name);
    if (!found || name === "*") continue;
    const { module } = step;
    return module === undefined
      ? ownName(script, found.local, asked)
      : importedIn(script, { module, name: found.local }, asked);
  }
  return undefined;
}

function ownName(script: Script, name: string, asked: Asked): Exported | undefined {
  const { assigns = [], made, imported } = script.scopes.named(name, -1) ?? {};
  const value = assigns.at(-1)?.value ?? made;
  if (value) return { kind: "value", script, value };
  return imported && importedIn(script, imported, asked);
}

/** `module.exports = ...`, `exports.a = ...` */
function assigned(script: Script, name: string): Exported | undefined {
  for (const step of script.program.body.toReversed()) {
    if (step.kind !== "assign" || step.target.kind !== "member") continue;
    const { target, value } = step;
    if (isOfModule(target)) {
      if (name === "default" || name === "*") return { kind: "value", script, value };
      const entries = value.kind === "object" ? value.entries : [];
      const found = entries.find((each) => each.kind === "entry" && keyOf(each.key) === name);
      if (found) return { kind: "value", script, value: found.value };
    }
    if (isExports(target.object) && target.name === name) return { kind: "value", script, value };
  }
  return undefined;
}

/** `export * from "./a"`, `from a import *` */
function ofAll(script: Script, name: string, asked: Asked): Exported | undefined {
  if (name === "default" || name === "*") return undefined;
  for (const module of wholes(script)) {
    const found = importedIn(script, { module, name }, asked);
    if (found) return found;
  }
  return undefined;
}

/** The modules of which a file has all names: the files first. */
export function wholes({ program }: Script): readonly string[] {
  const modules = program.body.flatMap((step) => {
    if (step.kind === "import") return step.names.some(isAll) ? [step.module] : [];
    const isWhole = step.kind === "export" && step.names.some(({ exported }) => exported === "*");
    return isWhole && step.module !== undefined ? [step.module] : [];
  });
  const isFile = (module: string): boolean => module.startsWith(".");
  return [...modules.filter(isFile), ...modules.filter((each) => !isFile(each))];
}

function isAll({
  imported,
  local,
}: {
  readonly imported: string;
  readonly local: string;
}): boolean {
  return imported === "*" && local === "*";
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

/** The text that a key is. */
export function keyOf(node: Expression): string | undefined {
  const [part, ...more] = node.kind === "string" ? node.parts : [];
  return part?.kind === "text" && more.length === 0 ? part.value : undefined;
}
