import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Draft } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { grantOf } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { confusedDeputy } from "../rules/confused-deputy.ts";
import { aboutOther } from "../rules/index.ts";
import { overreaching, ownRuleOf } from "../rules/overreach-class.ts";
import { wildcardAction } from "../rules/wildcard-action.ts";
import type { Context, Finding } from "../rules/rule.ts";
import { atLeast, worst } from "../rules/severity.ts";
import { makesNew, makesOneOf, severityOf } from "../rules/weight.ts";
import { once } from "../source/once.ts";
import type { Agreed } from "./agreed.ts";
import type { ByUse } from "./by-use.ts";
import type { Sourced } from "./deputies.ts";
import { draftsOf, grouped, unchanged } from "./drafts.ts";
import { refuse, type Grade, type Narrowing, type Refused } from "./narrowing.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { placedOnce } from "./placed-once.ts";
import type { Placed, Unnamed } from "./placed.ts";
import { asWritten, isHopeless, isLeft, lostBy, othersOf, together } from "./placed-together.ts";
import { managesNone, type Kept } from "./select.ts";
import { selectedOnce } from "./selected-once.ts";
import type { Taken } from "./uses.ts";

/** The longest list of actions that anybody would read. */
const mostActions = 120;

/** A statement that is to be narrowed. */
export type Task = {
  readonly statement: Statement;
  readonly context: Context & Neighbourhood;
  readonly agreed: Agreed;
  readonly findings: readonly Finding[];
  /** For whom services are to act, where one of the findings is that nobody is named. */
  readonly sourced?: Sourced;
  readonly byUse?: ByUse | undefined;
  readonly unnamed: Unnamed;
  /** The longest list of actions that it may become, where more than the usual are compared with something. */
  readonly most?: number;
  /** What is to be known for it, beside names. */
  readonly asks?: readonly string[];
};

/** What was found to be narrower. */
export type Found = {
  readonly ok: true;
  readonly narrowing: Narrowing;
  /** The services of which a wildcard became actions by name. */
  readonly opened: readonly string[];
  /** What it is taken to do with them, as a clause: "only reads objects". */
  readonly does?: string;
  /** The declared resources of which nothing tells which are meant. */
  readonly among: readonly Declared[];
};

/** What is narrower, if the statement does what it is taken to do with the services of its wildcards. */
export function narrowBy(taken: Taken, task: Task): Found | Refused {
  const { statement, context, agreed, findings, unnamed, sourced, byUse } = task;
  const { most = mostActions, asks = [] } = task;
  const selection = selectedOnce(statement, context, taken, agreed, byUse);
  const { kept, lost, left, does } = selection;
  // Who deploys what lets others in sets that up too.
  const isUnsure = selection.assumptions.includes(managesNone) && context.deploys();
  const assumptions = selection.assumptions.filter((each) => !isUnsure || each !== managesNone);
  const areMeant = does !== undefined;
  if (kept.length === 0)
    return refuse(
      selection.evidence.length > 0
        ? "not-called"
        : selection.byUse.length > 0
          ? "unused"
          : "grants-nothing",
    );

  const around = makingMore(kept, statement, context);
  const found = kept.map((each) => placedOnce(each, around, agreed, statement, unnamed, byUse));
  if (isHopeless(found, areMeant)) return refuse("other-resources");
  if (found.length > most && othersOf(found).length === 0) return tooMany(found.length);
  const chosen = together(found);
  const placed = isLeft(chosen) ? chosen : asWritten(chosen, areMeant);
  if (!placed) return refuse("other-resources");
  if (unnamed === "beside" && !placed.some((each) => isForSure(each, context)))
    return refuse("no-narrower");
  const groups = grouped(placed, most > mostActions);
  const size = groups.reduce((sum, group) => sum + group.kept.length, 0);
  if (size > most) return tooMany(size);

  const drafts = draftsOf(groups, statement, context.policy).map((each) => underOne(each, sourced));
  const noNarrower = left.includes(wildcardAction.id) ? "forms" : "no-narrower";
  if (unchanged(drafts, statement))
    return refuse(left.includes("access-level-mismatch") ? "name-or-actions" : noNarrower);
  const stays = new Set(kept.map(({ item }) => item));
  const isWhole = statement.action?.items.every((item) => stays.has(item)) === true;
  if (isWhole && placed.every(isAsBefore) && !sourced) return refuse(noNarrower);
  const limits = byUse?.limits(placed.flatMap((each) => each.limited ?? []));
  const isLimited = limits !== undefined && limits.shown.length > 0;
  const notes = {
    assumptions: [
      ...assumptions,
      ...(isLimited ? limits.assumptions : []),
      ...placed.flatMap((each) => each.assumptions),
      ...(sourced?.assumptions ?? []),
    ],
    byUse: [...selection.byUse, ...(limits?.shown ?? [])],
    evidence: [...selection.evidence, ...placed.flatMap((each) => each.evidence ?? [])],
    missing: [
      ...asks,
      ...(isUnsure ? [`whether${managesNone.slice("that".length)}`] : []),
      ...placed.flatMap((each) => each.missing),
      ...(sourced?.missing ?? []),
    ],
    lost: [...lost, ...lostBy(placed)],
    leaves: [...new Set([...placed.flatMap(leftBy), ...left])],
  };
  const answered = findings.filter(
    ({ rule }) => !aboutOther.has(rule) || (sourced && rule === confusedDeputy.id),
  );
  // What evidence limits is better by that, though other actions beside it are not.
  if (notes.missing.length === 0 && !isLimited && isNoBetter(answered, notes.leaves))
    return refuse(noNarrower);
  return {
    ok: true,
    narrowing: narrowingOf(drafts, answered, notes),
    opened: [...selection.opened],
    among: [...new Set(placed.flatMap((each) => each.among ?? []))],
    ...(does !== undefined && { does }),
  };
}

