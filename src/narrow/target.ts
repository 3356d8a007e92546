import type { ResourceType } from "../catalog/resource-type.ts";
import type { Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";

/**
 * The resources that an action shall be allowed on. How they are written is worked out when it is
 * asked for: of a wildcard that stands for thousands of actions nobody does.
 */
export type Target =
  | FoundTarget
  | {
      readonly kind: "missing";
      /** A pattern with the names left to be filled in. */
      readonly phrases: () => readonly Phrase[];
      /** What has to be known for that, each by itself. */
      readonly missing: () => readonly string[];
      /** Whether something of its types is declared here, or told of: then that is to be named. */
      readonly isNamable?: boolean;
    }
  /** Nothing can be said that limits more than `*` does. */
  | { readonly kind: "none" };

export type FoundTarget = {
  readonly kind: "found";
  readonly phrases: () => readonly Phrase[];
  /** What has to be true for these to be the right ones. */
  readonly assumptions: readonly string[];
  /** What the code shows of that. */
  readonly evidence?: readonly string[];
  /** Whether it names types only: it grants what `*` does, or what of it lies in this account. */
  readonly typeWide?: boolean;
  /** Whether it names types anywhere: that is all that `*` is to the action, written longer. */
  readonly isAll?: boolean;
  /** The types of those that are declared here. */
  readonly declared?: readonly ResourceType[];
  /** Those of them that are named. */
  readonly chosen?: readonly Declared[];
  /** Those of them of which nothing tells whether they are meant. */
  readonly among?: readonly Declared[];
};
