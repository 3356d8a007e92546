import type { Action } from "../catalog/action.ts";
import type { ActionClasses } from "../catalog/classes.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { once } from "../source/once.ts";
import type { Severity } from "./severity.ts";

/**
 * The rules about actions that reach more than they should, the worse first. What is wrong is one
 * thing, and repaired by one: of a statement one of them speaks, for all.
 */
export const overreaching = [
  "credential-exposure",
  "resource-exposure",
  "data-exfiltration",
  "infrastructure-modification",
  "unscoped-resource",
] as const;

export type Overreaching = (typeof overreaching)[number];

/** An action that reaches too far, what it does there, and how bad that is. */
export type Overreach = {
  readonly granted: GrantedAction;
  readonly rule: Overreaching;
  readonly severity: Severity;
};

/** Actions that a rule of their own is about, by that rule. */
export const ofTheirOwn = {
  "pass-role": ["iam:PassRole"],
  "role-chaining": ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
  "service-linked-role": ["iam:CreateServiceLinkedRole"],
} as const;

const ruleOfAction: ReadonlyMap<string, string> = new Map(
  Object.entries(ofTheirOwn).flatMap(([rule, actions]) => actions.map((id) => [id, rule] as const)),
);

/** The rule of its own that an action has, where it has one. */
export function ownRuleOf({ id }: Action): string | undefined {
  return ruleOfAction.get(id);
}

/** The rule that is about what an action does where it reaches too far. */
export function overreachOf(action: Action, classes: ActionClasses): Overreaching {
  return overreachIn(classes)(action);
}

const overreachIn = once((classes: ActionClasses) =>
  once(({ id }: Action): Overreaching => {
    if (classes.has("scaffolding", id)) return "unscoped-resource";
    if (classes.has("credentials", id)) return "credential-exposure";
    if (classes.has("exposure", id)) return "resource-exposure";
    if (classes.has("contents", id)) return "data-exfiltration";
    if (classes.has("infrastructure", id)) return "infrastructure-modification";
    return "unscoped-resource";
  }),
);

/**
 * The general rule that a rule is a case of, or itself: what names the one means the other as well. Which
 * case it is hangs on what is known of actions, whoever is content with what is wrong has said so of it.
 */
export function mistakeOf(rule: string): string {
  return overreaching.some((each) => each === rule) ? "unscoped-resource" : rule;
}

/** Rules that are off, with their cases: whoever names one of these as well has it as that says. */
export function withCases<Agreed>(
  rules: ReadonlyMap<string, Agreed | "off">,
): ReadonlyMap<string, Agreed | "off"> {
  const off = overreaching.filter((rule) => rules.get(mistakeOf(rule)) === "off");
  return new Map([...off.map((rule) => [rule, "off"] as const), ...rules]);
}
