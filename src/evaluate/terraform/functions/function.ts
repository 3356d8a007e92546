import type { Hole } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import type { Value } from "../../value.ts";

/** What a function is given: its arguments, each evaluated when asked for. */
export type Call = {
  readonly args: readonly (() => Value)[];
  readonly place: Place;
  /** Stands for the result, or a part of it, where that is not known. */
  readonly hole: Hole;
};

export type Functions = ReadonlyMap<string, (call: Call) => Value | undefined>;
