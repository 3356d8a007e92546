import { definitionOf } from "../iam/holes.ts";
import { isCeiling, type Policy } from "../iam/policy.ts";
import { holesOf } from "../iam/text.ts";

/** What is written elsewhere and newly gives access, and what no longer does. */
export type Elsewhere = { readonly gained: readonly Policy[]; readonly lost: readonly Policy[] };

/**
 * What a change does by policies that are not read, as far as their names tell, and what decides on
 * whether they are there: one that grants is attached or detached; a ceiling that is gone lets through
 * what it did not, and so does one that is read, of what is allowed elsewhere.
 */
export function elsewhereOf(now: readonly Policy[], before: readonly Policy[]): Elsewhere {
  const [head, base] = [now.filter(isUnread), before.filter(isUnread)];
  const fresh = unlike(head, base);
  const gone = unlike(base, head);
  const lifted = head.some(isGrant) ? liftedIn(now, before) : [];
  return {
    gained: [...fresh.filter(isGrant), ...gone.filter(({ kind }) => isCeiling(kind)), ...lifted],
    lost: [...gone.filter(isGrant), ...fresh.filter(({ kind }) => isCeiling(kind))],
  };
}

/** The ceilings that are read and are no more; where no others were read, all of them are told. */
function liftedIn(now: readonly Policy[], before: readonly Policy[]): readonly Policy[] {
  const [head, base] = [now, before].map((all) => all.filter((each) => !isUnread(each)));
  if (!head || !base || (head.length === 0 && !base.some(isGrant))) return [];
  return unlike(
    base.filter(({ kind }) => isCeiling(kind)),
    head,
  );
}

/**
 * The ceilings that are read above what is allowed elsewhere, to be compared by themselves; undefined
 * where nothing is, or all that is allowed is, since they are compared then as they are.
 */
export function ceilingsAbove(
  now: readonly Policy[],
  before: readonly Policy[],
): { readonly now: readonly Policy[]; readonly before: readonly Policy[] } | undefined {
  const isAllowedHere = [...now, ...before].some((each) => !isUnread(each) && isGrant(each));
  const isAllowedElsewhere = now.some((each) => isUnread(each) && isGrant(each));
  const [head, base] = [now, before].map((all) =>
    all.filter((each) => !isUnread(each) && !isGrant(each)),
  );
  if (!isAllowedHere || !isAllowedElsewhere || !head?.length || !base?.length) return undefined;
  return { now: head, before: base };
}

export function isUnread({ isElsewhere }: Policy): boolean {
  return isElsewhere === true;
}

function isGrant({ kind }: Policy): boolean {
  return !isCeiling(kind);
}

/** Those that others are not, or not whenever these are there; what is named twice is told once. */
function unlike(some: readonly Policy[], others: readonly Policy[]): readonly Policy[] {
  const known = new Map<string, Set<string>>();
  for (const each of others) {
    const name = nameOf(each);
    const hinges = known.get(name) ?? new Set();
    known.set(name, hinges.add(hinge(each)));
  }
  const left = some.filter((each) => {
    const hinges = known.get(nameOf(each));
    return !hinges?.has(always) && !hinges?.has(hinge(each));
  });
  return [...new Map(left.map((each) => [nameOf(each), each])).values()];
}

/** Equal for policies of one name, which is the same as long as it is defined alike. */
export function nameOf(policy: Policy): string {
  const { kind, owner } = policy;
  const { address, names } = owner;
  const holes = isUnread(policy) ? names.flatMap(holesOf) : [];
  const defined = holes.map(definitionOf);
  return JSON.stringify([kind, address, ...defined]);
}

const always = "";

/** What decides on whether a policy is there, or what of it is. */
function hinge({ statements }: Policy): string {
  const under = statements.flatMap((each) => each.under ?? []);
  return under.length > 0 ? JSON.stringify(under) : always;
}
