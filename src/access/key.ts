import type { KeyDemand } from "./condition.ts";
import { capped, nothing, type Search, type Found } from "./strings.ts";
import { findValue, type ConditionKeyType, type Value } from "./value.ts";

/** What is known of a key, whatever is demanded. */
export type KeyFacts = {
  readonly type: ConditionKeyType;
  /** Whether it may have several values. */
  readonly several: boolean;
  /** Whether a request may be without it, or with it. */
  readonly mayBeAbsent: boolean;
  readonly mayBePresent: boolean;
};

/** The values of a key that meet what is demanded of it; none where it is absent. */
export function findValues(
  demands: readonly KeyDemand[],
  { type, several, mayBeAbsent, mayBePresent }: KeyFacts,
  search: Search,
): Found<readonly Value[]> {
  const opaque = demands.filter(({ kind }) => kind === "opaque");
  if (opaque.length > 0) return decideOpaque(opaque, search);
  const compared = demands.filter(isCompared);
  const some = compared.filter(({ kind }) => kind === "some");
  const every = compared.filter(({ kind }) => kind === "every");
  const absent = demands.some(({ kind }) => kind === "absent");
  const present = some.length > 0 || demands.some(({ kind }) => kind === "present");
  if (!present && mayBeAbsent) return { kind: "found", value: [] };
  if (absent || !mayBePresent) return nothing;
  const find = (wanted: readonly Compared[]): Found<Value> =>
    either(
      () => findValue(wanted, type, search),
      () => findEmpty(wanted, type, search),
    );
  const one = find([...some, ...every]);
  if (one.kind === "found") return { kind: "found", value: [one.value] };
  if (!several || some.length < 2) return one;
  const each = some.map((demand) => find([demand, ...every]));
  const undecided = each.find(({ kind }) => kind !== "found");
  if (undecided) return undecided.kind === "none" ? nothing : capped;
  return {
    kind: "found",
    value: each.flatMap((found) => (found.kind === "found" ? [found.value] : [])),
  };
}

/** What is not understood may be so or not, but not both; nothing of it is certain. */
function decideOpaque(demands: readonly KeyDemand[], search: Search): Found<readonly Value[]> {
  if (search.certainty === "certain") return nothing;
  const wanted = new Set(demands.map((each) => each.kind === "opaque" && each.holds));
  return wanted.size > 1 ? nothing : { kind: "found", value: [] };
}

type Compared = KeyDemand & { readonly kind: "some" | "every" };

function isCompared(demand: KeyDemand): demand is Compared {
  return demand.kind === "some" || demand.kind === "every";
}

/** Whether the value may be empty: to set operators it is none then. */
function findEmpty(
  demands: readonly Compared[],
  type: ConditionKeyType,
  search: Search,
): Found<Value> {
  if (type !== "String" || demands.some(({ kind, set }) => kind === "some" && set)) return nothing;
  return findValue(
    demands.filter(({ set }) => !set),
    type,
    search,
    { isEmpty: true },
  );
}

function either(first: () => Found<Value>, second: () => Found<Value>): Found<Value> {
  const found = first();
  if (found.kind === "found") return found;
  const other = second();
  return other.kind === "none" ? found : other;
}
