import type { Action } from "../catalog/action.ts";
import type { Use } from "../catalog/uses.ts";
import { itemText, type Draft, type DraftItem } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { textKey } from "../iam/text.ts";
import { listed, typeName } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { calledAlike } from "./called-alike.ts";
import { useInCode } from "./code.ts";
import { actionsOf } from "./drafts.ts";
import { draftsOfFewer, onlyCommon } from "./fewer-named.ts";
import { sparing } from "./fewer-services.ts";
import { mayBeIn, targetIn } from "./forms.ts";
import { narrowBy, type Found, type Task } from "./narrow-by.ts";
import type { Alternative } from "./narrowing.ts";
import type { Target } from "./target.ts";
import { withUnknown } from "./unknown-actions.ts";
import { clauseOf, type Taken } from "./uses.ts";
import { inUsualAccount } from "./usual-account.ts";

// What would be narrower still than what is offered, if somebody knows more than is written.

/** Of wildcards of more services nobody asks what is done with each. */
const mostServices = 3;

/** Of more names than that, those are asked for alone that a wildcard is there for. */
const mostNames = 2;

/** The most uses that anybody would choose from. */
const mostUses = 6;

/**
 * What else would be narrower still: all of it on the resources that are declared for it, where nothing tells which
 * are meant, or on one of them; or one use of a service alone of which there is a wildcard.
 *
 * @param taken what it is taken to do
 */
export function alternativesTo(found: Found, taken: Taken, task: Task): readonly Alternative[] {
  if (found.opened.length > mostServices) return [];
  const named = amongDeclared(taken, task);
  const inNamed = named ? { ...task, unnamed: "declared" as const } : task;
  const also = named ? `, and ${onlyOf(named.among)}` : "";
  const uses = [...usesApart(found, taken, inNamed), ...sparingSome(found, taken, inNamed)].map(
    ({ when, drafts }) => ({ when: `${when}${also}`, drafts }),
  );
  const all = [
    ...unqualified(found.narrowing.drafts),
    ...(named ? eachOf(named, taken, task) : []),
    ...(named?.among.every((each) => !each.isElsewhere) ? [] : toBeNamed(found, taken, task)),
    ...calledAlike(taken, task),
    ...inUsualAccount(taken, task),
    ...uses,
    ...withoutBeside(found, taken, task),
    ...(inFewer(taken, inNamed, also) ?? inForms(found.narrowing.drafts, taken, task)),
  ];
  return all.map((each) => withUnknown(each, task));
}

/** Of the actions that it names those alone by which such roles work, on all that these take or on a part of that. */
function inFewer(taken: Taken, task: Task, also: string): readonly Alternative[] | undefined {
  const fewer = onlyCommon(task);
  const drafts = fewer && draftsOfFewer(taken, fewer.task);
  if (!drafts) return undefined;
  const forms = inForms(drafts, taken, fewer.task);
  if (forms.length === 0) return [{ when: fewer.when + also, drafts }];
  return forms.map((each) => ({
    ...each,
    when: `${fewer.when}, and ${each.when.slice("it ".length)}`,
  }));
}

/** Without what calls are asked for beside what they are about, where they use none of that: a configuration set. */
function withoutBeside(
  { narrowing: { drafts } }: Found,
  taken: Taken,
  task: Task,
): readonly Alternative[] {
  const { shapes } = task.context;
  const types = actionsIn(drafts, task).flatMap((action) =>
    action.resourceTypes.flatMap(({ type }) => (shapes.isBeside(type, action) ? [type] : [])),
  );
  if (types.length === 0) return [];
  const context = { ...task.context, shapes: { ...shapes, isBeside: () => false } };
  const narrowed = narrowBy(taken, { ...task, context });
  if (!narrowed.ok) return [];
  const names = [...new Set(types.map(typeName))];
  return [{ when: `it uses no ${listed(names, names.length)}`, drafts: narrowed.narrowing.drafts }];
}

function actionsIn(drafts: readonly Draft[], { context }: Task): readonly Action[] {
  return actionsOf(drafts).flatMap((id) => context.catalog.action(id) ?? []);
}

/** Functions without their versions and aliases, where those stand beside them. */
function unqualified(drafts: readonly Draft[]): readonly Alternative[] {
  const plain = drafts.map((draft): Draft => {
    const { resources } = draft;
    if (resources === "keep" || !actionsOf([draft]).every((id) => /^lambda:/i.test(id)))
      return draft;
    const keys = new Set(resources.map((item) => textKey(itemText(item))));
    const isQualified = (item: DraftItem): boolean => {
      const key = textKey(itemText(item));
      return "phrase" in item && key.endsWith(":*") && keys.has(key.slice(0, -2));
    };
    return { ...draft, resources: resources.filter((item) => !isQualified(item)) };
  });
  const isLess = plain.some(
    ({ resources }, at) => resources.length < (drafts[at]?.resources.length ?? 0),
  );
  return isLess ? [{ when: "it names no version and no alias", drafts: plain }] : [];
}

/**
 * On what has a name that nobody has said, where it is allowed on all of that: what a wildcard is taken for, or what
 * is named of types whose ids AWS makes up.
 */
function toBeNamed({ narrowing, opened }: Found, taken: Taken, task: Task): readonly Alternative[] {
  if (narrowing.missing.length > 0) return [];
  const narrowed = narrowBy(taken, { ...task, unnamed: "each" });
  if (!narrowed.ok) return [];
  const { drafts, missing } = narrowed.narrowing;
  if (missing.length === 0 || (opened.length === 0 && missing.length > mostNames)) return [];
  return actionsOf(drafts).length <= actionsOf(narrowing.drafts).length
    ? [{ when: "the names are filled in", drafts }]
    : [];
}

