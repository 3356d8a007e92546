import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { writtenAt, type Entry, type MapValue, type Value } from "../../evaluate/value.ts";
import { known, makeText } from "../../iam/text.ts";
import type { Place, Span } from "../../source/source.ts";
import type { Argument, Call } from "../../syntax/script/tree.ts";
import { inCamelCase } from "./names.ts";

/**
 * The properties that a call gives by their names, in TypeScript's words: the object that comes last, or
 * what Python gives by keywords.
 */
export function propsOf(call: Call, evaluator: Evaluator, bound: Bound): MapValue {
  const origin = writtenAt(placeOf(call, evaluator));
  const named = call.args.filter(({ name, spread }) => name !== undefined || spread === "entries");
  const parts = named.length > 0 ? named : call.args.slice(-1);
  const maps = parts.map((each) => partOf(each, evaluator, bound));
  return {
    kind: "map",
    entries: maps.flatMap(({ entries }) => entries),
    rest: maps.flatMap(({ rest }) => rest),
    origin,
  };
}

function partOf(
  { name, value, span }: Argument,
  evaluator: Evaluator,
  bound: Bound,
): Pick<MapValue, "entries" | "rest"> {
  const read = evaluator.evaluate(value, bound);
  const place = placeOf({ span }, evaluator);
  if (name !== undefined) {
    const key = makeText([inCamelCase(name)], writtenAt(place));
    return { entries: [{ key, value: read, place }], rest: [] };
  }
  const map = read.kind === "map" ? read : undefined;
  if (!map) {
    const isProps = read.kind === "unknown" || read.kind === "choice";
    return { entries: [], rest: isProps ? [read.hole] : [] };
  }
  const entries = map.entries.map((entry): Entry => {
    const text = known(entry.key);
    return text === undefined
      ? entry
      : { ...entry, key: makeText([inCamelCase(text)], entry.key.origin) };
  });
  return { entries, rest: map.rest };
}

/** An argument without a name by its position, or one by its name. */
export function argumentNamed(
  { args }: Call,
  index: number,
  name: string,
): Argument["value"] | undefined {
  const named = args.find((each) => each.name !== undefined && inCamelCase(each.name) === name);
  const plain = args.filter((each) => each.name === undefined && each.spread === undefined);
  return (named ?? plain[index])?.value;
}

/** All that is given by position, as one list. */
export function givenTo(call: Call, evaluator: Evaluator, bound: Bound): Value {
  const items = call.args.filter(({ spread }) => spread !== "entries");
  return evaluator.evaluate(
    {
      kind: "list",
      items: items.map(({ value, spread }) => ({ spread: spread === "items", value })),
      span: call.span,
    },
    bound,
  );
}

export function placeOf(
  { span }: { readonly span: Span },
  { script }: Pick<Evaluator, "script">,
): Place {
  return { source: script.source, span };
}
