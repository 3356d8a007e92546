import type { Draft } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { aboutOther, rules } from "../rules/index.ts";
import { judgeStatement } from "../rules/judge.ts";
import { overreaching, ownRuleOf } from "../rules/overreach-class.ts";
import { contextOf, type Context, type Finding } from "../rules/rule.ts";
import { atLeast, worst } from "../rules/severity.ts";
import { userPolicy } from "../rules/user-policy.ts";
import { agreedOn, type Agreed } from "./agreed.ts";
import { actionsOf, draftsOf, grouped, unchanged } from "./drafts.ts";
import {
  refuse,
  type Alternative,
  type Narrowed,
  type Narrowing,
  type Refused,
} from "./narrowing.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import {
  asWritten,
  isHopeless,
  isLeft,
  lostBy,
  othersOf,
  place,
  together,
  type Placed,
} from "./placed.ts";
import { refusalFor } from "./refusal.ts";
import { selectActions } from "./select.ts";
import { clauseOf, commonUses, evidentUses, type Taken } from "./uses.ts";

/** More actions than that are no answer where it is known what is commonly done with a service. */
const manyActions = 30;

/** The longest list of actions that anybody would read. */
const mostActions = 120;

/**
 * What to write in the place of a statement with findings: the same actions, split by what they
 * can be limited to, on the resources that the configuration declares for them.
 */
export function narrow(
  statement: Statement,
  policy: Policy,
  findings: readonly Finding[],
  excused: readonly Finding[],
  around: Neighbourhood,
): Narrowed {
  if (policy.isElsewhere) return refuse("managed-policy");
  const own = foundAlone(statement, policy, findings, around);
  if (own.length === 0) {
    const isAboutWho = findings.every(({ rule }) => rule === userPolicy.id);
    return refuse(isAboutWho ? "who-is-meant" : "together");
  }
  const refusal = refusalFor(statement, own);
  if (refusal) return refusal;
  const context = contextOf(statement, policy, around);
  const agreed = agreedOn(statement, excused, context);
  const task: Task = { statement, context, agreed, findings: own, unnamed: "asked" };
  const taken = evidentUses(statement, around);
  const narrowed = narrowBy(taken, task);
  const offered = narrowed.ok && !isLong(narrowed) ? narrowed : (asked(task) ?? narrowed);
  if (!offered.ok) return offered;
  const rest = offered === narrowed ? restOf(offered, taken, task) : undefined;
  const { narrowing } = rest ?? offered;
  const { drafts } = offered.narrowing;
  const whole = rest ? [{ when: "the names are filled in", drafts }] : [];
  const alternatives = [...whole, ...alternativesTo(rest ?? offered, task)];
  return { ok: true, narrowing: { ...narrowing, alternatives } };
}

/** A statement that is to be narrowed. */
type Task = {
  readonly statement: Statement;
  readonly context: Context & Neighbourhood;
  readonly agreed: Agreed;
  readonly findings: readonly Finding[];
  /** What becomes of actions on what has a name that is not known: it is asked for, or they stay. */
  readonly unnamed: "asked" | "kept";
};

type Found = {
  readonly ok: true;
  readonly narrowing: Narrowing;
  readonly opened: readonly string[];
};

/** What is narrower, if the statement does what it is taken to do with the services of its wildcards. */
function narrowBy(
  taken: Taken,
  { statement, context, agreed, findings, unnamed }: Task,
): Found | Refused {
  const selection = selectActions(statement, context, taken, agreed);
  const { kept, lost, assumptions, left, areMeant } = selection;
  if (kept.length === 0) return refuse("grants-nothing");

  const found = kept.map((each) => place(each, context, agreed, statement, unnamed));
  if (isHopeless(found, areMeant)) return refuse("other-resources");
  if (found.length > mostActions && othersOf(found).length === 0) return tooMany(found.length);
  const chosen = together(found);
  const placed = isLeft(chosen) ? chosen : asWritten(chosen, areMeant);
  if (!placed) return refuse("other-resources");
  const groups = grouped(placed);
  const size = groups.reduce((sum, group) => sum + group.kept.length, 0);
  if (size > mostActions) return tooMany(size);

  const drafts = draftsOf(groups, statement, context.policy);
  if (unchanged(drafts, statement))
    return refuse(left.includes("access-level-mismatch") ? "name-or-actions" : "no-narrower");
  const notes = {
    assumptions: [...assumptions, ...placed.flatMap((each) => each.assumptions)],
    missing: placed.flatMap((each) => each.missing),
    lost: [...lost, ...lostBy(placed)],
    leaves: [...new Set([...placed.flatMap(leftBy), ...left])],
  };
  const answered = findings.filter(({ rule }) => !aboutOther.has(rule));
  if (notes.missing.length === 0 && isNoBetter(answered, notes.leaves))
    return refuse("no-narrower");
  return {
    ok: true,
    narrowing: narrowingOf(drafts, answered, notes),
    opened: [...selection.opened],
  };
}

