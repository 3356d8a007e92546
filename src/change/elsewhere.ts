import { isCeiling, type Policy } from "../iam/policy.ts";

/** What is written elsewhere and newly gives access, and what no longer does. */
export type Elsewhere = { readonly gained: readonly Policy[]; readonly lost: readonly Policy[] };

/**
 * What a change does by policies that are not read, as far as their names tell: one that grants is
 * attached or detached; a ceiling that is gone lets through what it did not, and so does one that is
 * read, of what is allowed elsewhere.
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

export function isUnread({ isElsewhere }: Policy): boolean {
  return isElsewhere === true;
}

function isGrant({ kind }: Policy): boolean {
  return !isCeiling(kind);
}

function unlike(some: readonly Policy[], others: readonly Policy[]): readonly Policy[] {
  const known = new Set(others.map(nameOf));
  return [...new Map(some.map((each) => [nameOf(each), each])).values()].filter(
    (each) => !known.has(nameOf(each)),
  );
}

function nameOf({ kind, owner }: Policy): string {
  return `${kind} ${owner.address}`;
}
