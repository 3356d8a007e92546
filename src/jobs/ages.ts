import type { Git } from "../repository/git.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/source.ts";

/** The most places whose age is asked of git: each is a command of its own. */
const most = 60;

/**
 * When places were last changed, as git tells it; of most places nobody asks twice.
 *
 * @param commit that they are places of; the work tree, where none is named
 */
export function changedOn(
  git: Git | undefined,
  commit?: string,
): (place: Place) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (place) => {
    const { first, last } = linesOf(place);
    const { path } = place.source;
    const key = JSON.stringify([path, first, last]);
    if (!known.has(key) && known.size < most)
      known.set(key, git?.committedOn(path, first, last, commit));
    return known.get(key);
  };
}