/** On a part of what an action of many types takes, which may be all that is meant. */
function inForms(drafts: readonly Draft[], taken: Taken, task: Task): readonly Alternative[] {
  const { context } = task;
  const forms = new Set(
    actionsIn(drafts, task).flatMap((action) => context.shapes.formsOf(action)),
  );
  return [...forms].flatMap((form): readonly Alternative[] => {
    if (form.usual || !mayBeIn(form, context)) return [];
    const meant = (action: Action): Target | undefined =>
      context.shapes.formsOf(action).includes(form) ? targetIn(form, context) : undefined;
    const isOpen = targetIn(form, context).kind === "missing";
    const unnamed = isOpen ? "named" : task.unnamed;
    const narrowed = narrowBy(taken, { ...task, context: { ...context, meant }, unnamed });
    return narrowed.ok ? [{ when: `it ${form.does}`, drafts: narrowed.narrowing.drafts }] : [];
  });
}

/** What is narrower on all that is declared for it, where some of that may not be meant. */
function amongDeclared(taken: Taken, task: Task): Found | undefined {
  const narrowed = narrowBy(taken, { ...task, unnamed: "declared" });
  if (!narrowed.ok || narrowed.narrowing.missing.length > 0) return undefined;
  return narrowed.among.length > 0 ? narrowed : undefined;
}

/** On all of them; on one of two. */
function eachOf({ narrowing, among }: Found, taken: Taken, task: Task): readonly Alternative[] {
  const all = { when: `it ${onlyOf(among)}`, drafts: narrowing.drafts };
  if (among.length > 2) return [all];
  const one = among.flatMap((only) => {
    const others = new Set(among.filter((each) => each !== only));
    const mayMean = (each: Declared): boolean => !others.has(each) && task.context.mayMean(each);
    const context = { ...task.context, mayMean };
    const narrowed = narrowBy(taken, { ...task, context, unnamed: "declared" });
    if (!narrowed.ok || narrowed.narrowing.missing.length > 0) return [];
    return [{ when: `it ${onlyOf([only])}`, drafts: narrowed.narrowing.drafts }];
  });
  return [...one, all];
}

/** "uses only `aws_s3_bucket.logs`" */
function onlyOf(declared: readonly Declared[]): string {
  const what = declared.map(({ address }) => code(address));
  return `uses only ${listed(what, what.length)}`;
}

/** What does less with one service than it is taken to do. */
function usesApart({ narrowing, opened }: Found, taken: Taken, task: Task): readonly Alternative[] {
  const offered = actionsOf(narrowing.drafts);
  const { uses, services } = task.context;
  const isDone = ({ common, apart, isOf }: Use): boolean =>
    common || (!apart && services.length > 0 && services.every(isOf));
  const partsOf = (service: string): readonly Use[] => [
    ...uses.of(service).filter((use) => isDone(use) && !use.beside),
    ...(isSeen(service, task) ? [] : uses.lessOf(service)),
  ];
  return opened
    .flatMap((service) =>
      partsOf(service).flatMap((use): readonly Alternative[] => {
        // What it is a part of is not beside it.
        const beside = askedBeside(service, task).filter(
          ({ actions }) => ![...use.actions].every((each) => actions.has(each)),
        );
        const all = [use, ...beside];
        const drafts = draftsBy((each) => (each === service ? [all] : taken(each)), task);
        if (!drafts) return [];
        const actions = actionsOf(drafts);
        const isLess =
          actions.length < offered.length && actions.every((id) => offered.includes(id));
        return isLess ? [{ when: `it only ${clauseOf([use])}`, drafts }] : [];
      }),
    )
    .slice(0, mostUses);
}

/** Nothing with some of the services; and one use alone of another one. */
function sparingSome(found: Found, taken: Taken, task: Task): readonly Alternative[] {
  return sparing(found, taken, task).flatMap(({ when, without, taken: less }) => {
    const drafts = draftsBy(less, task);
    if (!drafts) return [];
    const opened = found.opened.filter((service) => !without.has(service));
    const uses = usesApart({ ...found, opened }, less, task);
    return [{ when, drafts }, ...uses.map((use) => ({ ...use, when: `${use.when}, and ${when}` }))];
  });
}

/** What the configuration asks of a service of those alone that have the policy, whatever else is done. */
function askedBeside(service: string, { context }: Task): readonly Use[] {
  if (!context.doneBeside(service)) return [];
  return context.uses
    .of(service)
    .filter(({ common, apart, isOf }) => !common && !apart && context.services.some(isOf));
}

/** What is narrower without a name to be filled in: what has one that is not known stays as it is. */
function draftsBy(doing: Taken, task: Task): readonly Draft[] | undefined {
  const narrowed = narrowBy(doing, task);
  if (!narrowed.ok) return undefined;
  if (narrowed.narrowing.missing.length === 0) return narrowed.narrowing.drafts;
  return task.unnamed === "kept" ? undefined : draftsBy(doing, { ...task, unnamed: "kept" });
}

/** Whether the code that runs under the statement shows what it does with a service. */
function isSeen(service: string, { context }: Task): boolean {
  const seen = context.code();
  return seen !== undefined && useInCode(service, seen) !== undefined;
}
