import { levelOf } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ActionClasses } from "../catalog/classes.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import type { Policy } from "../iam/policy.ts";
import { makesNew } from "../rules/weight.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { nothingOf } from "./code.ts";
import { actionsOf } from "./drafts.ts";
import { narrowBy, type Found, type Task } from "./narrow-by.ts";
import { commonUses, type Taken } from "./uses.ts";

// What else can be offered than what a statement is taken for: a part of it, or a question.

/** More actions than that are no answer where it is known what is commonly done with a service. */
const manyActions = 30;

/**
 * What can be narrowed without the names that are missing, where something worth it is left of it: what they are of is
 * kept within the account, or stays.
 */
export function restOf({ narrowing }: Found, taken: Taken, task: Task): Found | undefined {
  return narrowing.missing.length === 0 ? undefined : withoutNames(taken, task);
}

/** What is narrower where nothing is to be named. */
export function withoutNames(taken: Taken, task: Task): Found | undefined {
  return (["kept", "beside"] as const)
    .map((unnamed) => narrowBy(taken, { ...task, unnamed }))
    .find((each): each is Found => each.ok && each.narrowing.missing.length === 0);
}

/** What a wildcard is taken for, on what has a name to be filled in, where nothing is narrower without. */
export function withNames(taken: Taken, task: Task): Found | undefined {
  const narrowed = narrowBy(taken, { ...task, unnamed: "named" });
  if (!narrowed.ok || narrowed.opened.length === 0 || isLong(narrowed)) return undefined;
  return narrowed.narrowing.missing.length > 0 ? narrowed : undefined;
}

/** Fewer actions alone, in the one statement that they stand in: where there is no room for several. */
export function inOneStatement(taken: Taken, task: Task): Found | undefined {
  const narrowed = narrowBy(taken, { ...task, unnamed: "staying" });
  return narrowed.ok && narrowed.narrowing.drafts.length === 1 ? narrowed : undefined;
}

/**
 * Where nothing else of a statement can be limited, what weighs little, to be asked for: whether it stays within the
 * account, with its names offered, or else these. What every runtime needs stays beside that.
 */
export function limitedLittle(taken: Taken, task: Task): Found | undefined {
  // What little weighs under a condition is limited by that.
  if (task.statement.conditions.length > 0) return undefined;
  const named = namedOnly(taken, { ...task, unnamed: "named" });
  // AWS's own policies for functions leave on everything what Lambda does in their name.
  const isRuntime =
    isScaffolding(task) && !makesLinkedRoles(task) && task.context.running.size === 0;
  const narrowed = narrowBy(taken, { ...task, unnamed: isRuntime ? "runtime" : "light" });
  if (!narrowed.ok || narrowed.narrowing.missing.length > 0 || isLong(narrowed)) return named;
  const { assumptions } = narrowed.narrowing;
  if (assumptions.length === 0) return named;
  const missing = assumptions.map((each) => each.replace(/^that/, "whether"));
  const each = namedOnly(taken, { ...task, unnamed: "each" });
  const alternatives = each
    ? [{ when: "the names are filled in", drafts: each.narrowing.drafts }]
    : [];
  const narrowing = { ...narrowed.narrowing, missing, assumptions: [], alternatives };
  return { ...narrowed, narrowing: { ...narrowing, grade: "fill in" } };
}

/** More names than that nobody fills in for what weighs little. */
const mostNames = 2;

function namedOnly(taken: Taken, task: Task): Found | undefined {
  if (isScaffolding(task)) return undefined;
  const narrowed = narrowBy(taken, task);
  if (!narrowed.ok || isLong(narrowed)) return undefined;
  const { missing } = narrowed.narrowing;
  return missing.length > 0 && missing.length <= mostNames ? narrowed : undefined;
}

/** Whether a statement allows nothing that can be limited but what every runtime needs. */
function isScaffolding({ statement, context }: Task): boolean {
  const { policy, catalog, classes } = context;
  return grantOf(statement, policy, catalog).actions.every(
    ({ action }) => action.scoping !== "full" || classes.has("scaffolding", action.id),
  );
}

