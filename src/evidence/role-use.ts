import type { Verdict } from "./observed.ts";
import type { Window } from "./days.ts";

/** What evidence says of the roles and users of a repository; or why it says nothing. */
export type UseOfRoles =
  | { readonly unheard: string }
  | {
      readonly files: readonly string[];
      readonly window: Window;
      readonly days: number;
      readonly regions: readonly string[];
      /** In the order of their policies. */
      readonly roles: readonly RoleUse[];
    };

export type RoleUse = {
  /** Where the first of its policies stands. */
  readonly path: string;
  readonly address: string;
  /**
   * Who it is: as the configuration or its name says; as a part of its name does, which is assumed; one of several, whose
   * ARNs are listed; nobody of the evidence; or nobody can tell.
   */
  readonly is:
    | "configuration"
    | "name"
    | "stack"
    | "part of a name"
    | "ambiguous"
    | "unmet"
    | "nameless";
  readonly arns: readonly string[];
  /** An action each that its policies allow; none where it is not sure who it is. */
  readonly actions: readonly Verdict[];
};
