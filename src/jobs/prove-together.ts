import { apartOf } from "../source/edit.ts";
import type { AwsFacts } from "./knowledge.ts";
import { partOf, type Module } from "./module.ts";
import { trialsIn, type Candidate } from "./prove.ts";
import { groupedBy } from "../source/grouped.ts";
import { later } from "../source/once.ts";

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

/** A module that replacements are tried in, and how many characters that takes. */
type Trying = { readonly attempt: ReturnType<typeof trialsIn>; readonly length: number };

/**
 * Proves the replacements of a module or template together. Those with which something is wrong are
 * left out; where it is not known with which, those are tried by themselves that concern each other, and then
 * halves of them, down to single replacements. What is offered was proved as it is: all of it, and nothing else.
 */
export function proveTogether(
  candidates: readonly Candidate[],
  module: Module,
  facts: AwsFacts,
  more: Allowance,
): readonly Verdict[] {
  const reasons = new Map<Candidate, string>();
  const refuse = (all: readonly Candidate[], because: string): readonly Candidate[] => {
    for (const each of all) reasons.set(each, because);
    return [];
  };
  const trying = (of: Module): Trying => {
    const trials = later(() => trialsIn(of, facts));
    return { attempt: (tried) => trials()(tried), length: of.length };
  };
  let isFirst = true;
  const provedOf = (
    left: readonly Candidate[],
    within: Trying,
    parts: readonly Part[] = [],
  ): readonly Candidate[] => {
    if (left.length === 0) return [];
    if (!isFirst && !more.take(within.length)) return refuse(left, exhausted);
    isFirst = false;
    const trial = within.attempt(left);
    if (trial.kind === "proved") return left;
    if (trial.kind === "flawed") {
      for (const [candidate, because] of trial.flaws) reasons.set(candidate, because);
      return provedOf(
        left.filter((each) => !trial.flaws.has(each)),
        within,
        parts,
      );
    }
    if (parts.length > 1)
      return joined(
        parts.map((part) => {
          const own = left.filter((each) => part.candidates.includes(each));
          return own.length > 0 ? provedOf(own, trying(part.module)) : [];
        }),
        within,
      );
    if (left.length === 1) return refuse(left, trial.because);
    const middle = left.length >> 1;
    const [one = [], other = []] = [left.slice(0, middle), left.slice(middle)].map((half) =>
      provedOf(half, within),
    );
    return one.length > 0 && other.length > 0 ? joined([one, other], within) : [...one, ...other];
  };
  /** Those of them that hold together, too: such as hold by themselves may not. */
  const joined = (
    all: readonly (readonly Candidate[])[],
    { attempt, length }: Trying,
  ): readonly Candidate[] => {
    const some = all.filter((each) => each.length > 0);
    const holds = (these: readonly Candidate[]): boolean =>
      more.take(length) && attempt(these).kind === "proved";
    if (some.length === 0 || holds(some.flat())) return some.flat();
    return some.reduce<readonly Candidate[]>((kept, each) => {
      const both = [...kept, ...each];
      return holds(both) ? both : kept;
    }, []);
  };
  const apart = apartOf(candidates.map(({ edit }) => edit));
  const left = candidates.filter(({ edit }) => apart.has(edit));
  const within = concerned(left, module);
  const proved = new Set(provedOf(left, trying(within), partsOf(left, within)));
  return candidates.map((candidate) =>
    proved.has(candidate)
      ? { candidate }
      : { candidate, because: reasons.get(candidate) ?? "it does not hold together with others" },
  );
}

/**
 * What of a module the edits have to do with, where that is less to read: an environment of several that call the same
 * modules. What a part said before is read for itself, as is that of a module which shares statements with others. A
 * file that is no one of its own, a policy by its path, may be taken in anywhere.
 */
function concerned(candidates: readonly Candidate[], module: Module): Module {
  const edited = new Set(candidates.map(({ edit }) => edit.path));
  const own = new Set(module.sources.map(({ path }) => path));
  if (![...edited].every((path) => own.has(path))) return module;
  const part = partOf(module, [...edited]);
  const toRead = ({ shares, length }: Module): number => (shares ? 2 : 1) * length;
  return toRead(part) < toRead(module) ? part : module;
}

type Part = { readonly module: Module; readonly candidates: readonly Candidate[] };

/** Replacements by what of a module they have to do with. */
function partsOf(candidates: readonly Candidate[], module: Module): readonly Part[] {
  const byFiles = groupedBy(candidates, ({ edit, policy }) =>
    [
      ...new Set([edit.path, policy.place.source.path].map((path) => module.format.group(path))),
    ].join("\n"),
  );
  return [...byFiles.values()].map((own) => {
    const paths = own.flatMap(({ edit, policy }) => [edit.path, policy.place.source.path]);
    return { module: partOf(module, paths), candidates: own };
  });
}
