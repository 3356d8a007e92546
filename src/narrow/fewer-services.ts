import { hasWildcard, itemPattern, serviceIn } from "../iam/action-pattern.ts";
import type { Draft } from "../iam/draft.ts";
import { known, type Text } from "../iam/text.ts";
import { overreaching } from "../rules/overreach-class.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { nothingOf } from "./code.ts";
import { narrowingOf, type Found, type Task } from "./narrow-by.ts";
import { isTooMuch, type Narrowed, type Refusal } from "./narrowing.ts";
import type { Taken } from "./uses.ts";

// What would be left if nothing were done with some of the services of which a statement has wildcards.

/** What a statement is taken to do, and when that is right. */
export type Sparing = {
  readonly when: string;
  readonly without: ReadonlySet<string>;
  readonly taken: Taken;
};

/**
 * Nothing done with one of the services of which a wildcard became actions by name and of which nothing else here
 * speaks, and with none of them, where the statement is about others too.
 */
export function sparing({ opened }: Found, taken: Taken, task: Task): readonly Sparing[] {
  const all = new Set((task.statement.action?.items ?? []).map(serviceOf));
  const unspoken = opened.filter((service) => !isSpokenOf(service, task));
  if (unspoken.length === 0 || unspoken.length === all.size) return [];
  const without = (services: readonly string[]): Sparing => ({
    when: `it does nothing with ${listed(
      services.map((each) => code(each)),
      services.length,
    )}`,
    without: new Set(services),
    taken: (each) => (services.includes(each) ? [[nothingOf(each)]] : taken(each)),
  });
  const each = unspoken.map((service) => without([service]));
  return unspoken.length > 1 ? [without(unspoken), ...each] : each;
}

/** Whether anything here has to do with a service: something of it is declared, called or done beside what runs. */
function isSpokenOf(service: string, { context }: Task): boolean {
  const { declared, called, doneBeside } = context;
  return (
    doneBeside(service) ||
    declared.some(({ type }) => type.startsWith(`${service}:`)) ||
    [...called().keys()].some((action) => action.startsWith(`${service}:`))
  );
}

/** Of so many actions by name for each wildcard, it is these that somebody had in mind. */
const manyNamed = 2;

/**
 * What is asked where wildcards of whole services stand for too much to be listed: whether the actions that the
 * statement names beside them are enough, where nothing else here speaks of these services or they decide who may do
 * what, or else whether it does nothing with the latter.
 *
 * @param refusal why nothing else is offered
 */
export function namedAlone(task: Task, refusal: Refusal): Narrowed | undefined {
  const { statement, context, findings } = task;
  // What a resource lets somebody do is about that alone.
  if (!isTooMuch(refusal) || context.policy.kind !== "identity") return undefined;
  const items = statement.action?.items ?? [];
  const whole = items.filter((item) => /^[\w-]+:\*+$/.test(known(item) ?? ""));
  const named = items.filter((item) => !hasWildcard(item));
  const isNamed = named.length >= whole.length * manyNamed;
  const managing = whole.filter((item) =>
    context.catalog
      .expand(itemPattern(item))
      .some(({ id }) => context.classes.has("account-permissions", id)),
  );
  const unneeded = whole.filter(
    (item) => managing.includes(item) || !isSpokenOf(serviceOf(item), task),
  );
  const dropped = new Set(isNamed ? unneeded : managing);
  const kept = items.filter((item) => !dropped.has(item)).map((item) => ({ kept: item }));
  if (dropped.size === 0 || kept.length === 0) return undefined;
  const names = [...dropped].map((item) => code(itemPattern(item)));
  const missing = isNamed
    ? [`whether it needs none of ${listed(names, names.length)} but what it names`]
    : [`whether it does nothing with ${listed(names, names.length)}`];
  const draft: Draft = { sid: "keep", actions: kept, resources: "keep" };
  const notes = {
    assumptions: [],
    evidence: [],
    byUse: [],
    missing,
    lost: [],
    leaves: overreaching,
  };
  return { ok: true, narrowing: narrowingOf([draft], findings, notes) };
}

function serviceOf(item: Text): string {
  return serviceIn(itemPattern(item));
}
