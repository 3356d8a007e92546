import { openInclusions } from "../access/included.ts";
import { levelOf } from "../catalog/action.ts";
import { phrase } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Proposal, TemplateOffer } from "../narrow/proposal.ts";
import { judgeStatement } from "../rules/judge.ts";
import { mistakeOf } from "../rules/overreach-class.ts";
import { atLeast } from "../rules/severity.ts";
import { compareTexts } from "../source/order.ts";
import { actionIds, drafted } from "./granting.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";

/**
 * The policy templates of a language (`SQSPollerPolicy` of AWS SAM) that may stand in the place of a statement beside
 * the replacement that is committed, the best first, as far as nothing is read again: each allows nothing that the
 * statement does not, leaves no finding that the replacement answers, and works on the same resources. Of what the
 * replacement allows it may lack what only a wildcard named, where nothing shows that it is used.
 */
export function* policyTemplatesFor(
  { statement, policy, outcome }: Pick<Proposal, "statement" | "policy" | "outcome">,
  scan: Scan,
  facts: AwsFacts,
): Generator<TemplateOffer> {
  const templatesFor = scan.templating.get(policy.scope ?? policy.place.source.path);
  if (!templatesFor || outcome.kind !== "commit" || statement.presence !== "always") return;
  const { drafts, evidence, byUse } = outcome.narrowing;
  const said = drafts.flatMap((draft) => drafted(draft, statement));
  if (said.length === 0 || said.length < drafts.length) return;
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
  for (const { name, edit, grants, isUsual, allowed, without, more } of offers) {
    const shared = said.flatMap((each) => limitedTo(each, allowed, facts));
    const holds =
      isIncluded(grants, [statement]) &&
      isIncluded(shared, grants) &&
      isNoWorse(grants, said, policy, facts);
    if (!holds) continue;
    const isEqual = without.length + more.length === 0 && isIncluded(grants, said);
    yield { name, edit, grants, isEqual, isUsual, more, without };
  }
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
