import type { AccessLevel } from "../catalog/action.ts";
import type { Source } from "../source/source.ts";

/** A text of a template, and where it stands there. */
export type Item = { readonly text: string; readonly offset: number };

/** What a template asks for. Lists are without their blank items, which templates begin with. */
export type Template = {
  readonly source: Source;
  readonly mode: "crud" | "actions";
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  /** The resources are those that it is not about. */
  readonly isNegated: boolean;
  /** Actions that others may need are added where what they are about is named. */
  readonly withDependents: boolean;
  /** ARNs by the level of access to them. */
  readonly levels: readonly LevelOf[];
  readonly wildcardOnly: {
    readonly actions: readonly Item[];
    /** Prefixes of services by the level of access. */
    readonly services: readonly LevelOf[];
  };
  readonly unconstrained: readonly Item[];
  readonly excluded: readonly Item[];
  /** ARNs of roles by the key of `sts` that they stand under. */
  readonly sts: readonly { readonly key: StsKey; readonly items: readonly Item[] }[];
  readonly actions: readonly Item[];
  /** ARNs for actions that are named one by one. */
  readonly resources: readonly Item[];
  readonly conditions: readonly ConditionOf[];
};

export type LevelOf = { readonly level: AccessLevel; readonly items: readonly Item[] };

export type StsKey = (typeof stsKeys)[number];

/** Conditions of some statements, or of some actions wherever they are. */
export type ConditionOf = {
  /** Actions, patterns of them, and Sids; none for all statements. */
  readonly on: readonly Item[];
  readonly tests: readonly {
    readonly operator: Item;
    readonly key: Item;
    readonly values: readonly Item[];
  }[];
};

/** The levels under their keys, in the order in which statements are written. */
export const levelKeys = {
  read: "Read",
  write: "Write",
  list: "List",
  tagging: "Tagging",
  "permissions-management": "Permissions management",
} as const satisfies Readonly<Record<string, AccessLevel>>;

export const stsKeys = [
  "assume-role",
  "assume-role-with-saml",
  "assume-role-with-web-identity",
] as const;
