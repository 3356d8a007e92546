import { onceWithoutItself } from "../../source/once.ts";
import type { Call, Expression, Function, Member } from "../../syntax/script/tree.ts";
import type { Value } from "../value.ts";
import type { Bound, Evaluator, Library, Script } from "./at.ts";
import type { Modules } from "./modules.ts";
import {
  classWithField,
  constructorsOf,
  importedAs,
  methodNamed,
  objectIn,
  type ObjectIn,
} from "./objects.ts";
import { argumentsOf } from "./returned.ts";

/** The files of a program whose functions call each other. */
type Calling = {
  readonly modules: Modules;
  readonly evaluatorOf: (script: Script) => Evaluator;
  /** What others may make of something that a file gives. */
  readonly handedOn?: (script: Script, value: Value) => Value | undefined;
};

/** What a function is, the file that it stands in, and the object that it is a method of. */
type Called = {
  readonly script: Script;
  readonly value: Function;
  readonly object?: ObjectIn;
};

/**
 * What functions of other files of a program give that are called, and methods and fields of the program's own classes,
 * wherever these stand; undefined for all else.
 */
export function callsElsewhere({
  modules,
  evaluatorOf,
  handedOn = (_, value) => value,
}: Calling): Required<Pick<Library, "call" | "member">> {
  // What depends on nothing around it is asked for again and again; what needs itself stays unknown.
  const known = onceWithoutItself<Value | undefined>();
  const remembered = (
    node: Expression,
    bound: Bound,
    { apart }: Evaluator,
    work: () => Value | undefined,
  ): Value | undefined => (bound.size > 0 ? work() : known(node, () => apart(work)));
  const given = (to: Script, from: Script, value: Value | undefined): Value | undefined =>
    value && from !== to ? handedOn(from, value) : value;

  /** What the parameters of the constructors have that made an object. */
  const constructed = (object: ObjectIn, bound: Bound): Bound => {
    const within = new Map(bound);
    for (const { script, value, called } of constructorsOf(object, modules)) {
      const [own, caller] = [evaluatorOf(script), evaluatorOf(called.script)];
      const args = argumentsOf(called.call, value, within, caller, (node) => own.evaluate(node));
      for (const [index, binding] of script.scopes.parameters(value).entries()) {
        const arg = args[index];
        if (arg) within.set(binding, arg);
      }
    }
    return within;
  };

  const call = (node: Call, evaluator: Evaluator, bound: Bound): Value | undefined => {
    const found = functionCalled(node, evaluator.script, modules);
    if (!found) return undefined;
    const { script, value, object } = found;
    return remembered(node, bound, evaluator, () => {
      const other = evaluatorOf(script);
      const args = argumentsOf(node, value, bound, evaluator, (usual) => other.evaluate(usual));
      const around = object && constructed(object, bound);
      const at = script === evaluator.script ? node : value;
      return given(evaluator.script, script, other.apply(value, args, at, around));
    });
  };

  const member = (node: Member, evaluator: Evaluator, bound: Bound): Value | undefined => {
    const object = objectIn(node.object, evaluator.script, modules);
    const found = object && classWithField(object.is, node.name, modules);
    if (!found) return undefined;
    return remembered(node, bound, evaluator, () => {
      const { script, of } = found;
      const at = { start: of.span.start, end: of.span.start };
      const own: Member = { ...node, object: { kind: "name", name: "this", span: at }, span: at };
      const value = evaluatorOf(script).evaluate(own, constructed(object, bound));
      const isKnown = value.kind !== "unknown" || (value.refersTo ?? value.attributeOf);
      return isKnown ? given(evaluator.script, script, value) : undefined;
    });
  };
  return { call, member };
}

/** A function of another file, by its name, or as one of a file's; or a method of one of the program's classes. */
function functionCalled({ callee }: Call, from: Script, modules: Modules): Called | undefined {
  const found = importedAs(callee, from, modules);
  if (found?.kind === "value" && found.value.kind === "function")
    return { script: found.script, value: found.value };
  if (callee.kind !== "member") return undefined;
  const object = objectIn(callee.object, from, modules);
  const method = object && methodNamed(object.is, callee.name, modules);
  return method && { ...method, object };
}
