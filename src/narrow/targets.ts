import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Phrase } from "../iam/draft.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Declared } from "../iam/inventory.ts";
import { textKey } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { later, once } from "../source/once.ts";
import { filled, inOpen } from "./arn-format.ts";
import { arnsOf, coveringOf, isOfMany } from "./arns.ts";
import { addressesIn, calledIn, shownIn } from "./called-targets.ts";
import { candidatesFor, elsewhereFor, isWritten, primaryOf } from "./candidates.ts";
import { usualForm } from "./forms.ts";
import { lambdaLogs, serviceLogs } from "./log-groups.ts";
import { missing } from "./missing-target.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { isNamedOtherwise, isOfMore } from "./meant-otherwise.ts";
import { namedByService } from "./named-by-service.ts";
import type { FoundTarget, Target } from "./target.ts";
import { allClause, onlyClause, ownClause, usedClause } from "./target-clauses.ts";
import { toldTo, untoldTo, type Told } from "./told.ts";
import { besides, typeWide } from "./type-wide.ts";
import { nearTo } from "./words.ts";

/** The most resources that are guessed at; of more, it is not known which are meant. */
const most = 5;

/** The most that what runs may refer to or call by name; more say that it is no evidence for this. */
const mostUsed = 12;

/**
 * Finds, for an action that reaches too far, the declared resources it is meant for: those that
 * the code running under the role names, or else the only one there is.
 *
 * @param takesAll where nothing tells which of several is meant, all of them are taken
 */
export function targetOf(granted: GrantedAction, around: Neighbourhood, takesAll = false): Target {
  const known = targetsIn(around)(granted);
  return (known[takesAll ? "all" : "one"] ??= findTarget(granted, around, takesAll));
}

/** What was found around a statement: what else it may be narrowed to asks for the same. */
const targetsIn = once<Neighbourhood, (granted: GrantedAction) => { one?: Target; all?: Target }>(
  () => once(() => ({})),
);

function findTarget(granted: GrantedAction, around: Neighbourhood, takesAll: boolean): Target {
  const { action, on } = granted;
  const near = nearTo(on, usedFor(action, around));
  if (isAskedWithoutArn(action, near)) return { kind: "none" };
  const special =
    near.meant?.(action) ??
    lambdaLogs(action, near) ??
    serviceLogs(action, near) ??
    namedByService(action, near);
  if (special) return special;
  const targets: (Target & { readonly kind: "found" | "missing" })[] = [];
  const assumptions: string[] = [];
  const unnamed: (() => readonly string[])[] = [];
  let wide = true;
  for (const types of action.conjuncts) {
    const target = choose(action, types, near, takesAll);
    if (target.kind === "none") return target;
    targets.push(target);
    if (target.kind === "missing") unnamed.push(target.missing);
    else {
      assumptions.push(...target.assumptions);
      wide &&= target.typeWide ?? false;
    }
  }
  const words = inOpen(near.vocabulary);
  if (unnamed.length > 0 && words !== near.vocabulary)
    return findTarget(granted, { ...around, vocabulary: words }, takesAll);
  const isNamable = targets.some((each) => each.kind === "missing" && each.isNamable === true);
  const chosen = targets.flatMap((each) => (each.kind === "found" ? (each.chosen ?? []) : []));
  const phrases = later(() => {
    const all = [...targets.flatMap((each) => each.phrases()), ...besides(action, on, near)];
    const covering = coveringOf(chosen, near);
    const own = all.filter(({ text }) => !covering.has(textKey(text)));
    return [...new Map(own.map((each) => [JSON.stringify(each.pieces), each])).values()];
  });
  return unnamed.length > 0
    ? { kind: "missing", phrases, missing: () => unnamed.flatMap((each) => each()), isNamable }
    : {
        kind: "found",
        phrases,
        assumptions,
        evidence: targets.flatMap((each) => (each.kind === "found" ? (each.evidence ?? []) : [])),
        typeWide: wide,
        isAll: targets.every((each) => each.kind === "found" && each.isAll === true),
        declared: targets.flatMap((each) => (each.kind === "found" ? (each.declared ?? []) : [])),
        chosen,
        among: targets.flatMap((each) => (each.kind === "found" ? (each.among ?? []) : [])),
      };
}