/** Whether services make roles of their own under it, which are called by them. */
function makesLinkedRoles({ statement, context }: Task): boolean {
  const { policy, catalog, classes } = context;
  return grantOf(statement, policy, catalog).actions.some(({ action }) =>
    classes.has("service-linked", action.id),
  );
}

/** Whether a wildcard became more actions than anybody goes through one by one. */
export function isLong({ narrowing, opened }: Found): boolean {
  return opened.length > 0 && actionsOf(narrowing.drafts).length > manyActions;
}

/**
 * What would be narrower if the wildcards stood for what is commonly done with their services: where
 * nothing tells, it is to be asked. What else a policy allows tells, where that sets nothing up and lets nobody in.
 */
export function asked(task: Task): Found | undefined {
  const common = commonUses(task.context);
  const whole = narrowBy(common, task);
  const narrowed = whole.ok ? whole : narrowBy(ofSome(common, task), task);
  if (!narrowed.ok) return undefined;
  const { narrowing, does } = narrowed;
  if (does === undefined) return undefined;
  const others = narrowing.assumptions.filter((each) => each !== `that it ${does}`);
  if (whole.ok && narrowing.missing.length === 0 && worksAlone(task)) {
    const assumptions = [`that it ${does}, as what else it may do suggests`, ...others];
    return { ...narrowed, narrowing: { ...narrowing, grade: "assumed", assumptions } };
  }
  const missing = [`whether it ${does}`, ...narrowing.missing];
  return {
    ...narrowed,
    narrowing: { ...narrowing, grade: "fill in", missing, assumptions: others },
  };
}

/** More services than that of which wildcards stand are somebody's who sets things up. */
const mostServices = 6;

/**
 * What is commonly done with some services of the wildcards, and nothing with the others, where that is known of half
 * of them at least and only what runs in AWS has the policy.
 */
function ofSome(common: Taken, { statement, context }: Task): Taken {
  const wild = (statement.action?.items ?? []).flatMap((item) => {
    const [, service] = /^([\w-]+):.*[*?]/.exec(known(item) ?? "") ?? [];
    return service === undefined ? [] : [service.toLowerCase()];
  });
  const services = [...new Set(wild)];
  const isKnown = services.filter((each) => common(each).length > 0);
  const isRunning =
    context.services.length > 0 && context.services.every((each) => context.uses.runs(each));
  if (!isRunning || services.length > mostServices || isKnown.length * 2 < services.length)
    return common;
  // What a service does in the name of what runs, as to attach it to a network, is not asked about.
  const isOpen = (service: string): boolean =>
    common(service).length > 0 || context.doneBeside(service);
  return (service) => (isOpen(service) ? common(service) : [[nothingOf(service)]]);
}

/** Whether a policy allows something beside a statement, and nothing that sets something up or lets somebody in. */
function worksAlone({ statement, context }: Task): boolean {
  const { policy, catalog, classes } = context;
  // What a resource lets others do says nothing of whom a statement is about.
  if (policy.kind !== "identity") return false;
  const beside = worksIn(catalog)(classes)(policy).filter(({ id }) => id !== statement.id);
  return beside.some(({ grants }) => grants) && beside.every(({ works }) => works);
}

/** Which statements of a policy grant something, and set nothing up and let nobody in: each of the others asks. */
const worksIn = once((catalog: Catalog) =>
  once((classes: ActionClasses) =>
    once((policy: Policy) =>
      policy.statements.map((statement) => {
        const { id, effect, action } = statement;
        const { actions } = grantOf(statement, policy, catalog);
        const isNamed = effect === "Deny" || action?.negated === false;
        const works = isNamed && actions.every((each) => isWork(each, classes));
        return { id, grants: actions.length > 0, works };
      }),
    ),
  ),
);

function isWork({ action }: GrantedAction, classes: ActionClasses): boolean {
  return (
    levelOf(action) !== "Permissions management" &&
    (classes.has("scaffolding", action.id) ||
      (!makesNew(action) && !classes.has("infrastructure", action.id)))
  );
}