/** What is around a statement where something new is made: what is declared of that is not all that it is about. */
function makingMore(
  kept: readonly Kept[],
  statement: Statement,
  context: Task["context"],
): Task["context"] {
  const own = kept
    .filter(({ item, isMeant }) => item !== undefined || isMeant)
    .flatMap(({ granted }) => granted.map(({ action }) => action));
  const beside = [context.policy, ...context.beside()]
    .flatMap(makersIn(context.catalog))
    .flatMap(([of, actions]) => (of === statement ? [] : actions));
  const making = [...own.filter(makesNew), ...beside].filter(
    (action) => !context.classes.has("scaffolding", action.id),
  );
  if (making.length === 0) return context;
  const key = making.map(({ id }) => id).join(" ");
  const known = makingIn(context);
  const around = known.get(key) ?? {
    ...context,
    makesMore: (type) => making.some((action) => makesOneOf(action, type)),
  };
  known.set(key, around);
  return around;
}

/** What is around a statement by what is made: what was placed there stays known. */
const makingIn = once<Task["context"], Map<string, Task["context"]>>(() => new Map());

/** The actions of a policy that make something new of any name, by the statements that name them. */
const makersIn = once((catalog: Catalog) =>
  once((policy: Policy): readonly (readonly [Statement, readonly Action[]])[] =>
    policy.statements.flatMap((statement) => {
      if (statement.effect !== "Allow") return [];
      const makers = grantOf(statement, policy, catalog).actions.flatMap(
        ({ action, exact, reach }) =>
          exact && makesNew(action) && (reach === "everything" || reach === "type") ? [action] : [],
      );
      return makers.length > 0 ? [[statement, makers] as const] : [];
    }),
  ),
);

/** Whether an action of some weight is limited to what it is meant for, or to what can be said of that at most. */
function isForSure(each: Placed, context: Context): boolean {
  if (isAsBefore(each) || each.kind !== "placed" || each.left || each.isNamable) return false;
  return each.kept.granted.some(({ action }) => atLeast(severityOf(action, context), "medium"));
}

/** Whether nothing that is allowed would be gone, but for how it is written. */
function isAsBefore(each: Placed): boolean {
  if (each.kind !== "placed" || each.conditions) return false;
  return each.resources === "keep" || each.isAll === true;
}

/** A draft under one more condition. */
function underOne(draft: Draft, sourced: Sourced | undefined): Draft {
  if (!sourced) return draft;
  return { ...draft, conditions: [...(draft.conditions ?? []), sourced.condition] };
}

/** The rules that may still find fault with what reaches as far as before. */
function leftBy({ left, ...each }: Placed): readonly string[] {
  if (!left || each.kind !== "placed") return [];
  return each.kept.granted.flatMap(({ action }) => ownRuleOf(action) ?? overreaching);
}

function tooMany(actions: number): Refused {
  return refuse("too-many-actions", `${actions} actions`);
}

/** Whether nothing of the worst that was found would be gone. */
export function isNoBetter(findings: readonly Finding[], leaves: readonly string[]): boolean {
  const bad = worst(findings.map((each) => each.severity));
  return findings.every((each) => each.severity !== bad || leaves.includes(each.rule));
}

type Notes = Pick<Narrowing, "assumptions" | "evidence" | "byUse" | "missing" | "lost" | "leaves">;

export function narrowingOf(
  drafts: readonly Draft[],
  findings: readonly Finding[],
  notes: Notes,
): Narrowing {
  const assumptions = [...new Set(notes.assumptions)];
  const evidence = [...new Set(notes.evidence)];
  const missing = [...new Set(notes.missing)];
  const { byUse } = notes;
  const grade = gradeOf({ ...notes, assumptions, evidence, missing });
  const answers = [...new Set(findings.map((each) => each.rule))];
  const { lost, leaves } = notes;
  const said = { assumptions, evidence, byUse, missing, lost };
  return { drafts, grade, ...said, answers, leaves, alternatives: [] };
}

function gradeOf({ assumptions, evidence, byUse, missing, lost }: Notes): Grade {
  if (missing.length > 0) return "fill in";
  if (assumptions.length > 0) return "assumed";
  if (evidence.length > 0 || byUse.length > 0) return "evidenced";
  return lost.length > 0 ? "assumed" : "equivalent";
}