/** What can be narrowed without the names that are missing, where something worth it is left of it. */
function restOf({ narrowing }: Found, taken: Taken, task: Task): Found | undefined {
  if (narrowing.missing.length === 0) return undefined;
  const narrowed = narrowBy(taken, { ...task, unnamed: "kept" });
  return narrowed.ok && narrowed.narrowing.missing.length === 0 ? narrowed : undefined;
}

/** Whether a wildcard became more actions than anybody goes through one by one. */
function isLong({ narrowing, opened }: Found): boolean {
  return opened.length > 0 && actionsOf(narrowing.drafts).length > manyActions;
}

/**
 * What would be narrower if the wildcards stood for what is commonly done with their services: where
 * nothing tells, it is to be asked.
 */
function asked(task: Task): Found | undefined {
  const common = commonUses(task.context);
  const narrowed = narrowBy(common, task);
  if (!narrowed.ok) return undefined;
  const uses = narrowed.opened.flatMap((service) => common(service).flat());
  if (uses.length === 0) return undefined;
  const missing = [`whether it only ${clauseOf(uses)}`, ...narrowed.narrowing.missing];
  const { narrowing } = narrowed;
  const isFor = (each: string): boolean => each !== `that it only ${clauseOf(uses)}`;
  return {
    ...narrowed,
    narrowing: {
      ...narrowing,
      grade: "fill in",
      missing,
      assumptions: narrowing.assumptions.filter(isFor),
    },
  };
}

/** The most alternatives that anybody would choose from. */
const mostAlternatives = 4;

/** What else would be narrower still, of a statement with wildcards of one service: one use of it alone. */
function alternativesTo({ narrowing, opened }: Found, task: Task): readonly Alternative[] {
  const [service, ...others] = opened;
  if (service === undefined || others.length > 0) return [];
  const offered = actionsOf(narrowing.drafts);
  return task.context.uses
    .of(service)
    .filter(({ beside, common }) => common && !beside)
    .flatMap((use): readonly Alternative[] => {
      const narrowed = narrowBy((each) => (each === service ? [[use]] : []), task);
      if (!narrowed.ok) return [];
      const { drafts } = narrowed.narrowing;
      const actions = actionsOf(drafts);
      const isLess = actions.length < offered.length && actions.every((id) => offered.includes(id));
      return isLess ? [{ when: `it only ${clauseOf([use])}`, drafts }] : [];
    })
    .slice(0, mostAlternatives);
}

/** The rules that may still find fault with what reaches as far as before. */
function leftBy({ left, ...each }: Placed): readonly string[] {
  if (!left || each.kind !== "placed") return [];
  return each.kept.granted.flatMap(({ action }) => ownRuleOf(action) ?? overreaching);
}

const ofHolders = new Set(rules.filter(({ on }) => on === "holder").map(({ id }) => id));

/**
 * What is found in a statement by itself: what several grant together is told of instead of that, and
 * no edit of one answers it for sure.
 */
function foundAlone(
  statement: Statement,
  policy: Policy,
  findings: readonly Finding[],
  around: Neighbourhood,
): readonly Finding[] {
  const own = findings.filter(({ rule }) => !isTogether(rule));
  if (own.length > 0) return own;
  return judgeStatement(statement, policy, around).filter(({ severity }) =>
    atLeast(severity, "low"),
  );
}

/** Whether a rule is about what several statements grant together: no edit of one answers it for sure. */
function isTogether(rule: string): boolean {
  return ofHolders.has(rule);
}

function tooMany(actions: number): Refused {
  return refuse("too-many-actions", `${actions} actions`);
}

/** Whether nothing of the worst that was found would be gone. */
function isNoBetter(findings: readonly Finding[], leaves: readonly string[]): boolean {
  const bad = worst(findings.map((each) => each.severity));
  return findings.every((each) => each.severity !== bad || leaves.includes(each.rule));
}

type Notes = Pick<Narrowing, "assumptions" | "missing" | "lost" | "leaves">;

function narrowingOf(
  drafts: readonly Draft[],
  findings: readonly Finding[],
  notes: Notes,
): Narrowing {
  const assumptions = [...new Set(notes.assumptions)];
  const missing = [...new Set(notes.missing)];
  const grade =
    missing.length > 0
      ? "fill in"
      : assumptions.length > 0 || notes.lost.length > 0
        ? "assumed"
        : "equivalent";
  const answers = [...new Set(findings.map((each) => each.rule))];
  const { lost, leaves } = notes;
  return { drafts, grade, assumptions, missing, lost, answers, leaves, alternatives: [] };
}
