import type { KeyDemand } from "./condition.ts";
import { capped, nothing, type Certainty, type Found } from "./strings.ts";
import { findValue, type Value, type ValueDemand } from "./value.ts";

/** What is known of a key, whatever is demanded. */
export type KeyFacts = {
  /** Whether it may have several values. */
  readonly several: boolean;
  /** Whether a request may be without it, or with it. */
  readonly mayBeAbsent: boolean;
  readonly mayBePresent: boolean;
};

/** The values of a key that meet what is demanded of it; none where it is absent. */
export function findValues(
  demands: readonly KeyDemand[],
  { several, mayBeAbsent, mayBePresent }: KeyFacts,
  certainty: Certainty,
): Found<readonly Value[]> {
  const opaque = demands.filter(({ kind }) => kind === "opaque");
  if (opaque.length > 0) return decideOpaque(opaque, certainty);
  const some = demands.flatMap((each) => (each.kind === "some" ? [valueDemand(each)] : []));
  const every = demands.flatMap((each) => (each.kind === "every" ? [valueDemand(each)] : []));
  const absent = demands.some(({ kind }) => kind === "absent");
  const present = some.length > 0 || demands.some(({ kind }) => kind === "present");
  if (absent && present) return nothing;
  if (!present && mayBeAbsent) return { kind: "found", value: [] };
  if (absent || !mayBePresent) return nothing;
  const one = findValue([...some, ...every], certainty);
  if (one.kind === "found") return { kind: "found", value: [one.value] };
  if (!several || some.length < 2) return one;
  const each = some.map((demand) => findValue([demand, ...every], certainty));
  const undecided = each.find(({ kind }) => kind !== "found");
  if (undecided) return undecided.kind === "none" ? nothing : capped;
  return {
    kind: "found",
    value: each.flatMap((found) => (found.kind === "found" ? [found.value] : [])),
  };
}

/** What is not understood may be so or not, but not both; nothing of it is certain. */
function decideOpaque(
  demands: readonly KeyDemand[],
  certainty: Certainty,
): Found<readonly Value[]> {
  if (certainty === "certain") return nothing;
  const wanted = new Set(demands.map((each) => each.kind === "opaque" && each.holds));
  return wanted.size > 1 ? nothing : { kind: "found", value: [] };
}

function valueDemand(demand: KeyDemand & { readonly kind: "some" | "every" }): ValueDemand {
  const { predicate, holds, makes = false } = demand;
  return { predicate, holds, makes };
}
