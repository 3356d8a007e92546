import type { ByLevel, Difference, Shift } from "../change/shift.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/source.ts";
import { shownRequest, type ShownRequest } from "./request.ts";

/** What a change newly allows and takes away, as `review --format json` has it. */
export type ShownShift = {
  /** The address of the role or resource. */
  readonly subject: string;
  readonly gained: readonly ShownDifference[];
  readonly lost: readonly ShownDifference[];
};

export type ShownDifference = Pick<Difference, "certain" | "undecided" | "critical"> & {
  readonly statement: string;
  /** What declares it; the name of one that is written elsewhere. */
  readonly policy: string;
  readonly path: string;
  readonly line: number;
  /** Where the change made it so. */
  readonly changedAt: { readonly path: string; readonly line: number };
  readonly levels: readonly (Pick<ByLevel, "level" | "actions"> & {
    /** A request that shows it. */
    readonly witness: ShownRequest | null;
  })[];
};

export function shownShift({ address, gained, lost }: Shift): ShownShift {
  return {
    subject: address,
    gained: gained.map(shownDifference),
    lost: lost.map(shownDifference),
  };
}

function shownDifference(difference: Difference): ShownDifference {
  const { statement, policy, at, certain, undecided, critical, levels } = difference;
  return {
    statement: statement.id,
    policy: policy.owner.address,
    ...placeShown(statement.place),
    changedAt: placeShown(at),
    certain,
    undecided,
    critical,
    levels: levels.map(({ level, actions, witness }) => ({
      level,
      actions,
      witness: witness ? shownRequest(witness.shown) : null,
    })),
  };
}

function placeShown(place: Place): { readonly path: string; readonly line: number } {
  return { path: place.source.path, line: linesOf(place).first };
}
