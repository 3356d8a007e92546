import { known, makeText, type Part } from "../../iam/text.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { putTogether } from "../made-document.ts";
import { member, membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import {
  isFailure,
  literal,
  nothing,
  oneOf,
  textValue,
  unknown,
  writtenAt,
  type ListValue,
  type MapValue,
  type Value,
} from "../value.ts";
import type { Asking, Bound } from "./at.ts";
import { formattedString } from "./filled-string.ts";
import { onlyValue, originOf } from "./qualified.ts";
import { returnedBy } from "./returned.ts";
import { bindingIn } from "./scopes.ts";

/** `str(a)`, `list(a)`, `dict(a=b)` of Python; `String(a)`, `Array.of` have no use in policies. */
export function builtIn(name: string, call: Call, bound: Bound, asking: Asking): Value | undefined {
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
export function method(
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
    case "get":
      return asking.script.program.language === "python"
        ? gotten(asking.evaluate(object, bound), args(), call, asking)
        : undefined;
    case "format":
      return formatted(object, call.args, bound, asking);
    default:
      return undefined;
  }
}

/** What a dictionary has under a key, or else the second argument: `props.get("actions", [])`. */
function gotten(
  value: Value,
  [key, usual]: readonly Value[],
  call: Call,
  { hole, placeOf }: Asking,
): Value | undefined {
  const name = key?.kind === "text" ? known(key.text) : undefined;
  if (value.kind !== "map" || name === undefined) return undefined;
  const found = member(value, name, hole(call));
  if (isFailure(found)) return usual ?? nothing(placeOf(call));
  const isSure = value.rest.length === 0 && found.kind !== "unknown";
  return isSure
    ? found
    : oneOf([found, ...(usual ? [usual] : [])], usual !== undefined, hole(call));
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

/** Texts of a list as one, with the places of what is written in the call where it may be a document. */
function joined(
  value: Value,
  between: Value | undefined,
  at: Call,
  { placeOf, hole }: Asking,
): Value | undefined {
  if (value.kind !== "list" || value.rest.length > 0) return undefined;
  const place = placeOf(at);
  const separator = between ?? literal(",", place);
  const pieces = value.items.flatMap((item, index) => {
    const piece = { value: item, at: item.origin.written };
    return index > 0 ? [{ value: separator, at: piece.at }, piece] : [piece];
  });
  const texts = pieces.map((piece) => asText(piece.value)?.parts);
  if (texts.some((text) => text === undefined)) return undefined;
  const parts = texts.flatMap((text): readonly Part[] => text ?? []);
  const made = textValue(makeText(parts, writtenAt(place)));
  return putTogether(made, pieces, { place, hole: hole(at) });
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
