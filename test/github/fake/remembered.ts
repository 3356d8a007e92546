import type { World } from "./world.ts";

/** What people and runs have left on GitHub by now, to be put there again: in this world or another. */
export function remembered(world: World): (into: World) => void {
  const kept = structuredClone(leftIn(world));
  const resolved = [...world.resolvedThreads];
  const last = world.id();
  return (into) => {
    // What comes next there is not called like what is put there.
    while (into.id() < last);
    for (const [index, list] of leftIn(into).entries())
      list.splice(0, Infinity, ...structuredClone(kept[index] ?? []));
    into.resolvedThreads.clear();
    for (const thread of resolved) into.resolvedThreads.add(thread);
  };
}

function leftIn({ reviews, comments, issueComments, checkRuns }: World): unknown[][] {
  return [reviews, comments, issueComments, checkRuns];
}
