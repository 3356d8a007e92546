import { included } from "../access/included.ts";
import type { Known } from "../access/new-access.ts";
import { definitionOf, holesIn } from "../iam/holes.ts";
import type { Statement } from "../iam/policy.ts";
import { digestOf } from "./fingerprint.ts";

/**
 * Whether a statement of a change allows no more than one that stood there before: it says the same,
 * or is proved to lie in it, where an account that was let in stands for whom it lets in. What is
 * not known is equal on both sides only where the same is written for it. Both are of policies of
 * the same kind, Version and attachment.
 */
export function allowsNoMore(now: Statement, before: Statement, known: Known): boolean {
  if (digestOf(now) === digestOf(before)) return true;
  const inclusion = included([now], [before], known);
  return inclusion.proved && meanTheSame(now, before);
}

/** Whether the holes that both statements have stand for the same, as far as it is written. */
function meanTheSame(now: Statement, before: Statement): boolean {
  const known = new Map(holesIn(before).map((hole) => [hole.id, definitionOf(hole)]));
  return holesIn(now).every((hole) => {
    const was = known.get(hole.id);
    return was === undefined || was === definitionOf(hole);
  });
}
