import { once } from "../../source/once.ts";
import { contains } from "../../source/source.ts";
import type { Call, Class, Expression, Function } from "../../syntax/script/tree.ts";
import type { Script } from "./at.ts";
import { constructorOf, isChanged, isOfBase, isSelf, type Binding } from "./binding.ts";
import { exportedBy, exportNamed, type Exported, type Modules } from "./modules.ts";
import { onlyValue, originOf } from "./qualified.ts";
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

/**
 * What an expression is of the program's own classes: `Helper`, `new Helper("a")`, a name of one, `this`, `super`;
 * undefined where something is done to it besides: `helper.name = value`.
 */
export function objectIn(
  node: Expression,
  script: Script,
  modules: Modules,
  depth = 0,
): ObjectIn | undefined {
  if (depth > longestChain || isChangedAt(node, script)) return undefined;
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

/** Whether something is done to what an expression stands for, under one of its names. */
function isChangedAt(node: Expression, { scopes }: Script): boolean {
  let at: Expression | undefined = node;
  for (let step = 0; at && step < longestChain; step++) {
    const binding = bindingIn(at, scopes);
    if (binding && isChanged(binding)) return true;
    at = onlyValue(binding);
  }
  return false;
}

/** What Python hands to a method of a class. */
function isOwnClass(node: Expression, { program }: Script): boolean {
  return program.language === "python" && node.kind === "name" && node.name === "cls";
}

function classNamed(node: Expression, script: Script, modules: Modules): ClassIn | undefined {
  const own = bindingIn(node, script.scopes)?.made;
  if (own) return { script, of: own };
  const found = importedAs(node, script, modules);
  if (found?.kind !== "value" || found.value.kind !== "class") return undefined;
  const { name, span } = found.value;
  const binding = name === undefined ? undefined : found.script.scopes.named(name, span.start);
  return binding && isChanged(binding) ? undefined : { script: found.script, of: found.value };
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

/**
 * The classes of a line as far as what is written in them holds for an object of the first: what one gives that those
 * before it give too is theirs, and so none counts that may use it.
 */
function classesThatHold(is: ClassIn, modules: Modules): readonly ClassIn[] {
  const { holding } = knownBy(modules);
  const known = holding.get(is.of);
  if (known) return known;
  const line = [...lineOf(is, modules)];
  const names = line.map(({ script, of }) => [...script.scopes.fieldsOf(of)].filter(isInherited));
  const first = new Map<string, number>();
  const isLost = new Set<number>();
  for (const [index, own] of names.entries())
    for (const name of own) {
      const from = first.get(name) ?? index;
      first.set(name, from);
      for (let lost = from + 1; lost <= index; lost++) isLost.add(lost);
    }
  const found = line.filter((_, index) => !isLost.has(index));
  holding.set(is.of, found);
  return found;
}

const knownBy = once((modules: Modules) => ({
  modules,
  holding: new Map<Class, readonly ClassIn[]>(),
}));

/** Constructors call each other: one does not take the place of another. */
const isInherited = (name: string): boolean => name !== "constructor" && name !== "__init__";

/** The method of a class that is called by a name, its own or one that it extends. */
export function methodNamed(
  is: ClassIn,
  name: string,
  modules: Modules,
): { readonly script: Script; readonly value: Function } | undefined {
  for (const { script, of } of classesThatHold(is, modules)) {
    const value = membersOf(of).get(name);
    if (value) return value.kind === "function" ? { script, value } : undefined;
  }
  return undefined;
}

const membersOf = once((of: Class): ReadonlyMap<string, Expression> => {
  const members = of.body.flatMap((step) =>
    step.kind === "assign" && step.target.kind === "name"
      ? [[step.target.name, step.value] as const]
      : [],
  );
  return new Map(members.toReversed());
});

/** The class of a line that gives a field its values. */
export function classWithField(is: ClassIn, name: string, modules: Modules): ClassIn | undefined {
  const [first, ...others] = [...lineOf(is, modules)].filter(({ script, of }) =>
    script.scopes.field(name, of.span.start),
  );
  const field = first?.script.scopes.field(name, first.of.span.start);
  const holds = classesThatHold(is, modules).some(({ of }) => of === first?.of);
  if (!first || !field || !holds || (field.assigns.length === 0 && !field.parameter))
    return undefined;
  // What only methods give it, it may still have of the class above.
  return others.length === 0 || isGivenAtOnce(field, first.of) ? first : undefined;
}

/** Whether a field has a value of its class before any method is called. */
function isGivenAtOnce({ parameter, assigns }: Binding, of: Class): boolean {
  const constructor = constructorOf(of);
  return (
    parameter !== undefined ||
    assigns.some(
      ({ target, span }) =>
        target.kind === "name" || (constructor && contains(constructor.span, span)),
    )
  );
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
