import type { Script } from "../evaluate/script/at.ts";
import type { Binding } from "../evaluate/script/scopes.ts";
import type { Expression, Function, Step } from "../syntax/script/tree.ts";
import { childrenOf, type Node } from "../syntax/script/walk.ts";
import { isExports, isOfModule, type Modules } from "../evaluate/script/modules.ts";

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
  const units = new Map(read.map((script) => [script, unitsOf(script)]));
  const reached = new Set<Function>();
  const open: { readonly node: Node; readonly script: Script }[] = [];
  const reach = (script: Script, names: "all" | readonly string[]): void => {
    for (const unit of units.get(script) ?? []) {
      if (
        reached.has(unit.of) ||
        (names !== "all" && !unit.names.some((each) => names.includes(each)))
      )
        continue;
      reached.add(unit.of);
      open.push({ node: unit.of, script });
    }
  };
  for (const script of read) {
    const own = new Set((units.get(script) ?? []).map(({ of }) => of));
    for (const step of script.program.body)
      if (!isExporting(step)) open.push(...loaded(step, own).map((node) => ({ node, script })));
  }
  for (const { script, name } of starts) {
    const isThere = (units.get(script) ?? []).some(
      ({ names }) => name !== undefined && names.includes(name),
    );
    reach(script, name !== undefined && isThere ? [name] : "all");
  }
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, script } = next;
    const asked = askedBy(node, script, modules);
    if (asked) reach(asked.script, asked.names);
    const own = new Set((units.get(script) ?? []).map(({ of }) => of));
    for (const child of childrenOf(node)) {
      // What a module is asked for has been seen with the member.
      if (asked && node.kind === "member" && child === node.object) continue;
      if (child.kind === "function" && own.has(child)) continue;
      open.push({ node: child, script });
    }
  }
  const all = new Set([...units.values()].flatMap((each) => each.map(({ of }) => of)));
  return (of) => !all.has(of) || reached.has(of);
}

/** A function that a file gives a name, and the names under which it may be asked for. */
type Unit = { readonly of: Function; readonly names: readonly string[] };

function unitsOf({ program, source }: Script): readonly Unit[] {
  return program.body.flatMap((step, index): readonly Unit[] => {
    if (step.kind !== "assign") return [];
    const { target, value } = step;
    if (value.kind === "function") {
      // A decorator has what it decorates, and may call it.
      const before = program.body[index - 1];
      const isDecorated = before?.kind === "do" && source.text[before.span.start - 1] === "@";
      if (isDecorated) return [];
      if (target.kind === "name") return [{ of: value, names: [target.name] }];
      return target.kind === "member" && isExports(target.object)
        ? [{ of: value, names: [target.name] }]
        : [];
    }
    if (!isExporting(step) || value.kind !== "object") return [];
    return value.entries.flatMap((entry) => {
      const key =
        entry.kind === "entry" && entry.key.kind === "string" ? entry.key.parts[0] : undefined;
      return entry.kind === "entry" && entry.value.kind === "function" && key?.kind === "text"
        ? [{ of: entry.value, names: [key.value] }]
        : [];
    });
  });
}

/** `module.exports = { a, b }` says names and does nothing. */
function isExporting(step: Step): boolean {
  return (
    step.kind === "assign" &&
    step.target.kind === "member" &&
    isOfModule(step.target) &&
    step.value.kind === "object"
  );
}

/** What is done when a file is loaded: a step without the functions that are only given names. */
function loaded(step: Step, own: ReadonlySet<Function>): readonly Node[] {
  if (step.kind === "import") return [];
  if (step.kind === "assign" && step.value.kind === "function" && own.has(step.value)) return [];
  return [step];
}

type Asked = { readonly script: Script; readonly names: "all" | readonly string[] };

/** What a node asks of a file: a function of its own, or one of those that it imports. */
function askedBy(node: Node, script: Script, modules: Modules): Asked | undefined {
  if (node.kind === "member") {
    if (isExports(node.object)) return { script, names: [node.name] };
    const whole = wholeModule(node.object, script, modules);
    return whole && { script: whole, names: [node.name, "default"] };
  }
  if (node.kind !== "name") return undefined;
  const binding = script.scopes.named(node.name, node.span.start);
  if (!binding) return undefined;
  const { imported } = binding;
  if (!imported) return isOfFile(binding) ? { script, names: [node.name] } : undefined;
  const whole = wholeModule(node, script, modules);
  if (whole) return { script: whole, names: "all" };
  const from = modules(script, imported.module);
  return from && { script: from, names: [imported.name] };
}

function isOfFile({ scope }: Binding): boolean {
  return scope.start === 0 && scope.end === Infinity;
}

/** The file that a name stands for as a whole: `import * as a`, `const a = require()`, `from . import a`. */
function wholeModule(node: Expression, script: Script, modules: Modules): Script | undefined {
  if (node.kind !== "name") return undefined;
  const binding = script.scopes.named(node.name, node.span.start);
  if (!binding) return undefined;
  const [only] = binding.assigns;
  if (only && isModuleExports(only.value)) return script;
  const { imported } = binding;
  if (!imported) return undefined;
  const { module, name } = imported;
  if (name === "*" || name === "default") return modules(script, module);
  if (script.program.language !== "python") return undefined;
  return modules(script, module.endsWith(".") ? module + name : `${module}.${name}`);
}

function isModuleExports(node: Expression): boolean {
  return node.kind === "member" && isOfModule(node);
}
