import { levelOf } from "../catalog/action.ts";
import { coveredBy, grantOf, type GrantedAction } from "../iam/grant.ts";
import { heldIn } from "../iam/holding-type.ts";
import { mayBeAsked } from "../iam/asked.ts";
import { hasWildcard, itemPattern } from "../iam/action-pattern.ts";
import type { Statement } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";
import { mismatches, type Mismatch } from "../rules/access-level-mismatch.ts";
import type { Context } from "../rules/rule.ts";
import { severityOf } from "../rules/weight.ts";
import { isFamily, wildcardAction } from "../rules/wildcard-action.ts";
import { isDelegatingPolicy } from "../rules/delegation.ts";
import { written } from "../rules/wording.ts";
import type { Agreed } from "./agreed.ts";
import type { ByUse } from "./by-use.ts";
import type { Lost } from "./narrowing.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { clauseOf, type Doing, type Taken } from "./uses.ts";
import { wholeAmong } from "./whole-call.ts";

/** An action to be kept: as a wildcard of the original, or by its own name. */
export type Kept = {
  /** The item of the original that stays, where it does. */
  readonly item?: Text;
  /** The actions that it stands for. */
  readonly granted: readonly GrantedAction[];
  /** It is needed for what the wildcard is there for, and not only covered by it. */
  readonly isMeant?: true;
};

export type Selection = {
  readonly kept: readonly Kept[];
  readonly lost: readonly Lost[];
  readonly assumptions: readonly string[];
  /** What the code shows of that. */
  readonly evidence: readonly string[];
  /** What evidence of use shows of that. */
  readonly byUse: readonly string[];
  /** The rules that still find fault with actions that stay, since they are named. */
  readonly left: readonly string[];
  /** The services of which a wildcard became actions by name. */
  readonly opened: ReadonlySet<string>;
  /** What it is taken to do with the services of its wildcards, as a clause: "only reads objects". */
  readonly does?: string;
};

/** What is taken for granted where nothing says what a wildcard is for. */
export const managesNone = "that it manages no permissions";

/** Why an action of a wildcard is left out. */
type Reason = "unused" | "nothing" | "managing" | "belying" | "beyond";

/**
 * The actions that a replacement keeps. Names that are written stay, unless they grant nothing
 * here for sure; wildcards that were found fault with become the actions that they stand for,
 * without those that manage permissions or belie what the statement says of itself. Where it is
 * `taken` to do something with a service, they become what is needed for that.
 */
