import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { list, unknown, writtenAt, type Value } from "../../evaluate/value.ts";
import { formattedString } from "../../evaluate/script/filled-string.ts";
import type { Hole } from "../../iam/text.ts";
import { textAt } from "../../source/source.ts";
import { valueInJson } from "../../evaluate/json.ts";
import type { Call, StringLiteral, StringPart } from "../../syntax/script/tree.ts";
import { argumentsOf } from "./arguments.ts";
import { inCamelCase, namedIn, type Named } from "./names.ts";

// What is known only when it is made, and what is made of it then: here they are the same, a value.
// https://www.pulumi.com/docs/iac/concepts/inputs-outputs/

/** What a function of Pulumi's own library gives for the values that it is called with. */
export function ofPulumi(
  { path }: Named,
  call: Call,
  evaluator: Evaluator,
  bound: Bound,
): Value | undefined {
  const [first] = call.args;
  const evaluate = (index: number): Value | undefined => {
    const given = call.args[index];
    return given && evaluator.evaluate(given.value, bound);
  };
  const name = inCamelCase(path.filter((each) => each !== "Output").join("."));
  switch (name) {
    case "interpolate":
    case "output":
    case "create":
    case "fromInput":
    case "secret":
    case "unsecret":
      return evaluate(0);
    case "jsonStringify":
    case "jsonDumps": {
      const value = evaluate(0);
      const place = { source: evaluator.script.source, span: call.span };
      return value && { kind: "encoded", value, origin: writtenAt(place) };
    }
    case "jsonParse":
    case "jsonLoads": {
      const text = evaluate(0);
      if (text?.kind === "encoded") return text.value;
      return text?.kind === "text" ? valueInJson(text.embedded) : undefined;
    }
    case "concat":
      return evaluator.evaluate(oneString(call), bound);
    case "format": {
      const literal = first?.value.kind === "string" ? first.value : undefined;
      const made = literal && formattedString(literal, call.args.slice(1), evaluator.script.source);
      return made && evaluator.evaluate(made, bound);
    }
    case "getProject":
    case "getStack":
    case "getOrganization":
      return unknown(sameEverywhere(call, evaluator));
    case "all":
      return first && gathered(call, evaluator, bound);
    default:
      return undefined;
  }
}

/** What a configuration says, by its own name and what is asked of it: the same wherever it is asked for. */
export function configured(call: Call, evaluator: Evaluator): Value | undefined {
  const { callee } = call;
  if (callee.kind !== "member" || !/^(?:get|require)/.test(callee.name)) return undefined;
  const made = evaluator.origin(callee.object);
  const named = made.kind === "call" ? namedIn(made.callee, evaluator) : undefined;
  const isConfig = named?.library === "pulumi" && named.path[0] === "Config";
  return isConfig ? unknown(sameEverywhere(call, evaluator)) : undefined;
}

function sameEverywhere(call: Call, evaluator: Evaluator): Hole {
  const { source } = evaluator.script;
  const text = textAt({ source, span: call.span }).replace(/\s+/g, " ");
  return { ...evaluator.hole(call), id: `${source.path}/${text}` };
}

/** Several values as one: a list, or what has names. */
function gathered(call: Call, evaluator: Evaluator, bound: Bound): Value {
  const { args } = call;
  if (args.some(({ name }) => name !== undefined)) return argumentsOf(call, evaluator, bound);
  const [first] = args;
  const isWhole = evaluator.script.program.language === "typescript";
  if (first && args.length === 1 && isWhole) return evaluator.evaluate(first.value, bound);
  const place = { source: evaluator.script.source, span: call.span };
  return list(
    args.map(({ value }) => evaluator.evaluate(value, bound)),
    place,
  );
}

/** The arguments of a call as one string, those that are no text of the file as its holes. */
function oneString({ args, span }: Call): StringLiteral {
  const parts = args.flatMap(({ value, span: at }): readonly StringPart[] =>
    value.kind === "string" ? value.parts : [{ kind: "hole", value, span: at }],
  );
  return { kind: "string", parts, span };
}

/** `output.apply((value) => ...)`, `promise.then((value) => ...)`: what the function makes of it. */
export function applied(call: Call, evaluator: Evaluator, bound: Bound): Value | undefined {
  const { callee, args } = call;
  const [callback] = args;
  if (callee.kind !== "member" || !/^(?:apply|then)$/.test(callee.name) || !callback)
    return undefined;
  const value = evaluator.evaluate(callee.object, bound);
  return (
    evaluator.apply(callback.value, [value], call, bound) ??
    (isEncoder(callback.value) ? encoded(value, call, evaluator) : undefined)
  );
}

/** `apply(JSON.stringify)`, `apply(json.dumps)` */
function isEncoder(node: Call["callee"]): boolean {
  return node.kind === "member" && /^(?:stringify|dumps)$/.test(node.name);
}

function encoded(value: Value, { span }: Call, { script }: Evaluator): Value {
  return { kind: "encoded", value, origin: writtenAt({ source: script.source, span }) };
}
