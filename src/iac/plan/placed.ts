import { isHole, known, type List, type Text } from "../../iam/text.ts";
import type { Match, Policy, PrincipalMatch, Statement } from "../../iam/policy.ts";
import { filledIn, putInto } from "./filled.ts";
import { directoryOf } from "../../source/path.ts";
import { moduleIn, withinModule, withoutKeys } from "./address.ts";

/** Statements of a plan, with the instance of the module that has them. */
type PlannedHere = { readonly module: string; readonly statements: readonly Statement[] };

/**
 * Plans beside the configurations that they were made of, as one: a statement that a configuration
 * has is judged there. What a plan has for an unknown part of it is a value that is written for it.
 */
export function besideSources(
  plans: readonly Policy[],
  sources: readonly Policy[],
): { readonly plans: readonly Policy[]; readonly sources: readonly Policy[] } {
  const plannedFor = matching(plans, sources);
  const found = new Set<string>();
  const filled = sources.map((policy): Policy => {
    const here = plannedFor(policy).flatMap(({ statements }) => statements);
    if (here.length === 0) return policy;
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

/**
 * What plans have for a policy of a configuration: by its block, in the module that is called as its
 * own is. A module that nobody in the repository calls may be any that is called from elsewhere.
 */
function matching(
  plans: readonly Policy[],
  sources: readonly Policy[],
): (source: Policy) => readonly PlannedHere[] {
  const blocks = new Map<string, PlannedHere[]>();
  const within = new Map<string, Set<string>>();
  for (const { owner, statements } of plans) {
    const block = withoutKeys(owner.address);
    const known = blocks.get(block);
    const here = { module: moduleIn(owner.address), statements };
    if (known) known.push(here);
    else blocks.set(block, [here]);
    const name = withinModule(block);
    within.set(name, (within.get(name) ?? new Set()).add(block));
  }
  const addressOf = (policy: Policy): string =>
    withoutKeys(`${moduleOf(policy)}${policy.owner.address}`);
  const declared = new Set(sources.map(addressOf));
  return (policy) => {
    const module = moduleOf(policy);
    const here = blocks.get(addressOf(policy));
    if (here) {
      const own = here.filter((each) => each.module === module);
      return own.length > 0 ? own : here;
    }
    if (module !== "") return [];
    return [...(within.get(policy.owner.address) ?? [])]
      .filter((block) => !declared.has(block))
      .flatMap((block) => blocks.get(block) ?? []);
  };
}

/** The instance of a module that a policy of a configuration stands in, as a plan calls it. */
function moduleOf({ scope = "", place }: Policy): string {
  // A module that is run by itself is called as its directory.
  if (scope === directoryOf(place.source.path)) return "";
  const [called] = /(?:^|(?<=[/.]))module\..*$/.exec(scope) ?? [];
  return called === undefined ? "" : `${called}.`;
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
