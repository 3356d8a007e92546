import type { When, Need, Reached } from "../catalog/operation-needs.ts";

/** The first step of a path of parameters, by its plain name; undefined where a value may be anywhere. */
export type FirstStep = (path: string) => string | undefined;

/** Calls give parameters of some thousand sets of names, in few letters; others come from files that somebody made up. */
const most = { sets: 10_000, characters: 2048 };

/**
 * Leaves out of what calls need what those with parameters of some names cannot say: it is asked for again and again, and
 * the names are few. Nothing that is told of such a call hangs on what is left out.
 */
export function possibleNeeds(): (
  needs: readonly Need[],
  given: ReadonlyMap<string, unknown>,
  firstOf: FirstStep,
) => readonly Need[] {
  const known = new Map<readonly Need[], Map<string, readonly Need[]>>();
  let sets = 0;
  return (needs, given, firstOf) => {
    let own = known.get(needs);
    if (!own) known.set(needs, (own = new Map<string, readonly Need[]>()));
    const key = [...given.keys()].join(" ");
    const found = own.get(key);
    if (found) return found;
    const isGiven = (path: string): boolean => {
      const first = firstOf(path);
      return first === undefined || given.has(first);
    };
    const made = needs.map((need) => ({
      ...need,
      when: need.when && whenOf(need.when, isGiven),
      resources: need.resources.map((each) => reachedOf(each, isGiven)),
    }));
    if (key.length > most.characters) return made;
    if (++sets > most.sets) {
      known.clear();
      sets = 0;
    }
    own.set(key, made);
    return made;
  };
}

function whenOf(when: When, isGiven: (path: string) => boolean): When {
  const { reason, given, lacking, says } = when;
  return {
    reason,
    ...(given && { given: given.filter(isGiven) }),
    ...(lacking && { lacking: lacking.filter(isGiven) }),
    ...(says && { says: { ...says, parameters: says.parameters.filter(isGiven) } }),
  };
}

function reachedOf(reached: Reached, isGiven: (path: string) => boolean): Reached {
  const { whole, variables } = reached;
  const ofArn = whole.filter(({ path }) => isGiven(path));
  return {
    ...reached,
    // That something could say it is not to get lost.
    whole: ofArn.length > 0 ? ofArn : whole.slice(0, 1),
    variables: new Map(
      [...variables].map(([name, sources]) => [name, sources.filter(({ path }) => isGiven(path))]),
    ),
  };
}
