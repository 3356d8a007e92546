import type { BranchPull } from "../github/branch-pulls.ts";
import type { FixMarker } from "../report/fix-marker.ts";

/** A pull request that this job has made, and what its marker says. */
export type OwnPull = BranchPull & { readonly marker: FixMarker };

/** How it stands with the branch of the fixes and its pull requests. */
export type Standing = {
  /** Ours that is open: there is one at most. */
  readonly open: OwnPull | undefined;
  /** One that is open from the same branch and is not ours. */
  readonly taken: BranchPull | undefined;
  /** Where the branch points to; undefined where it is not there. */
  readonly tip: string | undefined;
  /** Whether nothing would be lost if it pointed elsewhere: its commits are ours, or merged. */
  readonly isFree: boolean;
};

/**
 * What to do. "leave": commits of somebody else are on the branch. "taken": another pull request has
 * it.
 */
export type Plan = "nothing" | "open" | "renew" | "unchanged" | "close" | "leave" | "taken";

/** What is to be done about what is to be changed, by its digest; undefined where that is nothing. */
export function planOf({ open, taken, tip, isFree }: Standing, wanted: string | undefined): Plan {
  if (taken) return wanted === undefined ? "nothing" : "taken";
  if (!open && wanted === undefined) return "nothing";
  if (!isFree) return "leave";
  if (!open) return "open";
  if (wanted === undefined) return "close";
  return open.marker.is === wanted && open.marker.at[0] === tip ? "unchanged" : "renew";
}

/**
 * Statements that somebody did not want to be replaced: those of pull requests that were closed, and
 * neither merged nor closed by Pare, which takes the statements out of the marker when it does.
 */
export function declinedIn(pulls: readonly OwnPull[]): ReadonlySet<string> {
  return new Set(
    pulls
      .filter(({ state, isMerged }) => state === "closed" && !isMerged)
      .flatMap(({ marker }) => marker.of),
  );
}
