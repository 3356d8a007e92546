import type { ConditionKey } from "./condition-key.ts";
import type { ResourceType } from "./resource-type.ts";

export const accessLevels = ["List", "Read", "Write", "Tagging", "Permissions management"] as const;

/** AWS's own classification of an action. */
export type AccessLevel = (typeof accessLevels)[number];

/** An action that a policy can name. One object for each in a catalog. */
export type Action = {
  /** `s3:GetObject`. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly level: AccessLevel;
  /** What a call of it makes, where it makes something new: `Queue` of `CreateQueue`. */
  readonly makes: string | undefined;
  /** No API operation of that name exists; the permission is asked by other operations. */
  readonly permissionOnly: boolean;
  /** Empty: the action cannot be limited to resources and needs `*`. */
  readonly resourceTypes: readonly ResourceUse[];
  /**
   * What one call needs permission on: something of each of these lists, whose types are
   * alternatives. Where `combination` is "undecided" each required type stands alone, so that
   * who keeps something of every list loses nothing.
   */
  readonly conjuncts: readonly (readonly ResourceType[])[];
  readonly combination: Combination;
  readonly scoping: Scoping;
  /** Of the action and of all its uses of resource types; global keys (`aws:...`) mostly not. */
  readonly conditionKeys: readonly ConditionKey[];
  /** Ids of actions that a call may need beside this one. Frozen in 2025: newer actions have none. */
  readonly dependents: readonly string[];
};

/** A resource type that an action takes. */
export type ResourceUse = {
  readonly type: ResourceType;
  /** Marked with an asterisk by AWS. Optional: a call may do without. */
  readonly required: boolean;
  /** Keys that AWS's page gives for this action on this type alone. */
  readonly conditionKeys: readonly ConditionKey[];
};

/**
 * How the types of an action belong together. "all": a call is authorised on each required type
 * (or on the only one). "any": on one of them. "mixed": `conjuncts` says. "undecided": AWS's page
 * requires several, and whether together or instead of one another is not known.
 */
export type Combination = "all" | "any" | "mixed" | "undecided";

/**
 * Whether an action can be limited to resources. "none": `*` is unavoidable. "soft": it takes a
 * resource, but `*` may be needed. "full": it can.
 */
export type Scoping = "none" | "soft" | "full";

/**
 * What an action does, by its access level. Some that AWS files under permissions management do
 * nothing but read: `quicksight:DescribeTopicPermissions`, `glue:GetStages`.
 */
export function levelOf({ level, name }: Action): AccessLevel {
  const reads = /^(?:BatchGet|Describe|Get|List|Search|View)/.test(name);
  return level === "Permissions management" && reads ? "Read" : level;
}
