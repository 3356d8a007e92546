import type { Call, Expression, Function } from "../../syntax/script/tree.ts";
import { valueInJson } from "../json.ts";
import { writtenAt, type Value } from "../value.ts";
import type { Asking, Bound } from "./at.ts";
import { builtIn, method } from "./built-in.ts";
import { onlyValue, qualifiedIn } from "./qualified.ts";
import { argumentsOf, returnedBy } from "./returned.ts";
import { bindingIn } from "./scopes.ts";

/** What a call gives, where it is one of a function of the file or of a pure one of the language. */
export function callOf(call: Call, bound: Bound, asking: Asking): Value | undefined {
  const { callee } = call;
  const own = functionCalled(callee, asking);
  if (own) {
    const usual = (node: Expression): Value => asking.evaluate(node, bound);
    return returnedBy(own, argumentsOf(call, own, bound, asking, usual), call, bound, asking);
  }
  if (callee.kind !== "member" && callee.kind !== "name") return undefined;
  const json = ofJson(call, bound, asking);
  if (json) return json;
  // A name of the file's own hides that of the language.
  if (callee.kind === "name")
    return bindingIn(callee, asking.script.scopes)
      ? undefined
      : builtIn(callee.name, call, bound, asking);
  return method(callee.object, callee.name, call, bound, asking);
}

/** The function of the file that is called: by its name, as a method of its class, or as one of an object. */
function functionCalled(callee: Expression, { script }: Asking): Function | undefined {
  const { scopes } = script;
  const own = onlyValue(bindingIn(callee, scopes));
  if (own?.kind === "function") return own;
  if (callee.kind !== "member") return undefined;
  const binding = bindingIn(callee.object, scopes);
  const holder = onlyValue(binding);
  const values =
    holder?.kind === "object"
      ? holder.entries.flatMap((each) =>
          each.kind === "entry" && isNamed(each.key, callee.name) ? [each.value] : [],
        )
      : (binding?.made?.body ?? []).flatMap((step) =>
          step.kind === "assign" && isNamed(step.target, callee.name) ? [step.value] : [],
        );
  const [only, ...more] = values;
  return only?.kind === "function" && more.length === 0 ? only : undefined;
}

function isNamed(node: Expression, name: string): boolean {
  if (node.kind === "name") return node.name === name;
  const [only] = node.kind === "string" ? node.parts : [];
  return only?.kind === "text" && only.value === name;
}

/** `JSON.stringify(value)`, `json.dumps(value)`, and back. */
function ofJson(call: Call, bound: Bound, asking: Asking): Value | undefined {
  const { callee, args } = call;
  const [first] = args;
  if (!first || first.spread) return undefined;
  const name = nameOf(callee, asking);
  if (name === "JSON.stringify" || name === "json.dumps")
    return {
      kind: "encoded",
      value: asking.evaluate(first.value, bound),
      origin: writtenAt(asking.placeOf(call)),
    };
  if (name !== "JSON.parse" && name !== "json.loads") return undefined;
  const text = asking.evaluate(first.value, bound);
  if (text.kind === "encoded") return text.value;
  return text.kind === "text" ? valueInJson(text.embedded) : undefined;
}

/** `JSON.stringify` where the file has no `JSON` of its own, `json.dumps` however it is imported. */
function nameOf(callee: Expression, { script }: Asking): string | undefined {
  const qualified = qualifiedIn(callee, script.scopes);
  if (qualified) return [qualified.module, ...qualified.path].join(".");
  if (callee.kind !== "member" || callee.object.kind !== "name") return undefined;
  return bindingIn(callee.object, script.scopes)
    ? undefined
    : `${callee.object.name}.${callee.name}`;
}
