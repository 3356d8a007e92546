import type { Span } from "../../source/source.ts";
import type {
  Assign,
  Block,
  Call,
  Class,
  Expression,
  Function,
  Parameter,
  Turn,
} from "../../syntax/script/tree.ts";

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
  /** What changes its members from within: `name.key.push(value)`, `name.key.other = value`. */
  readonly altered: readonly (Call | Assign)[];
};

/** Whether members of what a name stands for are changed under that name. */
export function isChanged({ filled, altered }: Binding): boolean {
  return filled.length + altered.length > 0;
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

/** Whether a call is that of the constructor of the class above: `super(...)`, `super().__init__(...)`. */
export function isOfBase({ callee }: Call): boolean {
  const made = callee.kind === "member" && callee.name === "__init__" ? callee.object : callee;
  return made.kind === "name" && made.name === "super";
}

export function isSelf(node: Expression): boolean {
  return node.kind === "name" && (node.name === "this" || node.name === "self");
}
