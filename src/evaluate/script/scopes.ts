import { later, once } from "../../source/once.ts";
import type { Span } from "../../source/source.ts";
import type {
  Call,
  Class,
  Expression,
  Function,
  Index,
  Member,
  Program,
} from "../../syntax/script/tree.ts";
import { constructorOf, isSelf, type Binding } from "./binding.ts";
import { inherited } from "./inherited.ts";
import { scopeTreeOf, scopesAt, type Growing } from "./scope-tree.ts";

/** Which names of a program are the same. */
export type Scopes = {
  /** What a name means at an offset; undefined for one of the language or of elsewhere. */
  readonly named: (name: string, at: number) => Binding | undefined;
  /** A field of the class around an offset: what `this.name` means there. */
  readonly field: (name: string, at: number) => Binding | undefined;
  /** The names of all fields and methods of a class. */
  readonly fieldsOf: (of: Class) => Iterable<string>;
  /** The parameters of a function, in their order. */
  readonly parameters: (of: Function) => readonly Binding[];
  /** The scope that an offset stands in. */
  readonly innermost: (at: number) => Span;
  /** What that is called, by the classes and functions around it: `Stack.constructor`. */
  readonly calledAt: (at: number) => string;
  /** What the class around an offset is called: whose fields `this` has there. */
  readonly classAt: (at: number) => string;
  /** The class around an offset: what `this` is an object of there. */
  readonly classAround: (at: number) => Class | undefined;
  /** The class of the file that another one extends. */
  readonly extended: (by: Class) => Class | undefined;
  /** The function of the file that a call calls. */
  readonly callee: (call: Call) => Function | undefined;
  /** The function by whose name one is called, where it has one. */
  readonly calls: (of: Function) => readonly Call[];
  /** The call that a function written there is an argument of: `names.forEach((name) => ...)`. */
  readonly givenTo: (of: Function) => Call | undefined;
};

const growing: ReadonlySet<string> = new Set([
  "push",
  "unshift",
  "append",
  "extend",
  "insert",
  "add",
  "update",
  "splice",
]);

/** Finds the scopes of a program, once. */
export const scopesOf: (program: Program) => Scopes = once((program: Program): Scopes => {
  const { whole, seen } = scopeTreeOf(program);
  const named = (name: string, at: number): Binding | undefined => {
    const around = scopesAt(whole, at);
    // The names of a class's body are seen in it and not in its methods.
    const seen = around.filter(
      (scope, index) => scope.kind !== "class" || index === around.length - 1,
    );
    return seen.findLast(({ names }) => names.has(name))?.names.get(name);
  };
  const field = (name: string, at: number): Binding | undefined =>
    scopesAt(whole, at)
      .findLast(({ kind }) => kind === "class")
      ?.fields.get(name);
  const growingIn = (node: Expression): Growing | undefined =>
    bindingIn(node, { named, field }) as Growing | undefined;
  const bindingOf = ({ callee }: Call): Binding | undefined => bindingIn(callee, { named, field });
  for (const call of seen.calls) {
    if (call.callee.kind !== "member" || !growing.has(call.callee.name)) continue;
    const { object } = call.callee;
    growingIn(object)?.grown.push(call);
    if (isPart(object)) growingIn(object.object)?.altered.push(call);
  }
  for (const fill of seen.fills) {
    if (fill.target.kind === "name") continue;
    const { object } = fill.target;
    growingIn(object)?.filled.push(fill);
    if (isPart(object)) growingIn(object.object)?.altered.push(fill);
  }
  const extended = ({ bases: [base] }: Class): Class | undefined =>
    base && bindingIn(base, { named, field })?.made;
  // Its own function that makes an object, or that of a class that it extends.
  const constructorIn = inherited<Function | undefined>(
    extended,
    (own, above) => constructorOf(own) ?? above,
  );
  const byFunction = later(() => {
    const found = new Map<Function, Call[]>();
    const note = (of: Function, call: Call): void => {
      const known = found.get(of);
      if (known) known.push(call);
      else found.set(of, [call]);
    };
    for (const call of seen.calls) {
      const { assigns = [], made } = bindingOf(call) ?? {};
      for (const { value } of assigns) if (value.kind === "function") note(value, call);
      const extending = seen.callsOfBases.get(call);
      const maker = extending ? extended(extending) : made;
      const constructor = maker && constructorIn(maker);
      if (constructor) note(constructor, call);
    }
    return found;
  });
  const givenTo = later(
    () =>
      new Map(
        seen.calls.flatMap((call) =>
          call.args.flatMap(({ value }) =>
            value.kind === "function" ? [[value, call] as const] : [],
          ),
        ),
      ),
  );
  const innermost = (at: number): Span => (scopesAt(whole, at).at(-1) ?? whole).span;
  return {
    named,
    field,
    fieldsOf: ({ span }) =>
      scopesAt(whole, span.start)
        .findLast(({ kind }) => kind === "class")
        ?.fields.keys() ?? [],
    innermost,
    extended,
    classAround: (at) => scopesAt(whole, at).findLast(({ kind }) => kind === "class")?.class,
    classAt: (at) => scopesAt(whole, at).findLast(({ kind }) => kind === "class")?.label ?? "",
    calledAt: (at) => (scopesAt(whole, at).at(-1) ?? whole).label,
    parameters: (of) => seen.parameters.get(of) ?? [],
    callee: (call) => {
      const made = bindingOf(call)?.assigns.find(({ value }) => value.kind === "function");
      return made?.value.kind === "function" ? made.value : undefined;
    },
    calls: (of) => byFunction().get(of) ?? [],
    givenTo: (of) => givenTo().get(of),
  };
});

/** Whether an expression is a member or an element of something. */
function isPart(node: Expression): node is Member | Index {
  return node.kind === "member" || node.kind === "index";
}

/** Whether an expression is a name that the file does not give a meaning: one of the language. */
export function isOfLanguage(node: Expression, scopes: Pick<Scopes, "named" | "field">): boolean {
  return node.kind === "name" && !isSelf(node) && !bindingIn(node, scopes);
}

/** What a name, or a field of the object at hand, means where it stands. */
export function bindingIn(
  node: Expression,
  { named, field }: Pick<Scopes, "named" | "field">,
): Binding | undefined {
  if (node.kind === "name") return named(node.name, node.span.start);
  if (node.kind === "member" && isSelf(node.object)) return field(node.name, node.span.start);
  return undefined;
}