/** What an action takes with its names left to be filled in, whatever is declared. */
export function unnamedOf({ action, on }: GrantedAction, around: Neighbourhood): Target {
  const near = nearTo(on, around);
  // Of many types nobody says which one is meant.
  if (isAskedWithoutArn(action, near) || isOfMany(action)) return { kind: "none" };
  const targets = action.conjuncts.map((types) => missing(action, types, [], near));
  const open = targets.flatMap((each) => (each.kind === "missing" ? [each] : []));
  if (open.length === 0 || open.length < targets.length) return { kind: "none" };
  return {
    kind: "missing",
    phrases: () => open.flatMap((each) => each.phrases()),
    missing: () => open.flatMap((each) => each.missing()),
  };
}

/** Whether the code, or who assumes the role, asks for an action on what has no ARN. */
export function isAskedWithoutArn({ id }: Action, near: Neighbourhood): boolean {
  const { services } = near.withoutArn(id) ?? {};
  if (!services) return false;
  return (
    near.services.some((each) => services.includes(each)) ||
    near.code()?.needed.get(id.toLowerCase())?.isWithoutArn === true
  );
}

/** What it refers to; whoever passes roles refers to what has them. */
function usedFor({ id }: Action, around: Neighbourhood): Neighbourhood {
  if (id !== "iam:PassRole") return around;
  return { ...around, used: new Map([...around.handed, ...around.used]) };
}

function choose(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
  takesAll: boolean,
): Target {
  if (isNamedOtherwise(action, types, near))
    return typeWide(action, types, near) ?? missing(action, types, [], near);
  const candidates = candidatesFor(action, types, near);
  if (isOfMore(types, candidates, near))
    return typeWide(action, types, near) ?? missing(action, types, [], near);
  // What may not be there, or several times, has no plain reference.
  const plain = candidates.filter(near.isThere);
  const named = (
    those: readonly Declared[],
    assumption: string,
    atMost = most,
  ): FoundTarget | undefined =>
    those.length > 0 &&
    those.length <= atMost &&
    those.every((each) => isWritten(each, types, action, near))
      ? found(those, types, action, assumption, near)
      : undefined;
  if (near.classes.has("own-execution", action.id)) {
    const own = named(plain, ownClause(plain));
    if (own) return own;
  }
  const used = calledIn(action, usedIn(plain, action, near), near);
  const told = toldTo(action, types, near);
  const untold = untoldTo(action, types, near);
  if (untold.length > 0 || isFedOtherwise(action, near))
    return missing(action, types, untold.length > 0 ? [] : candidates, near, untold);
  if (used.length + told.length <= mostUsed) {
    const shown = named(used, usedClause(used, action, near), mostUsed);
    const evident = shownIn(action, used, shown, near);
    if (told.length > 0 && (evident || used.length === 0)) return withTold(evident, told);
    if (evident) return evident;
  }
  // Of an action on many types, what happens to be declared says nothing.
  if (isOfMany(action))
    return usualForm(action, near) ?? typeWide(action, types, near) ?? { kind: "none" };
  const main = primaryOf(
    candidates.filter((each) => !near.isLogOfOthers(each)),
    ({ type }) => near.catalog.resourceType(type),
    near,
  );
  const plainly = main.filter(near.isThere);
  // Who passes roles passes others than the own one.
  const isOwn = action.id === "iam:PassRole" || !main.some(near.mayHold);
  const isSure = isOwn && !near.isForOthers;
  const others = beside(action, types, near);
  const isOnly = main.length === 1 && others.length === 0 && isSure;
  const only = isOnly ? named(plainly, onlyClause(plainly, near)) : undefined;
  if (only) return withUnnamed(only, types, near);
  const among =
    takesAll && main.length === 0
      ? fromElsewhere(action, types, near)
      : [...plainly, ...others.filter(near.isThere)];
  const all = takesAll ? named(among, allClause(among)) : undefined;
  if (all) return { ...all, among };
  const wide = plain.length === 0 ? typeWide(action, types, near) : undefined;
  return wide ?? missing(action, types, main, near);
}

