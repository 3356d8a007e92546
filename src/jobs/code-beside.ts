import type { Catalog } from "../catalog/catalog.ts";
import { grantOf } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";
import { areOfCode } from "../narrow/code.ts";
import type { CalledAt, CodeBeside } from "../report/code.ts";
import type { Problem, ProblemReason } from "../source/problem.ts";
import { groupedBy } from "../source/grouped.ts";
import { nameOf } from "../source/path.ts";
import type { Place } from "../source/source.ts";
import { codeIn, type FunctionCode } from "./code.ts";
import { isDoneBeside, isFed, isPolled } from "./done-beside.ts";
import type { AwsFacts } from "./knowledge.ts";
import {
  areForCode,
  hasCodeUnder,
  isCalledElsewhere,
  mayRunElsewhere,
  runningUnder,
} from "./running.ts";
import type { Scan } from "./scan.ts";
import { servicesOf } from "./running-services.ts";
import { surroundingsOf } from "./surroundings.ts";

/**
 * What the code of functions calls, and what the policies allow that they run under: functions that run under
 * the same policies are one. Of a role with policies that are not read, nothing is said to be missing; where
 * the code does what is not known, or something else runs under a policy too, nothing is said to be called
 * nowhere.
 */
export function codeBeside(scan: Scan, facts: AwsFacts): readonly CodeBeside[] {
  const code = codeIn(scan, facts);
  if (code.size === 0) return [];
  const under = policiesByFunction(scan);
  const groups = groupedBy([...code.values()], ({ address }) =>
    JSON.stringify((under.get(address) ?? []).map(({ policy }) => policy.id)),
  );
  const uncalled = uncalledByPolicy([...under.values()].flat(), scan, facts);
  return [...groups.values()].map((functions) => {
    const held = under.get(functions[0]?.address ?? "") ?? [];
    return besideOf(functions, held, uncalled, scan, facts);
  });
}

type Held = { readonly policy: Policy; readonly running: readonly string[] };

/** The identity policies that each function runs under, and all that runs under each of them. */
function policiesByFunction(scan: Scan): ReadonlyMap<string, readonly Held[]> {
  const found = new Map<string, Held[]>();
  for (const policy of [...scan.policies, ...scan.elsewhere]) {
    if (policy.kind !== "identity") continue;
    const scope = scopeOf(policy, scan);
    const scopes = new Set([scope, ...policy.attachedTo.map((each) => each.scope ?? scope)]);
    const roles = rolesOf(policy, scope);
    const running = [...scopes].flatMap((each) => runningUnder(roles, surroundingsOf(scan, each)));
    for (const address of running.filter((each) => hasCodeUnder(each, roles, scan)))
      found.set(address, [...(found.get(address) ?? []), { policy, running }]);
  }
  return found;
}

function scopeOf(policy: Policy, scan: Scan): string {
  return policy.scope ?? scan.formatOf(policy).group(policy.place.source.path);
}

function rolesOf({ attachedTo }: Policy, scope: string): readonly string[] {
  return attachedTo.map((each) => `${each.scope ?? scope}/${each.address}`);
}

