import { openInclusions } from "../access/included.ts";
import type { Extraction } from "../iac/format.ts";
import { levelOf } from "../catalog/action.ts";
import { phrase } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { statementKey } from "../iam/statement-key.ts";
import { known } from "../iam/text.ts";
import type { Outcome, Proposal, TemplateOffer } from "../narrow/proposal.ts";
import { judgeStatement } from "../rules/judge.ts";
import { mistakeOf } from "../rules/overreach-class.ts";
import { atLeast } from "../rules/severity.ts";
import { applyEdits, overlap, type Edit } from "../source/edit.ts";
import { compareTexts } from "../source/order.ts";
import { textAt } from "../source/source.ts";
import { actionIds, drafted } from "./granting.ts";
import type { AwsFacts } from "./knowledge.ts";
import { moduleOf, type Module } from "./module.ts";
import { hasNewCycle } from "./references.ts";
import { replacedBy, type Held } from "./replaced.ts";
import { extract, type Scan } from "./scan.ts";

/**
 * The policy template of a language (`SQSPollerPolicy` of AWS SAM) that may stand in the place of a statement beside
 * the replacement that is committed: it allows nothing that the statement does not, leaves no finding that the
 * replacement answers, and works on the same resources. Of what the replacement allows it may lack what only a
 * wildcard named, where nothing shows that it is used.
 */
export function policyTemplateFor(
  statement: Statement,
  policy: Policy,
  outcome: Outcome,
  scan: Scan,
  facts: AwsFacts,
): TemplateOffer | undefined {
  const templatesFor = scan.templating.get(policy.scope ?? policy.place.source.path);
  if (!templatesFor || outcome.kind !== "commit" || statement.presence !== "always")
    return undefined;
  const { drafts, evidence, byUse } = outcome.narrowing;
  const said = drafts.flatMap((draft) => drafted(draft, statement));
  if (said.length === 0 || said.length < drafts.length) return undefined;
  const own = actionIds(said, facts);
  const named = new Set(
    (statement.action?.items ?? []).map((each) => known(each)?.toLowerCase() ?? ""),
  );
  const mayLack = (action: string): boolean =>
    evidence.length + byUse.length === 0 && !named.has(action.toLowerCase());
  const isManaging = (action: string): boolean =>
    facts.catalog.expand(action).some((each) => levelOf(each) === "Permissions management");
  const services = new Set([...own].map((each) => each.split(":")[0] ?? ""));
  const resources = said.flatMap(({ resource }) => resource?.items ?? []);
  const offers = templatesFor(statement, resources, services).flatMap((each) => {
    const allowed = actionIds(each.grants, facts);
    const without = [...own].filter((action) => !allowed.has(action)).sort();
    const more = [...allowed].filter((action) => !own.has(action)).sort();
    const isPart = without.length * 2 < own.size && without.every(mayLack);
    return isPart && !more.some(isManaging) ? [{ ...each, allowed, without, more }] : [];
  });
  offers.sort(
    (a, b) =>
      a.without.length - b.without.length ||
      a.more.length - b.more.length ||
      compareTexts(a.name, b.name),
  );
  const inclusionOf = openInclusions(facts);
  const isIncluded = (narrow: readonly Statement[], wide: readonly Statement[]): boolean =>
    inclusionOf(narrow, wide).proved;
  const module = moduleOf(policy, scan);
  for (const { name, edit, grants, isUsual, allowed, without, more } of offers) {
    const shared = said.flatMap((each) => limitedTo(each, allowed, facts));
    const holds =
      isIncluded(grants, [statement]) &&
      isIncluded(shared, grants) &&
      isNoWorse(grants, said, policy, facts) &&
      standsAlone({ edit, grants }, statement, policy, module, facts);
    if (!holds) continue;
    const isEqual = without.length + more.length === 0 && isIncluded(grants, said);
    return { name, edit, grants, isEqual, isUsual, more, without };
  }
  return undefined;
}

