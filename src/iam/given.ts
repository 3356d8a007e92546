import type { Condition, Match, Policy, PrincipalMatch, Statement } from "./policy.ts";
import { isHole, makeText, type Hole, type List, type Text } from "./text.ts";

/** A policy in which some of what is not known is: the values that `valueOf` gives, as text. */
export function withValues(policy: Policy, valueOf: (hole: Hole) => string | undefined): Policy {
  const text = ({ parts, origin }: Text): Text =>
    makeText(
      parts.map((part) => (isHole(part) ? (valueOf(part) ?? part) : part)),
      origin,
    );
  const list = <Of extends List>(of: Of): Of => ({ ...of, items: of.items.map(text) });
  const statement = (each: Statement): Statement => {
    const { action, resource, principal, conditions } = each;
    return {
      ...each,
      ...(action && { action: list<Match>(action) }),
      ...(resource && { resource: list<Match>(resource) }),
      ...(principal && {
        principal: { ...principal, entries: principal.entries.map(list) } satisfies PrincipalMatch,
      }),
      conditions: conditions.map(
        (condition): Condition => ({
          ...condition,
          values: list(condition.values),
        }),
      ),
    };
  };
  return { ...policy, statements: policy.statements.map(statement) };
}
