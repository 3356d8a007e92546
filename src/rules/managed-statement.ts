import type { ManagedPolicy } from "../catalog/managed-policies.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import { nowhere } from "../iam/draft.ts";
import type { Match, Policy, Statement } from "../iam/policy.ts";
import { alternatives, makeText, readable } from "../iam/text.ts";
import type { Knowledge } from "./rule.ts";

/** What an attached policy that is written elsewhere may be called; a group is called otherwise. */
export function namesOf({ owner }: Policy): readonly string[] {
  // A group of which somebody is a member may bear any name.
  const named = owner.names.filter((name) => readable(name) === owner.address);
  return named.flatMap(alternatives).map((name) => itemPattern(name, "x"));
}

/** The policies of AWS that it may be, of those that are known. */
export function managedOf(
  policy: Policy,
  { managedPolicies }: Knowledge,
): readonly ManagedPolicy[] {
  return namesOf(policy).flatMap((name) => managedPolicies.at(name) ?? []);
}

/** The statement that says that a policy allows something, with the main of what one of AWS allows. */
export function statementOf({ allows, negated }: ManagedPolicy, statement: Statement): Statement {
  const { place } = statement;
  const match = (items: readonly string[], isNegated: boolean): Match => ({
    items: items.map((item) => makeText([item], nowhere)),
    rest: [],
    negated: isNegated,
    place,
  });
  return { ...statement, action: match(allows, negated), resource: match(["*"], false) };
}
