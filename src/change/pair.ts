import { definitionOf, holesIn } from "../iam/holes.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { statementKey } from "../iam/statement-key.ts";
import { isUnread, nameOf } from "./elsewhere.ts";

/** The same subject before a change and after it; one side may be empty. */
export type Pair = {
  readonly address: string;
  /** With which its address ends, where it is one of several that a declaration makes. */
  readonly instance?: string;
  readonly now: readonly Policy[];
  readonly before: readonly Policy[];
  /** Who or what it is was not there before, or is there no more. */
  readonly isNew: boolean;
  readonly isGone: boolean;
  /** It is looked up otherwise than on the other side, and may be what was found there. */
  readonly isDoubtful: boolean;
  /** What the statements are in their files, where they are made ready to be compared. */
  readonly written: Written;
};

type Written = ReadonlyMap<Statement, readonly [Statement, Policy]>;

/**
 * Pairs of which a side says something else than the other. Subjects of the same policies on both sides
 * are told of once, and instances that say the same as one.
 */
export function changedOnce(pairs: readonly Pair[]): readonly Pair[] {
  return toldOnce(pairs.filter(({ now, before }) => sayOf(now) !== sayOf(before)));
}

function toldOnce(pairs: readonly Pair[]): readonly Pair[] {
  const told = new Map<string, Pair>();
  for (const [index, pair] of samePolicies(pairs).entries()) {
    const { address, instance, now, before, isNew, isGone } = pair;
    if (instance === undefined) {
      told.set(String(index), pair);
      continue;
    }
    const whole = address.slice(0, address.length - instance.length);
    const [any] = [...now, ...before];
    const key = JSON.stringify([any?.scope, whole, isNew, isGone, sayOf(now), sayOf(before)]);
    told.set(key, told.has(key) ? { ...pair, address: whole } : pair);
  }
  return [...told.values()];
}

function samePolicies(pairs: readonly Pair[]): readonly Pair[] {
  const ids = (policies: readonly Policy[]): string =>
    policies.map(({ id, kind }) => `${kind} ${id}`).join("\n");
  const byPolicies = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = `${ids(pair.now)}\n\n${ids(pair.before)}`;
    if (!byPolicies.has(key)) byPolicies.set(key, pair);
  }
  return [...byPolicies.values()];
}

/** Equal for policies that say the same, with what is written for their holes. */
function sayOf(policies: readonly Policy[]): string {
  return JSON.stringify(
    policies
      .map((policy) => [
        policy.kind,
        isUnread(policy) && nameOf(policy),
        policy.version?.parts,
        policy.statements.map((each) => [
          each.presence,
          each.under,
          statementKey(each),
          holesIn(each).map(definitionOf),
        ]),
      ])
      .map((each) => JSON.stringify(each))
      .sort(),
  );
}
