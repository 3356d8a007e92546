import { constructorOf } from "../evaluate/script/binding.ts";
import { later } from "../source/once.ts";
import type { Expression, Function } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { definitionsOf } from "./definitions.ts";
import type { Caller, Reading } from "./reading.ts";

/** Finds the calls of functions in other files than their own. */
export function callersIn(readings: () => readonly Reading[]): Reading["callers"] {
  let isFinding = false;
  const found = later(() => {
    const all = new Map<Function, Caller[]>();
    isFinding = true;
    for (const reading of readings())
      for (const { of, caller } of importedCalls(reading)) {
        const known = all.get(of);
        if (known) known.push(caller);
        else all.set(of, [caller]);
      }
    isFinding = false;
    return all;
  });
  return (of) => (isFinding ? [] : (found().get(of) ?? []));
}

function* importedCalls(
  reading: Reading,
): Generator<{ readonly of: Function; readonly caller: Caller }> {
  for (const call of nodesIn(reading.script.program)) {
    if (call.kind !== "call" || !isOfFile(call.callee, reading)) continue;
    for (const { value } of definitionsOf(call.callee, reading)) {
      const of = value?.kind === "class" ? constructorOf(value) : value;
      if (of?.kind === "function") yield { of, caller: { call, reading } };
    }
  }
}

/** Whether the first name of what is called comes from a file that is read. */
function isOfFile(node: Expression, { script, modules }: Reading): boolean {
  let first = node;
  while (first.kind === "member") first = first.object;
  if (first.kind !== "name") return false;
  const { imported } = script.scopes.named(first.name, first.span.start) ?? {};
  return imported !== undefined && modules(script, imported.module) !== undefined;
}
