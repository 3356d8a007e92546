import type { Script } from "../evaluate/script/at.ts";
import { requiredBy } from "../evaluate/script/qualified.ts";
import type { Source } from "../source/source.ts";
import type { Binding } from "../evaluate/script/binding.ts";
import type { Expression, Function, ObjectLiteral, Step } from "../syntax/script/tree.ts";
import { childrenOf, type Node } from "../syntax/script/walk.ts";
import {
  handedOn,
  handedOnOf,
  isExports,
  isOfModule,
  keyOf,
  submodule,
  wholes,
  type Modules,
} from "../evaluate/script/modules.ts";

/** Where code begins: a file, and which of its functions is called; all of it where none is named. */
export type Start = { readonly script: Script; readonly name?: string };

/**
 * The functions of files that code comes to. What a file does when it is loaded it comes to always; to a
 * function by its name where something that it comes to says that name; where it is not known what a
 * file is asked for, to all of its functions.
 */
export type Reached = (of: Function) => boolean;

export function reachedFrom(
  starts: readonly Start[],
  read: readonly Script[],
  modules: Modules,
): Reached {
  const given = new Map(read.map((script) => [script, givenBy(script)]));
  const named = new Set<Node>([...given.values()].flatMap((each) => [...each.values()].flat()));
  const reached = new Set<Function>();
  const open: { readonly node: Node; readonly script: Script }[] = [];
  const asked = new Set<string>();

  const isFirst = ({ source }: Script, name: string): boolean => {
    const key = `${source.path}\0${name}`;
    if (asked.has(key)) return false;
    asked.add(key);
    return true;
  };
  const enter = (node: Expression, script: Script): void => {
    if (node.kind === "function") reached.add(node);
    open.push({ node, script });
  };

  const reachAll = (script: Script): void => {
    if (!isFirst(script, "*")) return;
    for (const each of given.get(script)?.values() ?? [])
      for (const value of each) enter(value, script);
    for (const { module = "", local } of handedOnOf(script)) reachIn(script, module, local);
    for (const module of wholes(script)) reachIn(script, module, "*");
  };

  /** Comes to what a file has under a name, and says whether it has that. */
  const reach = (script: Script, name: string): boolean => {
    if (!isFirst(script, name)) return true;
    const own = given.get(script)?.get(name) ?? [];
    for (const value of own) enter(value, script);
    const on = handedOn(script, name);
    if (on?.module !== undefined) reachIn(script, on.module, on.local);
    else if (on && on.local !== name) reach(script, on.local);
    const binding = script.scopes.named(name, -1);
    if (binding?.imported) return reachIn(script, binding.imported.module, binding.imported.name);
    if (own.length > 0 || on || binding) return true;
    return name !== "default" && wholes(script).some((module) => isIn(script, module, name));
  };
  const isIn = (from: Script, module: string, name: string): boolean => {
    const script = modules(from, module);
    return script !== undefined && reach(script, name);
  };

  /** The same of a module that a file imports; of one that is not read it says so too. */
  const reachIn = (from: Script, module: string, name: string): boolean => {
    const script = modules(from, module);
    if (script && (name === "*" || (!reach(script, name) && name === "default"))) reachAll(script);
    const isPython = from.program.language === "python";
    const inner = isPython ? modules(from, submodule(module, name)) : undefined;
    if (inner) reachAll(inner);
    return true;
  };

  for (const script of read) for (const node of loaded(script, named)) open.push({ node, script });
  for (const { script, name } of starts)
    if (name === undefined || !reach(script, name)) reachAll(script);
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, script } = next;
    const found = askedBy(node, script, modules);
    if (found && "module" in found) reachIn(script, found.module, found.name);
    else if (found && !found.names.some((name) => reach(found.script, name)) && found.whole)
      reachAll(found.script);
    // What a module is asked for has been seen with the member.
    if (found && node.kind === "member") continue;
    for (const child of childrenOf(node)) if (!named.has(child)) open.push({ node: child, script });
  }
  return (of) => !named.has(of) || reached.has(of);
}

/** What a file does not do when it is loaded, but has under a name for those who ask. */
type Given = ReadonlyMap<string, readonly Expression[]>;

function givenBy({ program, source }: Script): Given {
  const all = new Map<string, Expression[]>();
  for (const [index, step] of program.body.entries())
    for (const { name, value } of namedBy(step, program.body[index - 1], source)) {
      const known = all.get(name);
      if (known) known.push(value);
      else all.set(name, [value]);
    }
  return all;
}

type Named = { readonly name: string; readonly value: Expression };

