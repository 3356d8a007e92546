import type { Inclusion } from "../access/included.ts";
import type { Extraction } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { textKey } from "../iam/text.ts";
import type { Proposal, Written } from "../narrow/proposal.ts";
import { writtenOf } from "../narrow/own-policy.ts";
import { judgeStatement } from "../rules/judge.ts";
import { managedOf } from "../rules/managed-statement.ts";
import { mistakeOf } from "../rules/overreach-class.ts";
import type { Knowledge } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";
import { lengthFlaw } from "./policy-size.ts";
import type { Held } from "./replaced.ts";

// How it is proved that a policy of one's own may stand in the place of a managed one.

/** A replacement of an attached policy that is tried. */
type Tried = Pick<Proposal, "policy" | "statement"> & Pick<Written, "narrowing">;

type Proving = Knowledge & {
  readonly inclusionOf: (after: readonly Statement[], before: readonly Statement[]) => Inclusion;
  readonly declared: readonly Policy[];
};

/** What is wrong with the statements of policies of one's own in the place of attached ones, in their order. */
export function attachedFlaw(
  replaced: readonly Tried[],
  made: readonly Held[],
  knowledge: Proving,
): string | undefined {
  const wanted = replaced.reduce((sum, { narrowing }) => sum + narrowing.drafts.length, 0);
  if (made.length !== wanted) return "the new statements are not found where they should stand";
  let start = 0;
  for (const each of replaced) {
    const end = start + each.narrowing.drafts.length;
    const flaw = flawInPlaceOf(each, made.slice(start, end), knowledge);
    if (flaw !== undefined) return flaw;
    start = end;
  }
  return undefined;
}

function flawInPlaceOf(
  { policy, statement }: Tried,
  made: readonly Held[],
  knowledge: Proving,
): string | undefined {
  const [managed] = managedOf(policy, knowledge);
  if (!managed) return "what it is to be narrower than is not known";
  const before = writtenOf(managed, statement);
  for (const { policy: own } of made) {
    if (own.kind !== policy.kind || holdersOf(own) !== holdersOf(policy))
      return "another would have the new policy";
    const length = lengthFlaw(own, knowledge.declared, knowledge.quotas);
    if (length !== undefined) return length;
  }
  const inclusion = knowledge.inclusionOf(
    made.map((each) => each.statement),
    [before],
  );
  if (!inclusion.proved) return inclusion.because;
  const stood = new Set(
    judgeStatement(before, policy, knowledge).map(({ rule }) => mistakeOf(rule)),
  );
  for (const each of made)
    for (const { rule, severity, message } of judgeStatement(
      each.statement,
      each.policy,
      knowledge,
    )) {
      if (atLeast(severity, "medium")) return `a finding stays: ${message}`;
      if (severity === "low" && !stood.has(mistakeOf(rule)))
        return `a new finding appears: ${message}`;
    }
  return undefined;
}

/** Who has a policy, as one text. */
export function holdersOf({ attachedTo, heldBy = [] }: Policy): string {
  const declared = attachedTo.map(({ scope = "", address }) => `${scope} ${address}`);
  return JSON.stringify([
    [...new Set(declared)].sort(),
    heldBy.map(({ as, name }) => `${as} ${textKey(name)}`).sort(),
  ]);
}

/** Whether of the policies that are attached and written elsewhere exactly those are gone. */
export function areGone(
  before: readonly Policy[],
  after: readonly Policy[],
  tried: readonly Pick<Tried, "policy">[],
): boolean {
  const going = new Set(tried.map(({ policy }) => policy.id));
  const left = before.flatMap(({ id }) => (going.has(id) ? [] : [id])).sort();
  const now = after.map(({ id }) => id).sort();
  return left.length === now.length && left.every((id, index) => id === now[index]);
}

/**
 * A declaration that is not there any more, and still spoken of.
 *
 * @param groups the modules or templates that are read anew, of which the sources are all files
 */
export function missedIn(
  before: Extraction["references"],
  after: Extraction["references"],
  groups: ReadonlySet<string>,
  sources: readonly Source[],
): string | undefined {
  const inScopes = addressesIn(before);
  const names = [...groups].flatMap((scope) =>
    (inScopes.get(scope) ?? []).flatMap((address) =>
      after.has(address) ? [] : [address.slice(scope.length + 1)],
    ),
  );
  return names.find((name) => sources.some(({ text }) => text.includes(name)));
}

/** The addresses of a graph by their scope: all modules of a scan are proved against one graph. */
const addressesIn = once((references: Extraction["references"]) => {
  const found = new Map<string, string[]>();
  for (const [address, { scope }] of references) {
    const known = found.get(scope);
    if (known) known.push(address);
    else found.set(scope, [address]);
  }
  return found;
});
