import { included } from "../iam/access.ts";
import type { Statement } from "../iam/policy.ts";
import { isHole, textKey, type Hole, type List } from "../iam/text.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Finding } from "./rule.ts";
import { atLeast } from "./severity.ts";

/** The path that a file of a change had before it. */
export type CameFrom = (path: string) => string;

/**
 * Whether a finding of a change is one that was there before and got no worse: of the same rule,
 * file and owner, no more severe, and in a statement that says the same or is proved to allow no
 * more. What is not known is equal on both sides only where the same is written for it.
 */
export function isNoWorse(now: Finding, before: Finding, cameFrom: CameFrom): boolean {
  if (now.rule !== before.rule || !isSameOwner(now, before, cameFrom)) return false;
  if (!atLeast(before.severity, now.severity)) return false;
  if (fingerprintOf(now) === fingerprintOf(before)) return true;
  return (
    included([now.statement], [before.statement]).proved &&
    meanTheSame(now.statement, before.statement)
  );
}

function isSameOwner({ policy: a }: Finding, { policy: b }: Finding, cameFrom: CameFrom): boolean {
  const [path, pathBefore] = [a.place.source.path, b.place.source.path];
  if (a.kind !== b.kind || cameFrom(path) !== pathBefore) return false;
  // A policy that is a file of its own is called by its path.
  const isFile = a.owner.address === path && b.owner.address === pathBefore;
  return isFile || a.owner.address === b.owner.address;
}

/** Whether the holes that both statements have stand for the same, as far as it is written. */
function meanTheSame(now: Statement, before: Statement): boolean {
  const known = new Map(holesIn(before).map((hole) => [hole.id, meaningOf(hole)]));
  return holesIn(now).every((hole) => {
    const was = known.get(hole.id);
    return was === undefined || was === meaningOf(hole);
  });
}

function meaningOf({ among, meaning }: Hole): string {
  return JSON.stringify([meaning, among && [among.complete, among.texts.map(textKey)]]);
}

function holesIn({ action, resource, principal, conditions }: Statement): readonly Hole[] {
  const lists: readonly (List | undefined)[] = [
    action,
    resource,
    ...(principal?.entries ?? []),
    ...conditions.map(({ values }) => values),
  ];
  return lists.flatMap((list) =>
    list ? [...list.items.flatMap(({ parts }) => parts.filter(isHole)), ...list.rest] : [],
  );
}