function namedBy(step: Step, before: Step | undefined, source: Source): readonly Named[] {
  if (step.kind !== "assign") return [];
  const { target, value } = step;
  if (value.kind !== "function")
    return (exportedObject(step)?.entries ?? []).flatMap((each) => {
      const name = each.kind === "entry" ? keyOf(each.key) : undefined;
      return name === undefined ? [] : [{ name, value: each.value }];
    });
  // A decorator has what it decorates, and may call it.
  const isDecorated = before?.kind === "do" && source.text[before.span.start - 1] === "@";
  if (isDecorated || target.kind === "index") return [];
  const isGiven = target.kind === "name" || isExports(target.object);
  return isGiven ? [{ name: target.name, value }] : [];
}

/** `module.exports = { a, b }`, which says names and does nothing. */
function exportedObject(step: Step): ObjectLiteral | undefined {
  const isIt = step.kind === "assign" && step.target.kind === "member" && isOfModule(step.target);
  return isIt && step.value.kind === "object" ? step.value : undefined;
}

/** What is done when a file is loaded: its steps without what they only give names. */
function loaded({ program }: Script, named: ReadonlySet<Node>): readonly Node[] {
  return program.body.flatMap((step): readonly Node[] => {
    if (step.kind === "assign" && named.has(step.value)) return [];
    const object = exportedObject(step);
    return object ? childrenOf(object).filter((each) => !named.has(each)) : [step];
  });
}

/** What a node asks of a file that is read, by one of these names, or of a module that the file imports. */
type Asked =
  | { readonly module: string; readonly name: string }
  | {
      readonly script: Script;
      readonly names: readonly string[];
      /** Where it has none of those it is asked for all. */
      readonly whole?: true;
    };

function askedBy(node: Node, script: Script, modules: Modules): Asked | undefined {
  if (node.kind === "call") {
    const module = requiredBy(node);
    return module === undefined ? undefined : { module, name: "*" };
  }
  if (node.kind === "member") {
    if (isExports(node.object)) return { script, names: [node.name] };
    if (script.program.language === "python") {
      const module = moduleNamed(node.object, script, modules);
      return module === undefined ? undefined : { module, name: node.name };
    }
    const of = wholeFile(node.object, script, modules);
    if (!of) return undefined;
    const { file, isDefault } = of;
    const names = isDefault ? ["default", node.name] : [node.name, "default"];
    return { script: file, names };
  }
  if (node.kind !== "name") return undefined;
  const binding = script.scopes.named(node.name, node.span.start);
  if (!binding) return isStarred(script) ? { script, names: [node.name] } : undefined;
  const { imported } = binding;
  if (!imported) return isOfFile(binding) ? { script, names: [node.name] } : undefined;
  const file = wholeFile(node, script, modules)?.file;
  if (file && imported.name === "*") return { script: file, names: [], whole: true };
  return imported;
}

/** Whether names may come in with all others of a module. */
function isStarred({ scopes }: Script): boolean {
  return scopes.named("*", -1) !== undefined;
}

function isOfFile({ scope }: Binding): boolean {
  return scope.start === 0 && scope.end === Infinity;
}

type Whole = { readonly file: Script; readonly isDefault: boolean };

/** The file that an expression stands for as a whole: `import * as a`, `const a = require()`, `module.exports`. */
function wholeFile(node: Expression, script: Script, modules: Modules): Whole | undefined {
  const whole = (module: string, isDefault: boolean): Whole | undefined => {
    const file = modules(script, module);
    return file && { file, isDefault };
  };
  if (node.kind === "call") {
    const module = requiredBy(node);
    return module === undefined ? undefined : whole(module, false);
  }
  if (node.kind !== "name") return undefined;
  const { imported, assigns = [] } = script.scopes.named(node.name, node.span.start) ?? {};
  const [only] = assigns;
  if (only?.value.kind === "member" && isOfModule(only.value))
    return { file: script, isDefault: false };
  return imported && /^(?:\*|default)$/.test(imported.name)
    ? whole(imported.module, imported.name === "default")
    : undefined;
}

/** The module that a dotted name of Python stands for: `a.b` of `import a.b`, `b` of `from a import b`. */
function moduleNamed(node: Expression, script: Script, modules: Modules): string | undefined {
  if (node.kind === "member") {
    const of = moduleNamed(node.object, script, modules);
    const module = of && submodule(of, node.name);
    return module !== undefined && modules(script, module) ? module : undefined;
  }
  if (node.kind !== "name") return undefined;
  const { imported } = script.scopes.named(node.name, node.span.start) ?? {};
  if (!imported) return undefined;
  if (imported.name === "*") return imported.module;
  const module = submodule(imported.module, imported.name);
  return modules(script, module) ? module : undefined;
}
