import { hasId, type CalledAs } from "../../evidence/called-as.ts";
import { withoutPath } from "../../evidence/reported-use.ts";
import type { Reported } from "../../evidence/reported.ts";

/** Of which stack a role is, and under which logical id, by its ARN without the path; as far as tags say. */
export type Stacks = ReadonlyMap<string, NonNullable<Reported["stack"]>>;

/** What AWS's reports say of the stacks of roles. */
export function stacksIn(reported: readonly Reported[]): Stacks {
  return new Map(
    reported.flatMap(({ arn, stack }) => (stack ? [[withoutPath(arn), stack] as const] : [])),
  );
}

/** Whether tags do not say that a role is another one than what is called so. */
export function mayBe(called: CalledAs, arn: string, stacks: Stacks): boolean {
  const stack = stacks.get(withoutPath(arn));
  return stack === undefined || called.id === undefined || hasId(called, stack.id);
}

/** A role of a template, in each way that it may be called. */
type RoleOfTemplate = { readonly key: string; readonly called: readonly CalledAs[] };

/**
 * Who the roles of one template are, by the keys of them: those of each stack that has all of them. Of one role alone
 * that is not said, since its logical id may be one of another template as well.
 */
export function ofStacks(
  roles: readonly RoleOfTemplate[],
  arns: readonly string[],
  stacks: Stacks,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  if (roles.length < 2) return found;
  const byStack = new Map<string, { readonly arn: string; readonly id: string }[]>();
  for (const arn of arns) {
    const stack = stacks.get(withoutPath(arn));
    const key = stack && `${arn.split(":")[4] ?? ""} ${stack.name}`;
    if (stack && key !== undefined)
      byStack.set(key, [...(byStack.get(key) ?? []), { arn, id: stack.id }]);
  }
  for (const members of byStack.values()) {
    const own = roles.map(({ key, called }) => ({
      key,
      arns: members.filter(({ id }) => called.some((each) => hasId(each, id))),
    }));
    if (own.some(({ arns: one }) => one.length !== 1)) continue;
    for (const {
      key,
      arns: [one],
    } of own)
      if (one) found.set(key, [...(found.get(key) ?? []), one.arn]);
  }
  return found;
}
