import { makeText, type Part } from "../../iam/text.ts";
import type { Span } from "../../source/source.ts";
import type { Call, Expression, Function, Return, Step } from "../../syntax/script/tree.ts";
import { valueInJson } from "../json.ts";
import { membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import {
  oneOf,
  textValue,
  unknown,
  writtenAt,
  type ListValue,
  type MapValue,
  type Value,
} from "../value.ts";
import { argumentOf, type Asking } from "./bound.ts";
import type { Bound } from "./at.ts";
import { formattedString } from "./filled-string.ts";
import { onlyValue, originOf, qualifiedIn } from "./qualified.ts";
import { bindingIn } from "./scopes.ts";

/** What a call gives, where it is one of a function of the file or of a pure one of the language. */
export function callOf(call: Call, bound: Bound, asking: Asking): Value | undefined {
  const { callee } = call;
  const own = functionCalled(callee, asking);
  if (own) return returnedBy(own, argumentsOf(call, own, bound, asking), call, bound, asking);
  if (callee.kind !== "member" && callee.kind !== "name") return undefined;
  const json = ofJson(call, bound, asking);
  if (json) return json;
  if (callee.kind === "name") return builtIn(callee.name, call, bound, asking);
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

function argumentsOf(call: Call, of: Function, bound: Bound, asking: Asking): readonly Value[] {
  return of.parameters.map((parameter, index) => {
    const found = argumentOf(call, of, index) ?? parameter.default;
    return found ? asking.evaluate(found, bound) : unknown(asking.hole(call));
  });
}

/** What a function gives for arguments: what it returns, or one of that. */
export function returnedBy(
  of: Function,
  args: readonly Value[],
  at: { readonly span: Span },
  around: Bound,
  asking: Asking,
): Value | undefined {
  const bound = new Map(around);
  for (const [index, binding] of asking.script.scopes.parameters(of).entries()) {
    const value = args[index];
    if (value) bound.set(binding, value);
  }
  const returns = [...returnsIn(of.body)];
  const values = returns.map(({ value }) => value && asking.evaluate(value, bound));
  if (values.length === 0 || values.some((each) => each === undefined)) return undefined;
  return oneOf(
    values.filter((each) => each !== undefined),
    true,
    asking.hole(at),
  );
}

function* returnsIn(body: readonly Step[]): Generator<Return> {
  for (const step of body) {
    if (step.kind === "return") yield step;
    if (step.kind === "block") yield* returnsIn(step.body);
  }
}

/** `str(a)`, `list(a)`, `dict(a=b)` of Python; `String(a)`, `Array.of` have no use in policies. */
function builtIn(name: string, call: Call, bound: Bound, asking: Asking): Value | undefined {
  const [first] = call.args;
  switch (name) {
    case "str":
    case "String": {
      const text = first && asText(asking.evaluate(first.value, bound));
      return text && textValue(text);
    }
    case "list":
    case "tuple":
    case "set":
    case "sorted":
      return first && listFrom(membersOf(asking.evaluate(first.value, bound)), call, asking);
    case "dict":
      return dictionary(call, bound, asking);
    default:
      return undefined;
  }
}

function dictionary(call: Call, bound: Bound, asking: Asking): MapValue | undefined {
  if (call.args.some(({ name }) => name === undefined)) return undefined;
  return {
    kind: "map",
    entries: call.args.map(({ name = "", value, span }) => {
      const place = asking.placeOf({ span });
      return {
        key: makeText([name], writtenAt(place)),
        value: asking.evaluate(value, bound),
        place,
      };
    }),
    rest: [],
    origin: writtenAt(asking.placeOf(call)),
  };
}

function listFrom(
  { items, rest }: Pick<ListValue, "items" | "rest">,
  at: Call,
  { placeOf }: Asking,
): ListValue {
  return { kind: "list", items, rest, origin: writtenAt(placeOf(at)) };
}

/** The methods of lists and strings that policies are made with. */
function method(
  object: Expression,
  name: string,
  call: Call,
  bound: Bound,
  asking: Asking,
): Value | undefined {
  const args = (): readonly Value[] => call.args.map(({ value }) => asking.evaluate(value, bound));
  if (call.args.some(({ spread }) => spread)) return undefined;
  switch (name) {
    case "map":
    case "flatMap":
      return mapped(object, name, call, bound, asking);
    case "filter": {
      const { items, rest } = membersOf(asking.evaluate(object, bound));
      const like = [...items, ...rest.flatMap((each) => each.like)];
      const complete = rest.every((each) => each.complete);
      return listFrom(
        { items: [], rest: [{ hole: asking.hole(call), like, complete }] },
        call,
        asking,
      );
    }
    case "concat": {
      const parts = [asking.evaluate(object, bound), ...args()];
      if (parts[0]?.kind !== "list") return undefined;
      const members = parts.map((part) => membersOf(part));
      return listFrom(
        {
          items: members.flatMap(({ items }) => items),
          rest: members.flatMap(({ rest }) => rest),
        },
        call,
        asking,
      );
    }
    case "join": {
      const python = asking.script.program.language === "python";
      const own = asking.evaluate(object, bound);
      const [first] = args();
      return python ? first && joined(first, own, call, asking) : joined(own, first, call, asking);
    }
    case "items":
    case "keys":
    case "values":
    case "entries":
      return pairs(name, asking.evaluate(pairsObject(call) ?? object, bound), call, asking);
    case "format":
      return formatted(object, call.args, bound, asking);
    default:
      return undefined;
  }
}

/** What `Object.entries(map)` goes through. */
function pairsObject({ callee, args: [first] }: Call): Expression | undefined {
  const isObject =
    callee.kind === "member" && callee.object.kind === "name" && callee.object.name === "Object";
  return isObject ? first?.value : undefined;
}

/** The keys, the values, or pairs of both, of a map. */
function pairs(name: string, value: Value, call: Call, asking: Asking): Value | undefined {
  if (value.kind !== "map" || value.rest.length > 0) return undefined;
  const items = value.entries.map((entry): Value => {
    const key = textValue(entry.key);
    if (name === "keys") return key;
    if (name === "values") return entry.value;
    return listFrom({ items: [key, entry.value], rest: [] }, call, asking);
  });
  return listFrom({ items, rest: [] }, call, asking);
}

function mapped(
  object: Expression,
  name: string,
  call: Call,
  bound: Bound,
  asking: Asking,
): Value | undefined {
  const of = call.args[0]?.value;
  const lambda =
    of?.kind === "function" ? of : of && onlyValue(bindingIn(of, asking.script.scopes));
  const { items, rest } = membersOf(asking.evaluate(object, bound));
  if (lambda?.kind !== "function") return undefined;
  const each = (item: Value): Value =>
    returnedBy(lambda, [item], call, bound, asking) ?? unknown(asking.hole(call));
  const flat = (values: readonly Value[]): Pick<ListValue, "items" | "rest"> => {
    if (name === "map") return { items: values, rest: [] };
    const parts = values.map((value) => membersOf(value));
    return { items: parts.flatMap((part) => part.items), rest: parts.flatMap((part) => part.rest) };
  };
  const own = flat(items.map(each));
  return listFrom(
    {
      items: own.items,
      rest: [
        ...own.rest,
        ...rest.map((part) => ({ ...part, like: flat(part.like.map(each)).items })),
      ],
    },
    call,
    asking,
  );
}

function joined(
  value: Value,
  between: Value | undefined,
  at: Call,
  { placeOf }: Asking,
): Value | undefined {
  if (value.kind !== "list" || value.rest.length > 0) return undefined;
  const separator = between ? asText(between)?.parts : [","];
  const texts = value.items.map((item) => asText(item)?.parts);
  if (!separator || texts.some((text) => text === undefined)) return undefined;
  const parts = texts.flatMap((text, index): readonly Part[] => [
    ...(index > 0 ? separator : []),
    ...(text ?? []),
  ]);
  return textValue(makeText(parts, writtenAt(placeOf(at))));
}

function formatted(
  object: Expression,
  args: Call["args"],
  bound: Bound,
  { script, evaluate }: Asking,
): Value | undefined {
  const own = originOf(object, script);
  const literal = own.kind === "string" ? formattedString(own, args, script.source) : undefined;
  return literal && evaluate(literal, bound);
}
