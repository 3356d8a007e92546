import { later, once } from "../../source/once.ts";
import type { Span } from "../../source/source.ts";
import type {
  Assign,
  Block,
  Call,
  Class,
  Expression,
  Function,
  ImportedName,
  Parameter,
  Program,
  Turn,
} from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";

/** A name of a program, or a field of a class, and all that gives it a value. */
export type Binding = {
  readonly name: string;
  /** Where the names stand among which it is one. */
  readonly scope: Span;
  /** What those are called: with the name, its identity in the file, wherever that is changed around it. */
  readonly within: string;
  readonly assigns: readonly Assign[];
  readonly imported?: { readonly module: string; readonly name: string };
  readonly parameter?: { readonly of: Function; readonly index: number; readonly is: Parameter };
  /** The loop that gives it a value in each turn: the element, or where it has several names, one of its elements. */
  readonly turn?: { readonly of: Block | Turn; readonly index?: number };
  readonly made?: Class;
  /** What is said of its type. */
  readonly type?: Expression;
  /** What adds to the list that it is: calls of `push`, `append`, `extend` and such. */
  readonly grown: readonly Call[];
  /** What gives its members values: `name.key = value`, `name["key"] = value`. */
  readonly filled: readonly Assign[];
};

/** Which names of a program are the same. */
export type Scopes = {
  /** What a name means at an offset; undefined for one of the language or of elsewhere. */
  readonly named: (name: string, at: number) => Binding | undefined;
  /** A field of the class around an offset: what `this.name` means there. */
  readonly field: (name: string, at: number) => Binding | undefined;
  /** The parameters of a function, in their order. */
  readonly parameters: (of: Function) => readonly Binding[];
  /** The scope that an offset stands in. */
  readonly innermost: (at: number) => Span;
  /** What that is called, by the classes and functions around it: `Stack.constructor`. */
  readonly calledAt: (at: number) => string;
  /** What the class around an offset is called: whose fields `this` has there. */
  readonly classAt: (at: number) => string;
  /** The function of the file that a call calls. */
  readonly callee: (call: Call) => Function | undefined;
  /** The function by whose name one is called, where it has one. */
  readonly calls: (of: Function) => readonly Call[];
  /** The call that a function written there is an argument of: `names.forEach((name) => ...)`. */
  readonly givenTo: (of: Function) => Call | undefined;
};

type Growing = { -readonly [Key in keyof Binding]: Binding[Key] } & {
  assigns: Assign[];
  grown: Call[];
  filled: Assign[];
};

type Scope = {
  readonly span: Span;
  /** By what stands around it; unique in the file. */
  readonly label: string;
  /** How many of a name stand directly in it. */
  readonly counts: Map<string, number>;
  readonly kind: "program" | "function" | "class" | "block";
  readonly names: Map<string, Growing>;
  readonly inner: Scope[];
  /** Of a class: its fields. */
  readonly fields: Map<string, Growing>;
};

/** What is noted of a program on the way through it. */
type Seen = {
  readonly language: Program["language"];
  readonly calls: Call[];
  /** Assignments to members of something. */
  readonly fills: Assign[];
  readonly parameters: Map<Function, readonly Binding[]>;
  /** What functions are assigned to. */
  readonly names: Map<Node, string>;
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
  const whole = makeScope("program", { start: 0, end: Infinity }, "");
  const seen: Seen = {
    language: program.language,
    calls: [],
    fills: [],
    parameters: new Map(),
    names: new Map(),
  };
  for (const step of program.body) declare(step, [whole], seen);
  inOrder(whole);
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
  const bindingOf = ({ callee }: Call): Binding | undefined => bindingIn(callee, { named, field });
  for (const call of seen.calls) {
    if (call.callee.kind !== "member" || !growing.has(call.callee.name)) continue;
    const grown = bindingIn(call.callee.object, { named, field }) as Growing | undefined;
    grown?.grown.push(call);
  }
  for (const fill of seen.fills) {
    if (fill.target.kind === "name") continue;
    const filled = bindingIn(fill.target.object, { named, field }) as Growing | undefined;
    filled?.filled.push(fill);
  }
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
      const constructor = made && constructorOf(made);
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
    innermost,
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

/** What a name, or a field of the object at hand, means where it stands. */
export function bindingIn(
  node: Expression,
  { named, field }: Pick<Scopes, "named" | "field">,
): Binding | undefined {
  if (node.kind === "name") return named(node.name, node.span.start);
  if (node.kind === "member" && isSelf(node.object)) return field(node.name, node.span.start);
  return undefined;
}

/** The function that is called when a class is made an object of. */
export function constructorOf({ body }: Class): Function | undefined {
  for (const step of body) {
    if (step.kind !== "assign" || step.target.kind !== "name") continue;
    const isIt = step.target.name === "constructor" || step.target.name === "__init__";
    if (isIt && step.value.kind === "function") return step.value;
  }
  return undefined;
}

export function isSelf(node: Expression): boolean {
  return node.kind === "name" && (node.name === "this" || node.name === "self");
}

function makeScope(kind: Scope["kind"], span: Span, label: string): Scope {
  return { kind, span, label, counts: new Map(), names: new Map(), inner: [], fields: new Map() };
}

/** What a scope is called in the one around it: several of a name are counted. */
function labelIn({ label, counts }: Scope, name: string): string {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return [...(label === "" ? [] : [label]), count > 1 ? `${name}#${count}` : name].join(".");
}

/** Puts the scopes in each one into the order of the text. */
function inOrder(whole: Scope): void {
  const open = [whole];
  for (let scope = open.pop(); scope; scope = open.pop()) {
    scope.inner.sort((a, b) => a.span.start - b.span.start);
    open.push(...scope.inner);
  }
}

/** The scopes around an offset, from the outermost on. */
function scopesAt(whole: Scope, at: number): readonly Scope[] {
  const found = [whole];
  for (let inner = innerAt(whole, at); inner; inner = innerAt(inner, at)) found.push(inner);
  return found;
}

/** They stand one behind the other. */
function innerAt({ inner }: Scope, at: number): Scope | undefined {
  let low = 0;
  let high = inner.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inner[middle]?.span.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = inner[low];
  return found && found.span.start <= at ? found : undefined;
}

/** Enters what a node declares into the scopes around it, and goes on in what stands in it. */
function declare(root: Node, around: readonly Scope[], seen: Seen): void {
  const open: { readonly node: Node; readonly around: readonly Scope[] }[] = [
    { node: root, around },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, around } = next;
    if (node.kind === "call") seen.calls.push(node);
    const within = entered(node, around, seen);
    for (const child of childrenOf(node).toReversed()) open.push({ node: child, around: within });
  }
}

