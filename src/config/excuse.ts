import type { Finding } from "../rules/rule.ts";
import type { Suppression } from "./suppression.ts";

/** A finding that is not held against anybody, and why. */
export type Excused = { readonly finding: Finding; readonly because: Excuse };

export type Excuse =
  | {
      readonly kind: "suppression";
      readonly suppression: Suppression;
      /** Whether it came with the change that is reviewed. */
      readonly isNew: boolean;
    }
  | { readonly kind: "reply"; readonly reply: Reply }
  /** It was there when the team began, and is listed in its baseline. */
  | { readonly kind: "baseline" };

/** The answer `pare ignore REASON` of somebody with the right, below a comment of Pare's. */
export type Reply = { readonly author: string; readonly reason: string; readonly url: string };
