import type { Use } from "../catalog/uses.ts";
import type { Place } from "../source/source.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { wordsOf } from "../catalog/words.ts";
import { areOfCode, nothingOf, placesOf, useInCode } from "./code.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// What a wildcard is there for, where something says so: who runs under the policy, or its Sid.

/** What something does with a service, and whether that is taken for granted. */
export type Doing = Use & {
  /** Where the code does it. */
  readonly calledAt?: readonly Place[];
  /** The code that runs under the policy shows it, or the configuration does. */
  readonly isShown?: true;
};

/** What a statement is taken to do with a service: what is surest first, none where nothing tells. */
export type Taken = (service: string) => readonly (readonly Doing[])[];

/** What is known around a statement, and its policy. */
type Having = Neighbourhood & { readonly policy: Policy };

/**
 * What the code does that runs under the statement, or what its own Sid says that it does, or else all
 * that is done by the services that its roles are for.
 */
export function evidentUses({ sid }: Statement, near: Having): Taken {
  const said = new Set(wordsOf((sid && known(sid)) ?? ""));
  return (service) => {
    const uses = near.uses.of(service);
    const named = uses.filter(({ words }) => words.some((word) => said.has(word)));
    // Of what no function is fed, none is said to take it.
    const isTaken = near.running.size === 0 || isFedFrom(service, near);
    const done = (principal: string): readonly Use[] =>
      uses.filter(({ apart, fed, isOf }) => (!apart || (fed && isTaken)) && isOf(principal));
    const concerned = near.services.filter((each) => !near.uses.isForOther(each, service));
    const byEach = concerned.map(done);
    const isTold = byEach.length > 0 && byEach.every((each) => each.length > 0);
    const isKnown = isTold && !passesForMore(service, byEach.flat(), near);
    const all = isKnown ? uses.filter((use) => byEach.some((each) => each.includes(use))) : [];
    const taking = isOnlyFed(service, near) ? all.filter(({ fed }) => fed) : [];
    const others = [named, taking, all].filter((each) => each.length > 0);
    const read = inCode(service, near, all);
    return [
      ...(read.length > 0 ? [read] : []),
      ...others.map((each) => withCalls(service, each, near)),
    ];
  };
}

/** With what the code calls beside that, of which not all is read. */
function withCalls(service: string, uses: readonly Use[], near: Having): readonly Doing[] {
  const seen = useInCode(service, { needed: near.called() });
  const isKnown = [...(seen?.actions ?? [])].every((id) =>
    uses.some(({ actions }) => actions.has(id)),
  );
  return seen && !isKnown ? [seen, ...uses] : uses;
}

/**
 * What the code calls of a service, with what is done in the name of what runs: events are taken from
 * what feeds it, results are sent, logs are written.
 */
function inCode(service: string, near: Neighbourhood, all: readonly Use[]): readonly Doing[] {
  const code = near.code();
  if (!code) return [];
  const called = useInCode(service, code);
  const fed = isFedFrom(service, near) ? all.filter((use) => use.fed) : [];
  const isBeside = near.doneBeside(service);
  if (isBeside && all.length === 0) return [];
  const others = isBeside ? all : fed;
  const isFedOtherwise =
    near.isFedElsewhere ||
    near.declared.some(({ type, address }) => near.fedBy.has(address) && broker.test(type));
  const isShown = code.isWhole && !isFedOtherwise && areOfCode(near.services, code.by);
  const shown = (use: Use): Doing => (isShown ? { ...use, isShown } : use);
  if (!called && (isBeside || !isShown)) return [];
  const nothing = others.length > 0 ? [] : [shown(nothingOf(service))];
  const own = called ? [shown(called)] : nothing;
  return [...own, ...others.map((use) => (use.fed ? shown(use) : use))];
}

/**
 * Whether roles are passed for more than is done with a service: it has actions that take one, of which none is named or
 * done, and nothing else that is allowed by its name takes it.
 */
function passesForMore(service: string, done: readonly Use[], near: Having): boolean {
  const { passing, policy } = near;
  if (!passing.isDoneBy(service)) return false;
  const named = new Set(
    policy.statements.flatMap(({ effect, action }) =>
      effect === "Allow" && action && !action.negated
        ? action.items.map((item) => known(item)?.toLowerCase() ?? "")
        : [],
    ),
  );
  const takes = (action: string): boolean => passing.toBy(action).length > 0;
  return (
    named.has("iam:passrole") &&
    ![...named].some(takes) &&
    !done.some(({ actions }) => [...actions].some(takes))
  );
}

/** Whether something of a service may hand events to what runs. */
export function isFedFrom(
  service: string,
  { isFedElsewhere, declared, fedBy }: Neighbourhood,
): boolean {
  return (
    isFedElsewhere ||
    declared.some(({ type, address }) => type.startsWith(`${service}:`) && fedBy.has(address))
  );
}

/** From these, events are taken by the actions of other services too. */
const broker = /^(?:docdb|kafka|mq|rds)/;

/** Whether what runs has to do with a service only by what that hands to it. */
function isOnlyFed(service: string, { declared, used, feeding, telling }: Neighbourhood): boolean {
  const { named, open } = telling();
  if ([...named.keys(), ...open.keys()].some((type) => type.startsWith(`${service}:`)))
    return false;
  const own = declared.filter(
    ({ type, address }) => type.startsWith(`${service}:`) && used.has(address),
  );
  return own.length > 0 && own.every(({ address }) => feeding.has(address));
}

/** All that is commonly done with a service: what to ask about where nothing tells. */
export function commonUses(near: Having): Taken {
  return (service) => {
    const all = near.uses.of(service).filter(({ common }) => common);
    return all.length > 0 ? [withCalls(service, all, near)] : [];
  };
}

/** "reads and writes objects and sends messages" */
export function clauseOf(uses: readonly Doing[]): string {
  const byWhat = new Map<string, Set<string>>();
  const calls = uses.flatMap(({ calledAt = [] }) => calledAt);
  const first = calls.length > 0 ? [`makes the calls at ${placesOf(calls)}`] : [];
  const others = uses.filter(({ what }) => what !== "");
  for (const { does, what } of others) byWhat.set(what, (byWhat.get(what) ?? new Set()).add(does));
  const clauses = [
    ...first,
    ...[...byWhat].map(([what, does]) => `${listed([...does], does.size)} ${what}`),
  ];
  return listed(clauses, clauses.length);
}