function besideOf(
  functions: readonly FunctionCode[],
  held: readonly Held[],
  uncalled: ReadonlyMap<string, readonly Uncalled[]>,
  scan: Scan,
  facts: AwsFacts,
): CodeBeside {
  const { catalog, uses } = facts;
  const called = calledBy(functions);
  const policies = held.map(({ policy }) => policy);
  const own = policies.filter(({ isElsewhere }) => !isElsewhere);
  const unseen = functions.flatMap((each) => each.unseen);
  const beside = new Set(
    functions.flatMap(({ address }) => scan.references.get(address)?.supplies?.grantedBeside ?? []),
  );
  const isRead =
    own.length > 0 &&
    policies.every((each) =>
      each.isElsewhere ? uses.isOfLambda(nameOf(each.owner.address)) : isWholeIn(each, scan),
    ) &&
    !beside.has("*") &&
    ![...called.keys()].some((id) => uses.givesCredentials(id));
  const allowing = [...own, ...scan.policies.filter(({ kind }) => kind === "resource")];
  return {
    functions: functions.map(({ address }) => address),
    policies: own,
    paths: [...new Set(functions.flatMap(({ paths }) => paths))],
    called: [...called.values()].filter(({ isSure }) => isSure).map(({ at }) => at),
    missing: isRead
      ? [...called]
          .filter(
            ([id, { isSure }]) =>
              isSure &&
              !beside.has(id.slice(0, id.indexOf(":"))) &&
              !allowing.some((each) => mayAllow(each, id, catalog)),
          )
          .map(([, { at }]) => at)
      : [],
    uncalled:
      unseen.length > 0
        ? []
        : distinctly(held.flatMap(({ policy }) => uncalled.get(policy.id) ?? [])),
    unseen,
  };
}

/** Whether all that is attached to the roles of a policy is read, as far as anybody can say. */
function isWholeIn(policy: Policy, scan: Scan): boolean {
  const scope = scopeOf(policy, scan);
  const format = scan.formatOf(policy);
  const group = format.group(policy.place.source.path);
  const isUnread = ({ path, reason }: Problem): boolean =>
    unread.has(reason) && format.group(path) === group;
  // What is attached by a name that no declaration is found for may be attached to this.
  const isLoose = (each: Policy): boolean =>
    each.kind === "identity" &&
    each.attachedTo.length === 0 &&
    each.scope === policy.scope &&
    format.group(each.place.source.path) === group;
  return (
    !scan.problems.some(isUnread) &&
    !scan.policies.some(isLoose) &&
    !rolesOf(policy, scope).some((role) => mayRunElsewhere(role, scope, scan))
  );
}

const unread: ReadonlySet<ProblemReason> = new Set([
  "broken-document",
  "nested-template",
  "outside-repository",
  "policy-template",
  "syntax-error",
  "too-large",
  "too-many",
  "too-much",
  "unknown-actions",
  "unknown-document",
  "unknown-statement",
  "unreadable",
]);

type Called = { readonly at: CalledAt; readonly isSure: boolean };

/** By action, in small letters. */
function calledBy(functions: readonly FunctionCode[]): ReadonlyMap<string, Called> {
  const found = new Map<string, Called>();
  for (const { action, call, unless, via } of functions.flatMap(({ needed }) => needed)) {
    const id = action.id.toLowerCase();
    const before = found.get(id);
    const isSure = unless === undefined && via === undefined;
    found.set(id, {
      at: { action: action.id, places: [...(before?.at.places ?? []), call.place] },
      isSure: isSure || before?.isSure === true,
    });
  }
  return found;
}

/** Whether a policy may allow an action, on whatever resource. */
function mayAllow(policy: Policy, id: string, catalog: Catalog): boolean {
  return policy.statements.some((statement) => {
    if (statement.presence === "never" || statement.effect === "Deny") return false;
    const { action } = statement;
    if (!action || action.rest.length > 0) return true;
    if (action.items.some((item) => known(item) === undefined)) return true;
    return grantOf(statement, policy, catalog).actions.some(
      (each) => each.action.id.toLowerCase() === id,
    );
  });
}

type Uncalled = { readonly action: string; readonly place: Place };

/**
 * What policies allow that nothing calls, by policy. What is written once for several is called nowhere where
 * that is so under each of them.
 */
function uncalledByPolicy(
  held: readonly Held[],
  scan: Scan,
  facts: AwsFacts,
): ReadonlyMap<string, readonly Uncalled[]> {
  const byPolicy = new Map<string, readonly Uncalled[]>();
  for (const each of held)
    if (!byPolicy.has(each.policy.id)) byPolicy.set(each.policy.id, uncalledIn(each, scan, facts));
  const uncalled = countsOf([...byPolicy.values()].flat().map(({ place }) => place));
  if (uncalled.size === 0) return byPolicy;
  const written = countsOf(
    scan.policies.flatMap(({ statements }) =>
      statements.flatMap((each) => plainItems(each).map((item) => item.origin.written)),
    ),
  );
  const isOfAll = ({ place }: Uncalled): boolean =>
    (uncalled.get(keyOf(place)) ?? 0) >= (written.get(keyOf(place)) ?? 0);
  return new Map([...byPolicy].map(([id, items]) => [id, items.filter(isOfAll)]));
}

