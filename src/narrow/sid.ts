import type { Draft } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";

/**
 * The Sids of the statements that take the place of one: the first keeps its own, the others add
 * a number to it, since within a policy they must differ.
 */
export function sidsFor(
  { sid }: Statement,
  policy: Policy,
  count: number,
): readonly Draft["sid"][] {
  // What is no plain text is not written again: nobody would see it.
  const own = sid && known(sid)?.replace(/[^\x20-\x7e]/g, "");
  const used = sidsIn(policy);
  const given = new Set<string>();
  return Array.from({ length: count }, (_, index): Draft["sid"] => {
    if (index === 0) return "keep";
    if (own === undefined || own === "") return "none";
    let number = index + 1;
    while (used.has(`${own}${number}`) || given.has(`${own}${number}`)) number++;
    given.add(`${own}${number}`);
    return { write: `${own}${number}` };
  });
}

const sidsIn = once(
  ({ statements }: Policy): ReadonlySet<string> =>
    new Set(statements.flatMap((each) => (each.sid && known(each.sid)) ?? [])),
);
