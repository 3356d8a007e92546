import type { Witness } from "../access/witness.ts";
import type { Difference, Shift } from "../change/shift.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/source.ts";
import { callerName, conditionsOf } from "./witness-text.ts";

/** What a change newly allows and takes away, as `review --format json` has it. */
export type ShownShift = {
  /** The address of the role or resource. */
  readonly subject: string;
  readonly gained: readonly ShownDifference[];
  readonly lost: readonly ShownDifference[];
};

export type ShownDifference = {
  readonly statement: string;
  /** What declares it; the name of one that is written elsewhere. */
  readonly policy: string;
  readonly path: string;
  readonly line: number;
  /** Where the change made it so. */
  readonly changedAt: { readonly path: string; readonly line: number };
  readonly certain: boolean;
  readonly undecided: boolean;
  /** Of what the team calls critical, where that blocks. */
  readonly critical: boolean;
  readonly levels: readonly {
    readonly level: string;
    readonly actions: readonly string[];
    readonly witness: ShownWitness | null;
  }[];
};

/** A request that shows it; `principal` is null where it is whoever has the policy. */
export type ShownWitness = {
  readonly action: string;
  readonly resource: string;
  readonly principal: string | null;
  readonly context: Readonly<Record<string, readonly string[]>>;
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
      witness: witness ? shownWitness(witness) : null,
    })),
  };
}

export function shownWitness({ shown }: Witness): ShownWitness {
  return {
    action: shown.action,
    resource: shown.resource,
    principal: callerName(shown) ?? null,
    context: Object.fromEntries(conditionsOf(shown)),
  };
}

function placeShown(place: Place): { readonly path: string; readonly line: number } {
  return { path: place.source.path, line: linesOf(place).first };
}