function countsOf(places: readonly Place[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of places) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

/** What is written once, for several policies. */
function distinctly(all: readonly Uncalled[]): readonly Uncalled[] {
  return [...new Map(all.map((each) => [keyOf(each.place), each])).values()];
}

function keyOf({ source, span }: Place): string {
  return `${source.path}:${span.start}`;
}

/** What a policy allows by name, or as all of a service, that nothing calls of all that runs under it. */
function uncalledIn({ policy, running }: Held, scan: Scan, facts: AwsFacts): readonly Uncalled[] {
  const code = codeIn(scan, facts);
  const scope = scopeOf(policy, scan);
  const all = running.map((address) => code.get(address));
  const roles = rolesOf(policy, scope);
  const isWhole =
    all.every((each) => each?.unseen.length === 0) &&
    running.every((address) => areForCode(address, roles, scan));
  const isElsewhere = roles.some((role) => mayRunElsewhere(role, scope, scan));
  const isAlone = areOfCode(
    servicesOf(scan, policy),
    new Set(all.flatMap((each) => each?.by ?? [])),
  );
  if (!isWhole || isElsewhere || !isAlone || policy.isElsewhere === true) return [];
  const called = calledBy(all.flatMap((each) => each ?? []));
  const ids = new Set([...called.keys()].flatMap((id) => [id, ...facts.uses.with(id)]));
  const operations = all.flatMap((each) => [...(each?.operations ?? [])]);
  const isOperation = (service: string, name: string): boolean =>
    operations.some((each) =>
      name === "*" ? each.startsWith(`${service}:`) : each.endsWith(`:${name}`),
    );
  // What is made with tags may need the permission to tag.
  const isTagging = (id: string): boolean => facts.catalog.action(id)?.level === "Tagging";
  const around = surroundingsOf(scan, scope);
  const isOfRuntime = (service: string): boolean => isDoneBeside(service, running, around);
  const isCalled = running.some((address) => isCalledElsewhere(address, scope, scan));
  const mayBePolled = isCalled || isPolled(running, around);
  const mayBeFed = (service: string): boolean => isCalled || isFed(service, running, around);
  return policy.statements.flatMap((statement) =>
    plainItems(statement).flatMap((item) => {
      const [service = "", name = ""] = (known(item) ?? "").toLowerCase().split(":");
      if (
        name === "" ||
        isOfRuntime(service) ||
        (mayBePolled && facts.uses.polls(`${service}:${name}`)) ||
        facts.uses.isDoneOtherwise(`${service}:${name}`) ||
        isOperation(service, name) ||
        (isTagging(`${service}:${name}`) && [...ids].some((id) => id.startsWith(`${service}:`))) ||
        facts.uses.of(service).some((use) => use.fed && use.actions.has(`${service}:${name}`))
      )
        return [];
      const isNeeded =
        name === "*"
          ? mayBeFed(service) || [...ids].some((id) => id.startsWith(`${service}:`))
          : ids.has(`${service}:${name}`) || !facts.catalog.action(`${service}:${name}`);
      return isNeeded ? [] : [{ action: known(item) ?? "", place: item.origin.written }];
    }),
  );
}

/** Actions by their names, and all of a service. */
function plainItems({ effect, action, presence, madeOf }: Statement): readonly Text[] {
  if (effect !== "Allow" || presence === "never" || madeOf !== undefined) return [];
  if (!action || action.negated) return [];
  return action.items.filter((item) => /^[\w-]+:(?:\w+|\*)$/.test(known(item) ?? ""));
}
