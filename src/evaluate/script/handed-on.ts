import { later, once } from "../../source/once.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { membersOf } from "../members.ts";
import type { Value } from "../value.ts";
import type { Evaluator, Script } from "./at.ts";
import { isSelf } from "./binding.ts";
import { bindingIn } from "./scopes.ts";

// What a program hands on of the things that it makes: whoever has them may do more with them.

/** What is handed on of one thing. */
export type HandedOn = {
  /** It is an argument of a call of which nothing is known. */
  readonly isGiven: boolean;
  /** The names under which others may ask for it: fields, what functions return, names of the file. */
  readonly names: ReadonlySet<string>;
};

/** What other files of a program do with what a file makes. */
export type Elsewhere = {
  /** Whether one asks for something by a name. */
  readonly asksFor: (name: string) => boolean;
  /** Whether one grants something to what it does not make itself. */
  readonly grants: () => boolean;
};

/** Whether others may do more with what is handed on. */
export function isHandedOn({ isGiven, names }: HandedOn, elsewhere: Elsewhere): boolean {
  return isGiven || [...names].some(elsewhere.asksFor) || (names.size > 0 && elsewhere.grants());
}

type Growing = { isGiven: boolean; readonly names: Set<string> };

/**
 * What a program hands on, by what it is called.
 *
 * @param thingsIn what things a value is, by what they are called
 * @param isKnown whether all that a call does with its arguments is known
 */
export function handedOn(
  { script, evaluate }: Pick<Evaluator, "script" | "evaluate">,
  thingsIn: (value: Value) => readonly string[],
  isKnown: (call: Call) => boolean,
): ReadonlyMap<string, HandedOn> {
  const found = new Map<string, Growing>();
  const of = (node: Expression): readonly Growing[] =>
    [...allIn(evaluate(node))].flatMap(thingsIn).map((thing) => {
      const known = found.get(thing) ?? { isGiven: false, names: new Set() };
      found.set(thing, known);
      return known;
    });
  const { scopes } = script;
  for (const node of nodesIn(script.program)) {
    if (node.kind === "call" && !isKnown(node))
      for (const { value } of node.args)
        if (value.kind !== "function") for (const each of of(value)) each.isGiven = true;
    if (node.kind === "assign" && node.target.kind !== "index") {
      const isOfOthers =
        node.target.kind === "member" || isOfFileOrClass(scopes.calledAt(node.span.start), script);
      if (isOfOthers && mayHold(node.value))
        for (const each of of(node.value)) each.names.add(node.target.name);
    }
    if (node.kind === "return" && node.value && mayHold(node.value)) {
      const name = scopes.calledAt(node.span.start).split(".").findLast(isName);
      for (const each of of(node.value))
        if (name === undefined) each.isGiven = true;
        else each.names.add(name);
    }
  }
  return found;
}

/** Whether what is so called around a name has it among its fields, or at the top of the file. */
function isOfFileOrClass(around: string, { scopes }: Script): boolean {
  return around === "" || scopes.named(around, -1)?.made !== undefined;
}

/** Scopes without a name are called as what they are. */
function isName(label: string): boolean {
  return !/^(?:block|function|class)(?:#|$)/.test(label);
}

function mayHold({ kind }: Expression): boolean {
  return ["call", "name", "member", "object", "list", "conditional", "index"].includes(kind);
}

/** How deep things may lie in lists and maps. */
const deepest = 4;

/** A value, and all that lies in it. */
export function* allIn(value: Value, depth = 0): Generator<Value> {
  yield value;
  if (depth >= deepest) return;
  if (value.kind === "choice") for (const each of value.values) yield* allIn(each, depth + 1);
  if (value.kind !== "list" && value.kind !== "map") return;
  const { items, rest } = membersOf(value);
  for (const each of [...items, ...rest.flatMap(({ like }) => like)]) yield* allIn(each, depth + 1);
}

/** The names that a file asks for of what it does not make itself: members, and what it imports. */
export const namesAskedFor: (script: Script) => ReadonlySet<string> = once((script: Script) => {
  const found = new Set<string>();
  for (const node of nodesIn(script.program)) {
    if (node.kind === "import") for (const { imported } of node.names) found.add(imported);
    if (node.kind !== "member") continue;
    const own = isSelf(node.object) ? bindingIn(node, script.scopes) : undefined;
    if (!own || own.assigns.length === 0) found.add(node.name);
  }
  return found;
});

/** A file of a program, and the folder in which that is run, where one is known. */
export type InProgram = { readonly script: Script; readonly folder: string | undefined };

/**
 * Whether another file of the same program asks for something by a name. What lies beside all programs may be
 * a part of each.
 */
export function askedForAmong<File>(
  files: readonly File[],
  inProgram: (file: File) => InProgram,
): (by: File) => (name: string) => boolean {
  const asking = later(() => {
    const found = new Map<string, File[]>();
    for (const file of files)
      for (const name of namesAskedFor(inProgram(file).script)) {
        const known = found.get(name);
        if (known) known.push(file);
        else found.set(name, [file]);
      }
    return found;
  });
  return (own) => (name) =>
    (asking().get(name) ?? []).some(
      (each) => each !== own && areOfOne(inProgram(each), inProgram(own)),
    );
}

/** Whether files may belong to one program. */
export function areOfOne({ folder: one }: InProgram, { folder: other }: InProgram): boolean {
  return one === undefined || other === undefined || one === other;
}
