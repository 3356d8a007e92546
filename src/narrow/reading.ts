import type { AccessLevel } from "../catalog/action.ts";
import { phrase, type Draft, type DraftItem } from "../iam/draft.ts";
import { coveredBy, grantOf } from "../iam/grant.ts";
import { known } from "../iam/text.ts";
import { severityOf } from "../rules/weight.ts";
import { askedUses } from "./asked-uses.ts";
import { compressed } from "./compressed.ts";
import { actionsOf } from "./drafts.ts";
import { narrowingOf, type Task } from "./narrow-by.ts";
import { isTooMuch, type Narrowed, type Refusal } from "./narrowing.ts";

// What is asked where a wildcard stands for too much to be listed: whether it only reads.

/** More wildcards than these nobody reads. */
const mostItems = 15;

const ways = [
  { does: "looks things up", name: /^(?:Batch)?(?:Describe|Get|List|Lookup|Search)/ },
  { does: "describes and lists", name: /^(?:Batch)?(?:Describe|List)/ },
];

/**
 * What only looks things up of that which one wildcard stands for, by wildcards that cover nothing else: that nothing
 * else is done, nobody has said. Undefined where that is long too, or nothing, or something tells what is done.
 *
 * @param refusal why nothing else is offered
 */
export function readingAlone(task: Task, refusal: Refusal): Narrowed | undefined {
  const isOne = task.statement.action?.items.length === 1;
  if (!isOne || !isTooMuch(refusal) || task.context.code()) return undefined;
  const drafts = ways.flatMap(({ does, name }) => {
    const draft = draftOf(task, name);
    return draft ? [{ does, draft, size: actionsOf([draft]).length }] : [];
  });
  const [first, ...others] = drafts;
  if (!first) return undefined;
  const missing = [`whether it only ${first.does}`];
  const notes = { assumptions: [], evidence: [], byUse: [], missing, lost: [], leaves: [] };
  const narrowing = narrowingOf([first.draft], task.findings, notes);
  const less = others
    .filter(({ size }) => size < first.size)
    .map(({ does, draft }) => ({ when: `it only ${does}`, drafts: [draft] }));
  const alternatives = [...less, ...askedUses(task)];
  return { ok: true, narrowing: { ...narrowing, alternatives } };
}

function draftOf({ statement, context }: Task, name: RegExp): Draft | undefined {
  const grant = grantOf(statement, context.policy, context.catalog);
  const actions = (statement.action?.items ?? []).flatMap((item): readonly DraftItem[] => {
    if (!/[*?]/.test(known(item) ?? "")) return [{ kept: item }];
    return coveredBy(item, grant)
      .filter(({ reach, action }) => reach !== "nothing" && name.test(action.name))
      .filter(({ action }) => reading.has(action.level) && severityOf(action, context) === "low")
      .map(({ action }) => ({ phrase: phrase(action.id) }));
  });
  const draft: Draft = { sid: "keep", actions, resources: "keep" };
  const [shorter = draft] = compressed([draft], statement, context.catalog) ?? [];
  const size = actionsOf([shorter]).length;
  return size > 0 && size <= mostItems ? shorter : undefined;
}

const reading: ReadonlySet<AccessLevel> = new Set(["List", "Read"]);
