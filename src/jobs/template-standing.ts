import type { Extraction } from "../iac/format.ts";
import type { Policy } from "../iam/policy.ts";
import { statementKey } from "../iam/statement-key.ts";
import type { Proposal, TemplateOffer } from "../narrow/proposal.ts";
import { apartOf, applyEdits, type Edit } from "../source/edit.ts";
import { textAt } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Module } from "./module.ts";
import { hasNewCycle } from "./references.ts";
import { replacedBy, type Held } from "./replaced.ts";
import { extract } from "./scan.ts";

/** A policy template in the place of a statement. */
export type Placed = Pick<Proposal, "statement" | "policy"> &
  Pick<TemplateOffer, "edit" | "grants">;

/**
 * Whether a module with policy templates in the place of statements is read as it should be: each grants what it
 * should, to the same, and all else stays. The module is read once again for all of them, and once more where
 * something else is edited.
 *
 * @param others what is edited beside them
 */
export function stand(
  templates: readonly Placed[],
  module: Module,
  facts: AwsFacts,
  others: readonly Edit[] = [],
): boolean {
  const edits = templates.map(({ edit }) => edit);
  if (module.shares || !areApart([...edits, ...others])) return false;
  const uses = usesIn(module);
  if (templates.some(({ statement }) => (uses.get(statement.id) ?? 0) > 1)) return false;
  const asTheyAre = templates.map(({ statement: { place } }) => ({
    path: place.source.path,
    span: place.span,
    text: textAt(place),
  }));
  const count = templates.length;
  const before =
    others.length === 0
      ? asItIs(module, new Set(templates.map(({ statement }) => statement.id)))
      : readWith([...asTheyAre, ...others], count, module, facts);
  const after = readWith([...edits, ...others], count, module, facts);
  return (
    after.problems.length <= before.problems.length &&
    templates.every(({ policy, grants }, index) => {
      const made = after.made[index] ?? [];
      return (
        made.every((each) => holders(each.policy) === holders(policy)) &&
        areSame(
          made.map((each) => statementKey(each.statement)),
          grants.map(statementKey),
        )
      );
    }) &&
    areSame(after.beside.map(standingOf), before.beside.map(standingOf)) &&
    !hasNewCycle(before.references, after.references)
  );
}

function areApart(edits: readonly Edit[]): boolean {
  return apartOf(edits).size === edits.length;
}

/** How many policies have each statement. */
function usesIn({ policies }: Module): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { statements } of policies)
    for (const id of new Set(statements.map((each) => each.id)))
      uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}

/** What is read in a module: what stands where something is to be made, and what stands beside that. */
type Standing = Pick<Extraction, "problems" | "references"> & { readonly beside: readonly Held[] };

/** @param without the statements (ids) in whose place something is to be made */
function asItIs(
  { problems, references, policies }: Module,
  without: ReadonlySet<string>,
): Standing {
  const beside = policies.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      without.has(statement.id) ? [] : [{ policy, statement }],
    ),
  );
  return { problems, references, beside };
}

/** @param count how many of the edits, from the first on, are not beside */
function readWith(
  edits: readonly Edit[],
  count: number,
  module: Module,
  facts: AwsFacts,
): Standing & { readonly made: readonly (readonly Held[])[] } {
  const sources = module.sources.map((each) => {
    const own = edits.filter(({ path }) => path === each.path);
    return { ...each, text: applyEdits(each.text, own) };
  });
  const read = extract(module.format, sources, facts, module.files);
  const { within, beside } = replacedBy(edits, read.policies);
  const made = within.slice(0, count);
  return { ...read, made, beside: [...within.slice(count).flat(), ...beside] };
}

function standingOf({ policy, statement }: Held): string {
  return `${holders(policy)} ${policy.kind} ${statementKey(statement)}`;
}

function holders({ owner, attachedTo }: Policy): string {
  return JSON.stringify([owner.address, attachedTo.map(({ address }) => address).sort()]);
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  const [a, b] = [[...some].sort(), [...others].sort()];
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