/**
 * What may be meant as well as the only one that is declared: what stands in a file that was not read, and what nobody
 * names who needs it, wherever it is from.
 */
function beside(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Declared[] {
  return elsewhereFor(action, types, near).filter(
    ({ type, isUnread }) => isUnread === true || near.shapes.isIndirect(type),
  );
}

/** With what calls mean that name none. */
function withUnnamed(
  only: FoundTarget,
  types: readonly ResourceType[],
  { shapes, vocabulary }: Neighbourhood,
): FoundTarget {
  const formats = types.flatMap((type) => shapes.unnamedOf(type) ?? []);
  if (formats.length === 0) return only;
  const unnamed = formats.map((format) => filled(format, vocabulary, () => "*"));
  return {
    ...only,
    phrases: () => [...only.phrases(), ...unnamed],
    assumptions: only.assumptions.map((each) => `${each}, and what every account has`),
  };
}

/** What is looked up here, or given to what is here, that an action may be meant for. */
function fromElsewhere(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Declared[] {
  const found = elsewhereFor(action, types, near).filter(near.isThere);
  return primaryOf(found, ({ type }) => near.catalog.resourceType(type), near);
}

/** Those that what runs refers to or calls by name; what only hands something to it is taken from, and not given to. */
function usedIn(
  plain: readonly Declared[],
  action: Action,
  near: Neighbourhood,
): readonly Declared[] {
  const { used, feeding, uses, telling } = near;
  const { called } = telling();
  const inCode = addressesIn(action, near);
  const own = plain.filter(
    (each) => used.has(each.address) || called.has(each) || inCode?.has(each.address),
  );
  const taking = uses.of(action.service).filter(({ fed }) => fed);
  if (taking.length === 0) return own;
  const isTaking = taking.some(({ actions }) => actions.has(action.id.toLowerCase()));
  const feeds = own.filter(({ address }) => feeding.has(address));
  if (isTaking) return feeds.length > 0 ? feeds : own;
  return own.filter(({ address }) => !feeding.has(address));
}

/** Whether an action takes what an event source hands it that is not declared here. */
function isFedOtherwise(action: Action, { isFedElsewhere, uses }: Neighbourhood): boolean {
  return (
    isFedElsewhere &&
    uses.of(action.service).some(({ fed, actions }) => fed && actions.has(action.id.toLowerCase()))
  );
}

function found(
  chosen: readonly Declared[],
  types: readonly ResourceType[],
  action: Action,
  assumption: string,
  near: Neighbourhood,
): FoundTarget {
  const phrases = (): readonly Phrase[] =>
    chosen.flatMap((each) => arnsOf(each, types, action, near));
  const declared = chosen.flatMap(({ type }) => near.catalog.resourceType(type) ?? []);
  return { kind: "found", phrases, assumptions: [assumption], declared, chosen };
}

/** Where what names a resource stands, of what runs or what is made. */
const where = {
  environment: "in the environment of",
  "event source": "of the event source of",
  "custom resource": "of",
};

/** With what it is told of by parameters and variables. */
function withTold(evident: Target | undefined, told: readonly Told[]): Target {
  const { phrases, assumptions = [] } = evident?.kind === "found" ? evident : {};
  const names = told.map(
    ({ name, variable, by, from }) =>
      `${code(name)} (${code(variable)} ${where[from ?? "environment"]} ${code(by)})`,
  );
  const clause = `that it uses only what ${listed(names, names.length)} ${names.length === 1 ? "names" : "name"}${phrases ? " beside that" : ""}`;
  return {
    kind: "found",
    phrases: () => [...(phrases?.() ?? []), ...told.flatMap((each) => each.phrases)],
    assumptions: [...assumptions, clause],
  };
}