/** The scopes in which the parts of a node stand, with what it declares. */
function entered(node: Node, around: readonly Scope[], seen: Seen): readonly Scope[] {
  const inner = around.at(-1);
  if (!inner) return around;
  const within = (kind: Scope["kind"]): readonly [...(readonly Scope[]), Scope] => {
    const own = node.kind === "class" ? node.name : seen.names.get(node);
    const scope = makeScope(kind, node.span, labelIn(inner, own ?? node.kind));
    inner.inner.push(scope);
    return [...around, scope];
  };
  switch (node.kind) {
    case "import":
      for (const each of node.names) enterImport(inner, node.module, each);
      return around;
    case "assign":
      if (node.value.kind === "function" && node.target.kind !== "index")
        seen.names.set(node.value, node.target.name);
      if (node.target.kind !== "name") seen.fills.push(node);
      enterAssign(node, around, seen.language);
      return around;
    case "class": {
      if (node.name !== undefined) bound(inner, node.name).made = node;
      return within("class");
    }
    case "function": {
      const scopes = within("function");
      const own = scopes.at(-1) ?? inner;
      const names = node.parameters.map(({ name }) => bound(own, name));
      seen.parameters.set(node, names);
      for (const [index, is] of node.parameters.entries()) {
        const of = around.findLast(({ kind }) => kind === "class");
        const field = is.field && of ? [fieldOf(of, is.name)] : [];
        for (const binding of [bound(own, is.name), ...field]) {
          binding.parameter = { of: node, index, is };
          if (is.type) binding.type = is.type;
        }
      }
      return scopes;
    }
    case "block": {
      const scopes = seen.language === "typescript" ? within("block") : around;
      const own = scopes.at(-1) ?? inner;
      enterTurn(own, node);
      return scopes;
    }
    case "comprehension": {
      const scopes = within("block");
      for (const turn of node.turns) enterTurn(scopes.at(-1) ?? inner, turn);
      return scopes;
    }
    default:
      return around;
  }
}

function enterTurn(scope: Scope, turn: Block | Turn): void {
  const { names } = turn;
  for (const [index, { name }] of names.entries())
    bound(scope, name).turn = { of: turn, ...(names.length > 1 && { index }) };
}

function enterImport(scope: Scope, module: string, { local, imported }: ImportedName): void {
  bound(scope, local).imported = { module, name: imported };
}

function enterAssign(
  assign: Assign,
  around: readonly Scope[],
  language: Program["language"],
): void {
  const { target } = assign;
  const inner = around.at(-1);
  if (!inner || target.kind === "index") return;
  if (target.kind === "member") {
    const of = around.findLast(({ kind }) => kind === "class");
    if (of && isSelf(target.object)) give(fieldOf(of, target.name), assign);
    return;
  }
  if (inner.kind === "class") {
    give(fieldOf(inner, target.name), assign);
    if (language === "python") give(bound(inner, target.name), assign);
    return;
  }
  const isOwn = assign.declares || (language === "python" && !assign.outer);
  const outwards = assign.outer ? around.slice(0, -1) : around;
  const known = isOwn ? undefined : outwards.findLast(({ names }) => names.has(target.name));
  give(bound(known ?? inner, target.name), assign);
}

/** What is only declared gets no value. */
function give(binding: Growing, assign: Assign): void {
  const { value, type } = assign;
  if (type) binding.type = type;
  if (value.kind !== "null" || value.span.end > value.span.start) binding.assigns.push(assign);
}

function bound(scope: Scope, name: string): Growing {
  return entryFor(scope.names, scope, name);
}

function fieldOf(scope: Scope, name: string): Growing {
  return entryFor(scope.fields, scope, name);
}

function entryFor(map: Map<string, Growing>, { span, label }: Scope, name: string): Growing {
  const known = map.get(name);
  if (known) return known;
  const made: Growing = { name, scope: span, within: label, assigns: [], grown: [], filled: [] };
  map.set(name, made);
  return made;
}
