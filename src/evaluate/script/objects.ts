import { once } from "../../source/once.ts";
import type { Call, Class, Expression, Function } from "../../syntax/script/tree.ts";
import type { Script } from "./at.ts";
import { constructorOf, isOfBase, isSelf } from "./binding.ts";
import { exportedBy, exportNamed, type Exported, type Modules } from "./modules.ts";
import { originOf } from "./qualified.ts";
import { bindingIn } from "./scopes.ts";

// Objects of a program's own classes, through all files of it.

/** A class, and the file that it stands in. */
export type ClassIn = { readonly script: Script; readonly of: Class };

/** A call, and the file that it stands in. */
export type CallIn = { readonly script: Script; readonly call: Call };

/** A class, or an object of it, with the call that made it where that is known. */
export type ObjectIn = { readonly is: ClassIn; readonly made?: CallIn };

/** How many names may stand for each other, one behind the other, in as many files. */
const longestChain = 20;

/** How many classes may extend each other. */
const longestLine = 50;

/** What an expression is of the program's own classes: `Helper`, `new Helper("a")`, a name of one, `this`, `super`. */
export function objectIn(
  node: Expression,
  script: Script,
  modules: Modules,
  depth = 0,
): ObjectIn | undefined {
  if (depth > longestChain) return undefined;
  if (isSelf(node) || isOwnClass(node, script)) {
    const of = script.scopes.classAround(node.span.start);
    return of && { is: { script, of } };
  }
  if (node.kind === "name" && node.name === "super") {
    const of = script.scopes.classAround(node.span.start);
    const is = of && extendedBy({ script, of }, modules);
    const constructor = of && constructorOf(of);
    const call = constructor && baseCallIn(constructor);
    return is && { is, ...(call && { made: { script, call } }) };
  }
  const at = originOf(node, script);
  if (at.kind === "call") {
    const made = { script, call: at };
    const is = classNamed(at.callee, script, modules);
    return is && { is, made };
  }
  const is = classNamed(at, script, modules);
  if (is) return { is };
  const found = importedAs(at, script, modules);
  return found?.kind === "value" && found.value.kind !== "class"
    ? objectIn(found.value, found.script, modules, depth + 1)
    : undefined;
}

/** What Python hands to a method of a class. */
function isOwnClass(node: Expression, { program }: Script): boolean {
  return program.language === "python" && node.kind === "name" && node.name === "cls";
}

function classNamed(node: Expression, script: Script, modules: Modules): ClassIn | undefined {
  const own = bindingIn(node, script.scopes)?.made;
  if (own) return { script, of: own };
  const found = importedAs(node, script, modules);
  return found?.kind === "value" && found.value.kind === "class"
    ? { script: found.script, of: found.value }
    : undefined;
}

/** `makePolicy` or `policies.makePolicy`, where that comes from another file. */
export function importedAs(node: Expression, from: Script, modules: Modules): Exported | undefined {
  const own = bindingIn(node, from.scopes);
  if (own?.imported || node.kind !== "member") return own && exportedBy(own, from, modules);
  const imported = bindingIn(node.object, from.scopes)?.imported;
  if (!imported) return undefined;
  const { module } = imported;
  if (imported.name === "*")
    return exportedBy({ imported: { module, name: node.name } }, from, modules);
  const holder = exportedBy({ imported }, from, modules);
  return holder?.kind === "file" ? exportNamed(holder.script, node.name, modules) : undefined;
}

function extendedBy({ script, of }: ClassIn, modules: Modules): ClassIn | undefined {
  const [base] = of.bases;
  return base && classNamed(base, script, modules);
}

/** A class, and those that it extends. */
export function* lineOf(is: ClassIn, modules: Modules): Generator<ClassIn> {
  let at: ClassIn | undefined = is;
  for (let step = 0; at && step < longestLine; step++) {
    yield at;
    at = extendedBy(at, modules);
  }
}

/** The method of a class that is called by a name, its own or one that it extends. */
export function methodNamed(
  is: ClassIn,
  name: string,
  modules: Modules,
): { readonly script: Script; readonly value: Function } | undefined {
  for (const { script, of } of lineOf(is, modules))
    for (const step of of.body)
      if (step.kind === "assign" && step.target.kind === "name" && step.target.name === name)
        return step.value.kind === "function" ? { script, value: step.value } : undefined;
  return undefined;
}

/** The class of a line that gives a field its values. */
export function classWithField(is: ClassIn, name: string, modules: Modules): ClassIn | undefined {
  for (const each of lineOf(is, modules)) {
    const field = each.script.scopes.field(name, each.of.span.start);
    if (field) return field.assigns.length > 0 || field.parameter ? each : undefined;
  }
  return undefined;
}

/**
 * The constructors that make an object, from that of its class on, each with the call that calls it; of an object at
 * hand only those above its class.
 */
export function* constructorsOf(
  { is, made }: ObjectIn,
  modules: Modules,
): Generator<{ readonly script: Script; readonly value: Function; readonly called: CallIn }> {
  let called = made;
  for (const { script, of } of lineOf(is, modules)) {
    const value = constructorOf(of);
    if (!value) continue;
    if (called) yield { script, value, called };
    const further = baseCallIn(value);
    if (!further) return;
    called = { script, call: further };
  }
}

/** `super(...)` in a constructor. */
const baseCallIn = once((constructor: Function): Call | undefined => {
  for (const step of constructor.body)
    if (step.kind === "do" && step.value.kind === "call" && isOfBase(step.value)) return step.value;
  return undefined;
});