/**
 * Proposals with the policy templates as replacements that grant exactly what these do, where the list has some already:
 * each is read with all other replacements of its module.
 */
export function withTemplates(
  proposals: readonly Proposal[],
  scan: Scan,
  facts: AwsFacts,
): readonly Proposal[] {
  const taken = [...proposals];
  for (const [index, proposal] of proposals.entries()) {
    const { statement, policy, outcome, template } = proposal;
    if (outcome.kind !== "commit" || !template?.isEqual || !template.isUsual) continue;
    const module = moduleOf(policy, scan);
    const others = taken.flatMap((each, at) =>
      at !== index && each.outcome.kind === "commit" && moduleOf(each.policy, scan) === module
        ? [each.outcome.edit]
        : [],
    );
    // Several that are replaced by one edit stay together.
    const isFree = !others.some((each) => overlap(each, template.edit));
    if (isFree && standsAlone(template, statement, policy, module, facts, others))
      taken[index] = {
        ...proposal,
        outcome: { ...outcome, edit: template.edit },
        template: { ...template, isTaken: true },
      };
  }
  return taken;
}

/** A statement for those of its actions alone that a template has too. */
function limitedTo(
  statement: Statement,
  allowed: ReadonlySet<string>,
  facts: AwsFacts,
): readonly Statement[] {
  const { action } = statement;
  const both = [...actionIds([statement], facts)].filter((each) => allowed.has(each));
  if (!action || both.length === 0) return [];
  return [{ ...statement, action: { ...action, items: both.map((each) => phrase(each).text) } }];
}

/** Whether nothing is found in some statements that is not found in others, or worse. */
function isNoWorse(
  some: readonly Statement[],
  others: readonly Statement[],
  policy: Policy,
  facts: AwsFacts,
): boolean {
  const stands = others.flatMap((each) => judgeStatement(each, policy, facts));
  return some
    .flatMap((each) => judgeStatement(each, policy, facts))
    .every(
      ({ rule, severity }) =>
        severity === "info" ||
        stands.some(
          (each) => mistakeOf(each.rule) === mistakeOf(rule) && atLeast(each.severity, severity),
        ),
    );
}

/**
 * Whether a file with the template in the place of a statement is read as it should be: it grants that, and all else
 * stays.
 *
 * @param others what is edited beside it
 */
export function standsAlone(
  { edit, grants }: Pick<TemplateOffer, "edit" | "grants">,
  statement: Statement,
  policy: Policy,
  module: Module,
  facts: AwsFacts,
  others: readonly Edit[] = [],
): boolean {
  const users = module.policies.filter(({ statements }) =>
    statements.some(({ id }) => id === statement.id),
  );
  if (module.shares || users.length > 1) return false;
  const { source, span } = statement.place;
  const asItIs = { path: source.path, span, text: textAt(statement.place) };
  const before = readWith([asItIs, ...others], module, facts);
  const after = readWith([edit, ...others], module, facts);
  return (
    after.problems.length <= before.problems.length &&
    after.made.every((each) => holders(each.policy) === holders(policy)) &&
    areSame(
      after.made.map((each) => statementKey(each.statement)),
      grants.map(statementKey),
    ) &&
    areSame(after.beside.map(standingOf), before.beside.map(standingOf)) &&
    !hasNewCycle(before.references, after.references)
  );
}

/** What is read in a module with edits: what stands in the place of the first one, and what stands beside that. */
function readWith(
  edits: readonly Edit[],
  module: Module,
  facts: AwsFacts,
): Pick<Extraction, "problems" | "references"> & {
  readonly made: readonly Held[];
  readonly beside: readonly Held[];
} {
  const sources = module.sources.map((each) => {
    const own = edits.filter(({ path }) => path === each.path);
    return { ...each, text: applyEdits(each.text, own) };
  });
  const read = extract(module.format, sources, facts, module.files);
  const { within, beside } = replacedBy(edits, read.policies);
  const [made = [], ...others] = within;
  return { ...read, made, beside: [...others.flat(), ...beside] };
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
