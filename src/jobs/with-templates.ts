import type { Proposal, TemplateOffer, Written } from "../narrow/proposal.ts";
import { overlap, type Edit } from "../source/edit.ts";
import type { AwsFacts } from "./knowledge.ts";
import { moduleOf, type Module } from "./module.ts";
import { policyTemplatesFor } from "./policy-template.ts";
import type { Allowance } from "./prove-together.ts";
import type { Scan } from "./scan.ts";
import { stand, type Placed } from "./template-standing.ts";

/** A proposal with a replacement to commit. */
type Committed = Proposal & { readonly outcome: Written & { readonly kind: "commit" } };

type Offered = { readonly proposal: Committed; readonly template: TemplateOffer };

/**
 * Proposals with the policy templates that may stand in their place. Those that grant exactly what a replacement does,
 * where the list has some already, are what the replacement is written as. All of a module are read at once; only where
 * that does not hold, each by itself, as long as there is something left to be read again.
 */
export function withTemplates(
  proposals: readonly Proposal[],
  scan: Scan,
  facts: AwsFacts,
  more: Allowance,
): readonly Proposal[] {
  if (scan.templating.size === 0) return proposals;
  const told = new Map<Proposal, Proposal>();
  for (const [module, own] of committedIn(proposals, scan)) {
    const offered = offeredIn(module, own, scan, facts, more);
    for (const { proposal, template } of offered) told.set(proposal, { ...proposal, template });
    for (const { proposal, template } of takenIn(module, own, offered, facts, more)) {
      const outcome = { ...proposal.outcome, edit: template.edit };
      told.set(proposal, { ...proposal, outcome, template: { ...template, isTaken: true } });
    }
  }
  return proposals.map((each) => told.get(each) ?? each);
}

function committedIn(
  proposals: readonly Proposal[],
  scan: Scan,
): ReadonlyMap<Module, readonly Committed[]> {
  const modules = new Map<Module, Committed[]>();
  for (const each of proposals) {
    if (!isCommitted(each)) continue;
    const module = moduleOf(each.policy, scan);
    const others = modules.get(module);
    if (others) others.push(each);
    else modules.set(module, [each]);
  }
  return modules;
}

function isCommitted(proposal: Proposal): proposal is Committed {
  return proposal.outcome.kind === "commit";
}

function placed({ proposal: { statement, policy }, template: { edit, grants } }: Offered): Placed {
  return { statement, policy, edit, grants };
}

/** The best template for each that is read as it should be. */
function offeredIn(
  module: Module,
  own: readonly Committed[],
  scan: Scan,
  facts: AwsFacts,
  more: Allowance,
): readonly Offered[] {
  const best = own.flatMap((proposal) => {
    const [template] = policyTemplatesFor(proposal, scan, facts);
    return template ? [{ proposal, template }] : [];
  });
  if (best.length === 0 || stand(best.map(placed), module, facts)) return best;
  return best.flatMap(({ proposal }) => {
    for (const template of policyTemplatesFor(proposal, scan, facts)) {
      if (!more.take(module.length)) return [];
      if (stand([placed({ proposal, template })], module, facts)) return [{ proposal, template }];
    }
    return [];
  });
}

/** The templates that stand with all other replacements of the module, where they take the place of theirs. */
function takenIn(
  module: Module,
  own: readonly Committed[],
  offered: readonly Offered[],
  facts: AwsFacts,
  more: Allowance,
): readonly Offered[] {
  // Several that are replaced by one edit stay together.
  const meant = offered.filter(
    ({ proposal, template }) =>
      template.isEqual &&
      template.isUsual &&
      !own.some((each) => each !== proposal && overlap(each.outcome.edit, template.edit)),
  );
  if (meant.length === 0) return [];
  const besides = (some: readonly Offered[], made: readonly Offered[] = []): readonly Edit[] => {
    const templates = new Map(made.map(({ proposal, template }) => [proposal, template.edit]));
    const others = own.filter((each) => !some.some(({ proposal }) => proposal === each));
    return [...new Set(others.map((each) => templates.get(each) ?? each.outcome.edit))];
  };
  if (stand(meant.map(placed), module, facts, besides(meant))) return meant;
  const taken: Offered[] = [];
  for (const each of meant)
    if (
      more.take(2 * module.length) &&
      stand([placed(each)], module, facts, besides([each], taken))
    )
      taken.push(each);
  return taken;
}
