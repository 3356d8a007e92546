import { isHole, known, type List, type Text } from "../../iam/text.ts";
import type { Match, Policy, PrincipalMatch, Statement } from "../../iam/policy.ts";
import { filledIn, putInto } from "./filled.ts";
import { withoutKeys } from "./plan.ts";

/**
 * Plans beside the configurations that they were made of, as one: a statement that a configuration
 * has is judged there. What a plan has for an unknown part of it is a value that is written for it.
 */
export function besideSources(
  plans: readonly Policy[],
  sources: readonly Policy[],
): { readonly plans: readonly Policy[]; readonly sources: readonly Policy[] } {
  const planned = new Map<string, Statement[]>();
  for (const { owner, statements } of plans) {
    const known = planned.get(withoutModule(owner.address));
    if (known) known.push(...statements);
    else planned.set(withoutModule(owner.address), [...statements]);
  }
  const found = new Set<string>();
  const filled = sources.map((policy): Policy => {
    const here = planned.get(withoutModule(policy.owner.address));
    if (!here) return policy;
    const statements = policy.statements.map((statement) => {
      const same = here.filter((each) => isAs(each, statement));
      for (const { id } of same) found.add(id);
      return same.reduce(filledIn, statement);
    });
    return { ...policy, statements };
  });
  const left = plans.map((policy) => ({
    ...policy,
    statements: policy.statements.filter(({ id }) => !found.has(id)),
  }));
  return { plans: left.filter(({ statements }) => statements.length > 0), sources: filled };
}

/** `aws_iam_policy.it` of `module.queue["in"].aws_iam_policy.it[0]`: the block, whoever calls its module. */
function withoutModule(address: string): string {
  return withoutKeys(address).replace(/^(?:module\.[^.]+\.)+/, "");
}

/** Whether a planned statement may be what one of a configuration comes to. */
function isAs(planned: Statement, source: Statement): boolean {
  return (
    planned.effect === source.effect &&
    isText(planned.sid, source.sid) &&
    isMatch(planned.action, source.action) &&
    isMatch(planned.resource, source.resource) &&
    isPrincipal(planned.principal, source.principal) &&
    planned.conditions.every((condition) =>
      source.conditions.some(
        (other) =>
          isText(condition.operator, other.operator) &&
          isText(condition.key, other.key) &&
          isList(condition.values, other.values),
      ),
    ) &&
    source.conditions.length === planned.conditions.length
  );
}

function isMatch(planned: Match | undefined, source: Match | undefined): boolean {
  if (!planned || !source) return planned === source;
  return planned.negated === source.negated && isList(planned, source);
}

function isPrincipal(
  planned: PrincipalMatch | undefined,
  source: PrincipalMatch | undefined,
): boolean {
  if (!planned || !source) return planned === source;
  return (
    planned.negated === source.negated &&
    planned.entries.every((entry) =>
      source.entries.some(
        (other) => (isUnknownType(other.type) || other.type === entry.type) && isList(entry, other),
      ),
    )
  );
}

const isUnknownType = (type: unknown): boolean => typeof type !== "string";

/** Each text that is planned has one that it is made of, and all that is known is planned. */
function isList(planned: List, source: List): boolean {
  const open = source.rest.length > 0;
  return (
    planned.items.every((item) => source.items.some((other) => isText(item, other)) || open) &&
    source.items.every(
      (other) => known(other) === undefined || planned.items.some((item) => isText(item, other)),
    )
  );
}

/** Whether a planned text may be what a text of the configuration comes to. */
function isText(planned: Text | undefined, source: Text | undefined): boolean {
  if (!planned || !source) return planned === source;
  const text = known(planned);
  // What neither knows is the same thing.
  if (text === undefined) return source.parts.some(isHole);
  return putInto(source, text) !== undefined;
}