export function selectActions(
  statement: Statement,
  context: Context & Pick<Neighbourhood, "shapes" | "called" | "beside">,
  taken: Taken,
  agreed: Agreed,
  byUse?: ByUse,
): Selection {
  const grant = grantOf(statement, context.policy, context.catalog);
  const found = mismatches(statement, context);
  const belying = new Set(found.flatMap(({ actions }) => actions));
  // AWS's reference is not sure enough that it grants nothing.
  const mayGrant = ({ action }: GrantedAction): boolean =>
    mayBeAsked(action, grant.resources, context.shapes);
  const belies = (each: GrantedAction): boolean => belying.has(each);
  // A key whose policy lets nobody change it is lost for good.
  const ownKey = isDelegatingPolicy(context, statement);
  const kept: Kept[] = [];
  const left = new Set<string>();
  const isUnsure = namesWildcard(statement);
  const called = context.called();
  const seen = new Set<GrantedAction>();
  const opened = new Set<string>();
  const dropped = new Map<Reason, Set<string>>();
  const drop = (reason: Reason, what: string): void => {
    const own = dropped.get(reason);
    if (own) own.add(what);
    else dropped.set(reason, new Set([what]));
  };
  const used = new Set<Doing>();
  const unused: GrantedAction[] = [];

  const items = statement.action?.items ?? [];
  const isFound = (item: Text): boolean =>
    hasWildcard(item) && !agreed.wildcard(item) && !isHarmless(coveredBy(item, grant), context);
  // Forms of one thing are shorter than their names: what is found in nothing else may stay.
  const staysAsForms =
    !byUse && items.filter(isFound).every((item) => isForms(item, coveredBy(item, grant)));
  for (const item of items) {
    const pattern = known(item);
    const granted = coveredBy(item, grant);
    if (pattern === undefined || granted.length === 0) {
      kept.push({ item, granted: [] });
      continue;
    }
    const wild = /[*?]/.test(pattern);
    const effective = granted.filter((each) => each.reach !== "nothing" || mayGrant(each));
    const stays = agreed.wildcard(item) || isHarmless(effective, context);
    if (wild && stays && !effective.some(belies)) {
      effective.forEach((each) => seen.add(each));
      if (effective.length > 0) kept.push({ item, granted: effective });
      continue;
    }
    const uses = wild ? usesAmong(effective, taken) : [];
    const isWhole = wholeAmong(effective, statement, context);
    if (wild && staysAsForms && uses.length === 0 && !effective.some(belies)) {
      effective.forEach((each) => seen.add(each));
      kept.push({ item, granted: effective });
      left.add(wildcardAction.id);
      continue;
    }
    const needed = new Set(uses.flatMap(({ actions }) => [...actions]));
    const isRead = new Set(uses.flatMap(({ calledAt, service }) => (calledAt ? [service] : [])));
    const isTaken = new Set(uses.map(({ service }) => service));
    const untouched = new Set(
      uses.flatMap(({ service, actions }) => (actions.size === 0 ? [service] : [])),
    );
    uses.forEach((use) => used.add(use));
    const isKnown =
      byUse && effective.some((each) => byUse.isUsed(each.action) || byUse.isUnused(each));
    for (const each of granted) {
      if (seen.has(each)) continue;
      const { action, exact, reach } = each;
      if (wild && exact) continue;
      seen.add(each);
      if (reach === "nothing" && !(wild && mayGrant(each))) {
        if (wild) continue;
        // What is meant is named with more behind it: to take it out would help nobody.
        if (isUnsure || heldIn(action, grant.resources, context.catalog)) {
          kept.push({ item, granted: [each] });
          left.add("action-resource-mismatch");
        } else drop("nothing", each.action.id);
        continue;
      }
      const isUsed = byUse?.isUsed(action) === true;
      if (wild && !isUsed && !isWhole(each)) {
        drop("nothing", each.action.id);
        continue;
      }
      if (wild) opened.add(action.service);
      const isManaging = levelOf(action) === "Permissions management";
      if (wild && ownKey && isManaging) {
        kept.push({ granted: [each] });
        continue;
      }
      if (byUse?.isUnused(each)) {
        unused.push(each);
        drop("unused", each.action.id);
        continue;
      }
      if (wild && (isUsed || (byUse?.alone && isKnown))) {
        kept.push({ granted: [each], ...(isUsed && { isMeant: true }) });
        if (belies(each)) left.add("access-level-mismatch");
        continue;
      }
      // What it says of itself is wrong where the code says something else.
      if (wild && belies(each) && !isRead.has(action.service)) drop("belying", each.action.id);
      else if (isTaken.has(action.service)) {
        if (needed.has(action.id.toLowerCase())) {
          kept.push({ granted: [each], isMeant: true });
          if (belies(each)) left.add("access-level-mismatch");
        } else if (untouched.has(action.service)) drop("beyond", `${action.service}:*`);
        else drop("beyond", each.action.id);
      } else if (wild && isManaging && !called.has(action.id.toLowerCase()))
        drop("managing", each.action.id);
      else {
        kept.push({ ...(!wild && { item }), granted: [each] });
        if (belies(each)) left.add("access-level-mismatch");
      }
    }
  }
  const done = [...used].filter(({ actions }) => actions.size > 0);
  const does = done.length > 0 ? `only ${clauseOf(done)}` : clauseOf([...used]);
  const isShown = [...used].every((use) => use.isShown);
  const notUsed = unused.length > 0 ? byUse?.because(unused) : undefined;
  const because: readonly (readonly [Reason, string, readonly string[]])[] = [
    ["unused", notUsed?.reason ?? "", notUsed?.assumptions ?? []],
    ["managing", "they manage permissions", [managesNone]],
    ["belying", beyondWhat(found), found.slice(0, 1).map((each) => asSaid(each, statement))],
    ["beyond", "they do something else", isShown ? [] : [`that it ${does}`]],
    [
      "nothing",
      "they grant nothing on these resources",
      ["that AWS's reference is right about the resources that actions take"],
    ],
  ];
  const lost = because.flatMap(([reason, words, assumptions]) => {
    const actions = dropped.get(reason);
    return actions ? [{ reason: words, actions: [...actions], assumptions }] : [];
  });
  return {
    kept,
    left: [...left],
    opened,
    ...(used.size > 0 && { does }),
    lost: lost.map(({ reason, actions }) => ({ reason, actions })),
    assumptions: lost.flatMap(({ assumptions }) => assumptions),
    byUse: notUsed ? [notUsed.shown] : [],
    evidence: used.size > 0 && isShown && dropped.has("beyond") ? [`that it ${does}`] : [],
  };
}

/** What a wildcard is taken for, of what it grants. */
function usesAmong(effective: readonly GrantedAction[], taken: Taken): readonly Doing[] {
  const services = new Set(effective.map(({ action }) => action.service));
  const ids = new Set(effective.map(({ action }) => action.id.toLowerCase()));
  return [...services].flatMap(
    (service) =>
      taken(service)
        .map((uses) =>
          uses.filter(({ own }) => own.size === 0 || [...own].some((each) => ids.has(each))),
        )
        .find((uses) => uses.length > 0) ?? [],
  );
}

function beyondWhat([first]: readonly Mismatch[]): string {
  return first?.saidBy.kind === "configuration"
    ? "they do more than is declared"
    : "they do more than read";
}

function asSaid({ saidBy }: Mismatch, statement: Statement): string {
  return saidBy.kind === "configuration"
    ? `that it needs ${saidBy.level} at most, as the configuration says`
    : `that it only reads, as ${written(saidBy.name, statement)} says`;
}

/**
 * Whether a resource of the statement has a wildcard where its name belongs: then AWS's reference,
 * which has gaps, is not sure enough that an action takes none of them.
 */
function namesWildcard({ resource }: Statement): boolean {
  return (resource?.items ?? []).some((item) =>
    /[*?]/.test(itemPattern(item, "x").split(":").slice(5).join(":")),
  );
}

/** Whether a wildcard is several forms of one thing, on what is named: `kms:GenerateDataKey*`. */
function isForms(item: Text, granted: readonly GrantedAction[]): boolean {
  const isFine = granted.every(
    ({ action, reach }) =>
      levelOf(action) !== "Permissions management" && reach !== "everything" && reach !== "type",
  );
  return granted.length > 1 && isFine && isFamily(item, granted);
}

/** A wildcard that only describes things is no fault, and shorter than what it stands for. */
function isHarmless(effective: readonly GrantedAction[], context: Context): boolean {
  return effective.every(({ action }) => severityOf(action, context) === "low");
}
