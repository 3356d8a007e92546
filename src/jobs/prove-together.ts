import { overlap } from "../source/edit.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Module } from "./module.ts";
import { trialsIn, type Candidate } from "./prove.ts";
import { compareTexts } from "../source/order.ts";

export type Verdict = {
  readonly candidate: Candidate;
  /** Why it is not proved; absent where it is. */
  readonly because?: string;
};

/** What of a run may be spent on reading modules more than once again. */
export type Allowance = {
  /** Whether so many characters may be read again. */
  take(characters: number): boolean;
};

/**
 * So many characters are read in some ten seconds. Each module is read once to prove its
 * replacements whatever its size; what is limited is the search for those that do not hold.
 */
const allowed = 16_000_000;

export function allowance(characters = allowed): Allowance {
  let left = characters;
  return {
    take(characters) {
      left -= characters;
      return left >= 0;
    },
  };
}

const exhausted = "finding out which replacements hold together would take too long";

/**
 * Proves the replacements of a module or template together. Those with which something is wrong are
 * left out; where it is not known with which, halves are tried, down to single replacements. What
 * is offered was proved as it is: all of it, and nothing else.
 */
export function proveTogether(
  candidates: readonly Candidate[],
  module: Module,
  facts: AwsFacts,
  more: Allowance,
): readonly Verdict[] {
  const attempt = trialsIn(module, facts);
  const reasons = new Map<Candidate, string>();
  const refuse = (all: readonly Candidate[], because: string): readonly Candidate[] => {
    for (const each of all) reasons.set(each, because);
    return [];
  };
  let isFirst = true;
  const provedOf = (left: readonly Candidate[]): readonly Candidate[] => {
    if (left.length === 0) return [];
    if (!isFirst && !more.take(module.length)) return refuse(left, exhausted);
    isFirst = false;
    const trial = attempt(left);
    if (trial.kind === "proved") return left;
    if (trial.kind === "flawed") {
      for (const [candidate, because] of trial.flaws) reasons.set(candidate, because);
      return provedOf(left.filter((each) => !trial.flaws.has(each)));
    }
    if (left.length === 1) return refuse(left, trial.because);
    const middle = left.length >> 1;
    const [one, other] = [provedOf(left.slice(0, middle)), provedOf(left.slice(middle))];
    if (one.length === 0 || other.length === 0) return [...one, ...other];
    // Two halves that hold by themselves may not hold together.
    const both = [...one, ...other];
    const holds = more.take(module.length) && attempt(both).kind === "proved";
    return holds ? both : one;
  };
  const proved = new Set(provedOf(apart(candidates)));
  return candidates.map((candidate) =>
    proved.has(candidate)
      ? { candidate }
      : { candidate, because: reasons.get(candidate) ?? "it does not hold together with others" },
  );
}

/** Those of which no edit touches that of one before it. */
function apart(candidates: readonly Candidate[]): readonly Candidate[] {
  const inOrder = [...candidates].sort(
    ({ edit: a }, { edit: b }) =>
      compareTexts(a.path, b.path) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const kept = new Set<Candidate>();
  let last: Candidate | undefined;
  for (const candidate of inOrder) {
    if (last && overlap(last.edit, candidate.edit)) continue;
    kept.add(candidate);
    last = candidate;
  }
  return candidates.filter((each) => kept.has(each));
}
