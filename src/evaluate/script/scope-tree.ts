import type { Span } from "../../source/source.ts";
import type {
  Assign,
  Block,
  Call,
  Class,
  Function,
  ImportedName,
  Program,
  Turn,
} from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";
import { isOfBase, isSelf, type Binding } from "./binding.ts";
import { firstWhere } from "../../source/search.ts";

// The scopes of a program, each in the one around it, with the names and fields that it has.

/** A binding while the program is gone through. */
export type Growing = { -readonly [Key in keyof Binding]: Binding[Key] } & {
  assigns: Assign[];
  grown: Call[];
  filled: Assign[];
  altered: (Call | Assign)[];
};

export type Scope = {
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
  readonly class?: Class;
};

/** What is noted of a program on the way through it. */
export type Seen = {
  readonly language: Program["language"];
  readonly calls: Call[];
  /** The calls by which classes make what the ones above them make, by the class that they stand in. */
  readonly callsOfBases: Map<Call, Class>;
  /** Assignments to members of something. */
  readonly fills: Assign[];
  readonly parameters: Map<Function, readonly Binding[]>;
  /** What functions are assigned to. */
  readonly names: Map<Node, string>;
};

/** Goes through a program once. */
export function scopeTreeOf({ body, language }: Program): {
  readonly whole: Scope;
  readonly seen: Seen;
} {
  const whole = makeScope("program", { start: 0, end: Infinity }, "");
  const seen: Seen = {
    language,
    calls: [],
    callsOfBases: new Map(),
    fills: [],
    parameters: new Map(),
    names: new Map(),
  };
  for (const step of body) declare(step, [whole], seen);
  inOrder(whole);
  return { whole, seen };
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
export function scopesAt(whole: Scope, at: number): readonly Scope[] {
  const found = [whole];
  for (let inner = innerAt(whole, at); inner; inner = innerAt(inner, at)) found.push(inner);
  return found;
}

/** They stand one behind the other. */
function innerAt({ inner }: Scope, at: number): Scope | undefined {
  const found = inner[firstWhere(inner, ({ span }) => span.end > at)];
  return found && found.span.start <= at ? found : undefined;
}

/** Enters what a node declares into the scopes around it, and goes on in what stands in it. */
function declare(root: Node, around: readonly Scope[], seen: Seen): void {
  const open: { readonly node: Node; readonly around: readonly Scope[] }[] = [
    { node: root, around },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, around } = next;
    if (node.kind === "call") enterCall(node, around, seen);
    const within = entered(node, around, seen);
    for (const child of childrenOf(node).toReversed()) open.push({ node: child, around: within });
  }
}

function enterCall(call: Call, around: readonly Scope[], seen: Seen): void {
  seen.calls.push(call);
  const { class: of } = around.findLast(({ kind }) => kind === "class") ?? {};
  if (of && isOfBase(call)) seen.callsOfBases.set(call, of);
}

/** The scopes in which the parts of a node stand, with what it declares. */
function entered(node: Node, around: readonly Scope[], seen: Seen): readonly Scope[] {
  const inner = around.at(-1);
  if (!inner) return around;
  const within = (kind: Scope["kind"]): readonly [...(readonly Scope[]), Scope] => {
    const own = node.kind === "class" ? node.name : seen.names.get(node);
    const label = labelIn(inner, own ?? node.kind);
    const made = makeScope(kind, node.span, label);
    const scope = node.kind === "class" ? { ...made, class: node } : made;
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
  const made: Growing = {
    name,
    scope: span,
    within: label,
    assigns: [],
    grown: [],
    filled: [],
    altered: [],
  };
  map.set(name, made);
  return made;
}
