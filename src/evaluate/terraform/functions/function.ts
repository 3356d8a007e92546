import type { Hole } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import type { Rest, Value } from "../../value.ts";

/** What a function is given: its arguments, each evaluated when asked for. */
export type Call = {
  readonly args: readonly (() => Value)[];
  /** Further arguments behind those, of a spread list that is not known as a whole. */
  readonly more: readonly Rest[];
  /** Whether an argument is a reference to what is certainly there, whatever it comes to. */
  readonly isThere?: (index: number) => boolean;
  readonly place: Place;
  /** Stands for the result, or a part of it, where that is not known. */
  readonly hole: Hole;
};

/**
 * The result of a call; undefined where the arguments are not known well enough, a failure (see
 * `failure`) where they are and Terraform refuses them.
 */
export type Applied = (call: Call) => Value | undefined;

export type Functions = ReadonlyMap<string, Applied>;
