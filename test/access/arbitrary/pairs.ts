import fc from "fast-check";
import type { PolicyKind } from "../../../src/iam/policy.ts";
import { narrowing, widening, type Draw, type More } from "./mutations.ts";
import { conditions, sides, statements, type Openness } from "./policies.ts";
import type { Written } from "./written.ts";

/** Policies before and after a change. `included`: by how they were made, nothing new is allowed. */
export type Pair = {
  readonly before: readonly Written[];
  readonly now: readonly Written[];
  readonly included: boolean;
  readonly how: string;
};

/** Pairs of which one side is made of the other by a few mutations, or that have nothing in common. */
export function pairs(openness: Openness): fc.Arbitrary<Pair> {
  return fc
    .constantFrom<PolicyKind>("identity", "resource")
    .chain((kind) => pairsOf(kind, openness));
}

/** Such pairs of policies of one kind. */
export function pairsOf(kind: PolicyKind, openness: Openness): fc.Arbitrary<Pair> {
  const more = fc.record({
    statement: statements(openness, kind === "resource"),
    condition: conditions(openness),
  });
  const choices = fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 });
  const made = (of: "narrower" | "other"): fc.Arbitrary<Pair> =>
    fc
      .tuple(sides(kind, openness), choices, more, fc.integer({ min: 1, max: 3 }))
      .map(([before, chosen, others, times]) => mutated(before, of, chosen, others, times));
  return fc.oneof(
    { weight: 6, arbitrary: made("narrower") },
    { weight: 3, arbitrary: made("other") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sides(kind, openness), sides(kind, openness))
        .map(([before, now]) => ({ before, now, included: false, how: "unrelated" })),
    },
  );
}

function mutated(
  before: readonly Written[],
  of: "narrower" | "other",
  choices: readonly number[],
  more: More,
  times: number,
): Pair {
  let at = 0;
  const draw: Draw = (items) => items[(choices[at++ % choices.length] ?? 0) % items.length];
  let included = of === "narrower";
  const how: string[] = [];
  let now = before;
  for (let left = times; left > 0; left--) {
    const widens = of === "other" && left === times;
    const name = draw(Object.keys(widens ? widening : narrowing)) ?? "nothing";
    const [first, ...others] = now;
    const policy = first && (widens ? widening : narrowing)[name]?.(first, draw, more);
    if (!policy) continue;
    how.push(name);
    now = [policy, ...others];
  }
  if (how.length === 0) included = true;
  return { before, now, included, how: how.join(", ") };
}
