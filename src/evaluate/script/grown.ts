import { known, makeText } from "../../iam/text.ts";
import { groupedBy } from "../../source/grouped.ts";
import type { Span } from "../../source/source.ts";
import type { Assign, Call, Expression, Index, Member } from "../../syntax/script/tree.ts";
import { membersOf } from "../members.ts";
import {
  oneOf,
  unknown,
  writtenAt,
  type Entry,
  type ListValue,
  type MapValue,
  type Value,
} from "../value.ts";
import type { Asking, Bound, Script } from "./at.ts";
import type { Binding } from "./binding.ts";

// What a program does to a list or map after it made it.

/**
 * A list or map with what is added to it: certainly, where that happens among the statements that declare it.
 */
export function grown(
  binding: Binding,
  value: Value,
  node: Expression,
  bound: Bound,
  asking: Asking,
): Value {
  const { grown: calls, scope } = binding;
  if (value.kind === "map" && binding.filled.length + binding.altered.length > 0)
    return altered(binding, filled(binding, value, node, bound, asking), node, bound, asking);
  if (calls.length === 0) return value;
  const own = asking.hole(node);
  if (value.kind !== "list")
    return value.kind === "map" ? { ...value, rest: [...value.rest, own] } : unknown(own);
  const added = calls.map((call) => ({ call, ...addedBy(call, bound, asking) }));
  const sure = added.filter(({ call }) => isUnder(call, scope, asking.script));
  const perhaps = added.filter(({ call }) => !isUnder(call, scope, asking.script));
  const like = perhaps.flatMap(({ items, rest }) => [
    ...items,
    ...rest.flatMap((each) => each.like),
  ]);
  const complete = perhaps.every(({ rest }) => rest.every((each) => each.complete));
  const more: ListValue["rest"] = perhaps.length > 0 ? [{ hole: own, like, complete }] : [];
  return {
    kind: "list",
    items: [...value.items, ...sure.flatMap(({ items }) => items)],
    rest: [...value.rest, ...sure.flatMap(({ rest }) => rest), ...more],
    origin: writtenAt(asking.placeOf(node)),
  };
}

function filled(
  { filled: fills, grown: calls, scope }: Binding,
  value: MapValue,
  node: Expression,
  bound: Bound,
  asking: Asking,
): MapValue {
  const entries = fills.map((fill): Entry | undefined => {
    const key = fill.adds || !isUnder(fill, scope, asking.script) ? undefined : partOf(fill.target);
    const place = asking.placeOf(fill);
    return key === undefined
      ? undefined
      : {
          key: makeText([key], writtenAt(place)),
          value: asking.evaluate(fill.value, bound),
          place,
        };
  });
  const isOpen = calls.length > 0 || entries.includes(undefined);
  return {
    ...value,
    entries: [...value.entries, ...entries.filter((each) => each !== undefined)],
    rest: [...value.rest, ...(isOpen ? [asking.hole(node)] : [])],
  };
}

/** A map whose members are changed from within: these may have more than is written where they are made. */
function altered(
  { altered: changes }: Binding,
  value: MapValue,
  node: Expression,
  bound: Bound,
  asking: Asking,
): MapValue {
  const hole = asking.hole(node);
  const changed = groupedBy(changes, (each) => {
    const { object } = (each.kind === "call" ? each.callee : each.target) as Member | Index;
    return partOf(object) ?? "";
  });
  const opened = (member: Value, by: readonly (Call | Assign)[]): Value => {
    if (member.kind === "map") return { ...member, rest: [...member.rest, hole] };
    if (member.kind !== "list") return oneOf([member], false, hole);
    const added = by.map((each) =>
      each.kind === "call" ? addedBy(each, bound, asking) : undefined,
    );
    const like = added.flatMap((each) => each?.items ?? []);
    const complete = added.every((each) => each?.rest.length === 0);
    return { ...member, rest: [...member.rest, { hole, like, complete }] };
  };
  return {
    ...value,
    entries: value.entries.map((each) => {
      const by = changed.get(known(each.key) ?? "") ?? [];
      return by.length > 0 ? { ...each, value: opened(each.value, by) } : each;
    }),
    rest: changed.has("") ? [...value.rest, hole] : value.rest,
  };
}

/** What a member or an element is called. */
function partOf(target: Expression): string | undefined {
  if (target.kind === "name" || target.kind === "member") return target.name;
  if (target.kind !== "index") return undefined;
  const [part, ...more] = target.index.kind === "string" ? target.index.parts : [];
  return part?.kind === "text" && more.length === 0 ? part.value : undefined;
}

function addedBy(
  { callee, args }: Call,
  bound: Bound,
  { evaluate }: Asking,
): Pick<ListValue, "items" | "rest"> {
  const method = callee.kind === "member" ? callee.name : "";
  const given = /^(?:insert|splice)$/.test(method) ? args.slice(method === "insert" ? 1 : 2) : args;
  const parts = given.map(({ value, spread }) => {
    const read = evaluate(value, bound);
    return spread || /^(?:extend|update)$/.test(method)
      ? membersOf(read)
      : { items: [read], rest: [] };
  });
  return {
    items: parts.flatMap(({ items }) => items),
    rest: parts.flatMap(({ rest }) => rest),
  };
}

/** Whether something stands directly among the statements of a scope, so that it happens wherever those do. */
function isUnder(
  { span }: { readonly span: Span },
  scope: Span,
  { scopes, program }: Script,
): boolean {
  return program.language === "typescript" && scopes.innermost(span.start).start === scope.start;
}
