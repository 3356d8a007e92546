import type { NewCondition } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import type { Limited } from "./by-use.ts";
import type { Resources } from "./resources.ts";
import type { Kept } from "./select.ts";

// What came of placing an action: on which resources it shall be allowed.

/**
 * What becomes of actions on what has a name that is not known: it is asked for where the statement names
 * them, or wherever they are meant, or for what AWS makes up the ids of as well, or they stay, within the account where
 * that is known to be enough and nothing is declared that may be meant; or within the account even so, beside what is
 * limited for sure; or they are allowed on all that is declared of it; or what weighs little is kept within the account
 * as well, since nothing else is to be limited, or what every runtime needs too; or all stays but what manages roles
 * and policies; or all stays.
 */
export type Unnamed =
  | "asked"
  | "named"
  | "each"
  | "kept"
  | "beside"
  | "light"
  | "runtime"
  | "declared"
  | "managing"
  | "staying";

/** A kept action with the resources that it shall be allowed on. */
export type Placed = {
  readonly assumptions: readonly string[];
  /** What the code shows. */
  readonly evidence?: readonly string[];
  readonly missing: readonly string[];
  /** What evidence of use limits it to. */
  readonly limited?: Limited;
  /** What of that which is declared it may be meant for as well as for the rest. */
  readonly among?: readonly Declared[];
  /** It reaches as far as before, and should not. */
  readonly left?: boolean;
  /** It is kept within the account, though something of its types is declared, which may be meant. */
  readonly isNamable?: boolean;
} & (
  | {
      readonly kind: "placed";
      readonly kept: Kept;
      readonly resources: Resources;
      /** What is asked beside that. */
      readonly conditions?: readonly NewCondition[];
      /** These are all that the action had before, written longer. */
      readonly isAll?: boolean;
      /** They are all of some types: nothing of these has a name. */
      readonly isTypeWide?: boolean;
      /** Where it belongs, if something else is limited to that. */
      readonly rather?: Limits;
      /** Of what it makes: how that is named, if what it is called is to be filled in for something else. */
      readonly called?: () => Asking | undefined;
    }
  /** Covered by a wildcard alone, and about resources that are not declared here. */
  | { readonly kind: "other"; readonly action: string; readonly otherwise: Placed }
  /** Covered by a wildcard alone, and it makes what is declared here. */
  | { readonly kind: "made"; readonly action: string }
);

export type PlacedSomewhere = Placed & { readonly kind: "placed" };

/** What an action is limited to: resources, conditions beside them, and what that assumes. */
export type Limits = {
  readonly resources: Resources;
  /** They are all of some types: nothing of these has a name. */
  readonly isTypeWide?: boolean;
  readonly conditions?: readonly NewCondition[];
  readonly assumptions: readonly string[];
};

/** Resources with names to be filled in. */
export type Asking = { readonly resources: Resources; readonly missing: readonly string[] };
