import type { Qualified, Script } from "./at.ts";
import { isChanged, type Binding } from "./binding.ts";
import { once, onceByText } from "../../source/once.ts";
import type { Class, Expression, Member, Program } from "../../syntax/script/tree.ts";

/** The files of a program that import each other: what a file imports, where that is a file of the repository. */
export type Modules = (from: Script, module: string) => Script | undefined;

/** The same, where each import of a file is looked up once, however often its names are asked for. */
export function lookedUpOnce(find: Modules): Modules {
  const known = once((from: Script) => onceByText((module) => find(from, module)));
  return (from, module) => known(from)(module);
}

/** What a name that is imported stands for, through all files that only hand it on. */
export type Exported =
  | { readonly kind: "value"; readonly script: Script; readonly value: Expression | Class }
  /** A file as a whole. */
  | { readonly kind: "file"; readonly script: Script }
  /** Something of a library. */
  | ({ readonly kind: "library" } & Qualified);

/** An expression that another file gives a name. */
export type ExportedValue = { readonly script: Script; readonly value: Expression };

/** What files give under their names, as far as they have been asked for. */
const exportsBy = once((modules: Modules) =>
  once((script: Script) =>
    onceByText((name) => namedIn(script, name, { modules, seen: new Set(), files: 0 })),
  ),
);

type Asked = {
  readonly modules: Modules;
  readonly seen: Set<string>;
  /** Through how many files it is asked for. */
  readonly files: number;
};

/** Through how many files, which only hand it on, a name is followed. */
const mostFiles = 100;

/** What a name is that a file imports. */
export function exportedBy(
  { imported }: Pick<Binding, "imported">,
  from: Script,
  modules: Modules,
): Exported | undefined {
  return (
    imported &&
    importedIn(from, imported, modules, (script, name) => exportNamed(script, name, modules))
  );
}

/**
 * What a file gives under a name: `export const a`, `export { a } from "./b"`, `module.exports = { a }`,
 * `exports.a = ...`, a name of a Python module; `default` for what it gives as a whole.
 */
export function exportNamed(script: Script, name: string, modules: Modules): Exported | undefined {
  return exportsBy(modules)(script)(name);
}

function importedIn(
  from: Script,
  { module, name }: { readonly module: string; readonly name: string },
  modules: Modules,
  named: (script: Script, name: string) => Exported | undefined,
): Exported | undefined {
  const isPython = from.program.language === "python";
  const script = modules(from, module);
  const whole = name === "*" || name === "default";
  if (script && whole) {
    const exported = isPython ? undefined : named(script, "default");
    return exported ?? { kind: "file", script };
  }
  const found = script && named(script, name);
  if (found) return found;
  const inner = isPython && modules(from, submodule(module, name));
  if (inner) return { kind: "file", script: inner };
  return script ? undefined : { kind: "library", module, path: whole ? [] : [name] };
}

/** The module that a name of a Python package may be: `a.b`, `.b` */
export function submodule(module: string, name: string): string {
  return module.endsWith(".") ? module + name : `${module}.${name}`;
}

function namedIn(script: Script, name: string, asked: Asked): Exported | undefined {
  const key = `${script.source.path}\0${name}`;
  if (asked.seen.has(key) || asked.files > mostFiles) return undefined;
  asked.seen.add(key);
  const { handed, given, whole } = gifts(script.program);
  const on = handed.get(name);
  if (on)
    return on.module === undefined
      ? ownName(script, on.local, asked)
      : within(script, { module: on.module, name: on.local }, asked);
  const own = ownName(script, name, asked);
  if (own) return own;
  const value = name === "default" ? whole : given.get(name);
  return value ? { kind: "value", script, value } : ofAll(script, name, asked);
}

function within(
  script: Script,
  imported: { readonly module: string; readonly name: string },
  asked: Asked,
): Exported | undefined {
  const further = { ...asked, files: asked.files + 1 };
  return importedIn(script, imported, asked.modules, (from, name) => namedIn(from, name, further));
}

function ownName(script: Script, name: string, asked: Asked): Exported | undefined {
  const binding = script.scopes.named(name, -1);
  const value = (binding && valueOf(binding)) ?? binding?.made;
  if (value) return { kind: "value", script, value };
  return binding?.imported && within(script, binding.imported, asked);
}

/** What a name is assigned; the name itself, where that is not all that it stands for. */
function valueOf(binding: Binding): Expression | undefined {
  const [first, ...more] = binding.assigns;
  const isAll = more.length + binding.grown.length === 0 && !first?.adds && !isChanged(binding);
  if (isAll || first?.target.kind !== "name") return binding.assigns.at(-1)?.value;
  return binding.assigns.findLast(({ value }) => value.kind === "function")?.value ?? first.target;
}

/** `export * from "./a"`, `from a import *` */
function ofAll(script: Script, name: string, asked: Asked): Exported | undefined {
  if (name === "default") return undefined;
  for (const module of wholes(script)) {
    const found = within(script, { module, name }, asked);
    if (found) return found;
  }
  return undefined;
}

/** The modules of which a file has all names: the files first. */
export function wholes({ program }: Script): readonly string[] {
  return gifts(program).wholes;
}

/** What a file says that it hands on under a name. */
export type HandedOn = { readonly module: string | undefined; readonly local: string };

/** What a file hands on under a name, `export { a as b } from "c"`, where it does. */
export function handedOn({ program }: Script, name: string): HandedOn | undefined {
  return gifts(program).handed.get(name);
}

/** All that it hands on of other modules. */
export function handedOnOf({ program }: Script): readonly HandedOn[] {
  return [...gifts(program).handed.values()].filter(({ module }) => module !== undefined);
}

type Gifts = {
  readonly handed: ReadonlyMap<string, HandedOn>;
  /** `exports.a = ...`, `module.exports = { a }` */
  readonly given: ReadonlyMap<string, Expression>;
  /** `module.exports = ...` */
  readonly whole: Expression | undefined;
  readonly wholes: readonly string[];
};

const gifts = once(({ body }: Program): Gifts => {
  const handed = new Map<string, HandedOn>();
  const given = new Map<string, Expression>();
  const modules = new Set<string>();
  let whole: Expression | undefined;
  for (const step of body) {
    if (step.kind === "import" && step.names.some(isAll)) modules.add(step.module);
    if (step.kind === "export")
      for (const { exported, local } of step.names)
        if (exported !== "*") handed.set(exported, { module: step.module, local });
        else if (step.module !== undefined) modules.add(step.module);
    if (step.kind !== "assign" || step.target.kind !== "member") continue;
    const { target, value } = step;
    if (isExports(target.object)) given.set(target.name, value);
    if (!isOfModule(target)) continue;
    whole = value;
    for (const each of value.kind === "object" ? value.entries : []) {
      const name = each.kind === "entry" ? keyOf(each.key) : undefined;
      if (name !== undefined) given.set(name, each.value);
    }
  }
  const isFile = (module: string): boolean => module.startsWith(".");
  const wholes = [...modules].toSorted((a, b) => Number(isFile(b)) - Number(isFile(a)));
  return { handed, given, whole, wholes };
});

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
