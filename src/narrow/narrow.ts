import type { Draft } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { byUseOf, type ByUse } from "./by-use.ts";
import { confusedDeputy } from "../rules/confused-deputy.ts";
import { handsOver } from "../rules/delegation.ts";
import { rules } from "../rules/index.ts";
import { judgeStatement } from "../rules/judge.ts";
import { contextOf, type Finding } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import { later } from "../source/once.ts";
import { userPolicy } from "../rules/user-policy.ts";
import { agreedOn } from "./agreed.ts";
import { alternativesTo } from "./alternatives.ts";
import { configuredAlone } from "./configured.ts";
import { corrected } from "./corrected.ts";
import { deployedAlone } from "./deployed.ts";
import { sourcedBy, type Sourced } from "./deputies.ts";
import { endingWays } from "./ended.ts";
import { namedAlone } from "./fewer-services.ts";
import { isNoBetter, narrowBy, narrowingOf, type Task } from "./narrow-by.ts";
import { refuse, type Narrowed, type Narrowing, type Refusal } from "./narrowing.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import {
  asked,
  inOneStatement,
  isLong,
  limitedLittle,
  restOf,
  withNames,
  withoutNames,
} from "./offers.ts";
import { ownPolicy } from "./own-policy.ts";
import { readingAlone } from "./reading.ts";
import { refusalFor } from "./refusal.ts";
import { usesAlone } from "./asked-uses.ts";
import { bySubjects } from "./subjects.ts";
import { commonUses, evidentUses, type Taken } from "./uses.ts";
import { withoutUnused } from "./without-unused.ts";

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
  if (policy.isTold) return refuse("elsewhere");
  if (policy.isElsewhere) return ownPolicy(statement, policy, findings, around);
  const own = foundAlone(statement, policy, findings, around);
  if (own.length === 0) {
    const isAboutWho = findings.every(({ rule }) => rule === userPolicy.id);
    return refuse(isAboutWho ? "who-is-meant" : "together");
  }
  const context = contextOf(statement, policy, around);
  if (handsOver(context, statement)) return refuse("delegation");
  const isDeputy = own.some(({ rule }) => rule === confusedDeputy.id);
  const sourced = isDeputy ? sourcedBy(statement, context) : undefined;
  const agreed = agreedOn(statement, excused, context);
  const task: Task = {
    ...{ statement, context, agreed, findings: own, unnamed: "asked" },
    ...(sourced && { sourced }),
    byUse: byUseOf(statement, excused, context),
  };
  const less = unusedApart(allowingLess(task), task);
  if (!less.ok)
    return (sourced && limited(task, sourced)) ?? bySubjects(task) ?? corrected(task) ?? less;
  const narrowing = endingWays(less.narrowing, statement, findings, around);
  const otherwise = later(() => {
    const unused = withoutUnused(task);
    return unused?.ok ? unused.narrowing : inOne(narrowing, task);
  });
  return { ok: true, narrowing: { ...narrowing, otherwise } };
}

/** What weighs little alone, with what would be narrower still. */
function little(taken: Taken, task: Task): Narrowed | undefined {
  const found = limitedLittle(taken, task);
  if (!found) return undefined;
  const { alternatives } = found.narrowing;
  const all = [...alternatives, ...alternativesTo(found, taken, task)];
  return { ok: true, narrowing: { ...found.narrowing, alternatives: all } };
}

/** What takes one statement, where the best takes several. */
function inOne({ drafts }: Narrowing, task: Task): Narrowing | undefined {
  if (drafts.length < 2) return undefined;
  const taken = evidentUses(task.statement, task.context);
  const found = inOneStatement(taken, task);
  if (!found) return undefined;
  const alternatives = alternativesTo(found, taken, { ...task, unnamed: "staying" });
  return { ...found.narrowing, alternatives };
}

/**
 * Where no more can be written for sure than what was not used, that: what asks for names stands beside it.
 */
function unusedApart(less: Narrowed, task: Task): Narrowed {
  if (less.ok && less.narrowing.missing.length === 0) return less;
  const unused = withoutUnused(task);
  if (!unused?.ok) return less.ok ? less : (unused ?? less);
  if (!less.ok) return unused;
  const whole = { when: "the names are filled in", drafts: less.narrowing.drafts };
  return { ok: true, narrowing: { ...unused.narrowing, alternatives: [whole] } };
}

/** What allows less than the statement does: fewer actions, or fewer resources. */
function allowingLess(task: Task): Narrowed {
  const { statement, context, findings, sourced } = task;
  const others = sourced ? findings.filter(({ rule }) => rule !== confusedDeputy.id) : findings;
  if (others.length === 0) return refuse("who-is-meant");
  const refusal = refusalFor(statement, others, context);
  if (refusal?.refusal.because === "administrator") return configuredAlone(task) ?? refusal;
  if (refusal) return refusal;
  const taken = evidentUses(statement, context);
  const byUse = task.byUse && byUseAlone(taken, task, task.byUse);
  if (byUse) return byUse;
  const deployed = deployedAlone(task);
  if (deployed) {
    const alternatives = alternativesTo(deployed, taken, task);
    return { ok: true, narrowing: { ...deployed.narrowing, alternatives } };
  }
  const narrowed = narrowBy(taken, task);
  if (!narrowed.ok && narrowed.refusal.because === "not-called") return narrowed;
  if (!narrowed.ok && ["no-narrower", "forms"].includes(narrowed.refusal.because)) {
    const kept = withoutNames(taken, task);
    if (!kept) return withNames(taken, task) ?? little(taken, task) ?? narrowed;
    const alternatives = alternativesTo(kept, taken, { ...task, unnamed: "kept" });
    return { ok: true, narrowing: { ...kept.narrowing, alternatives } };
  }
  const offered = narrowed.ok && !isLong(narrowed) ? narrowed : (asked(task) ?? narrowed);
  if (!offered.ok) return askedAlone(task, offered.refusal) ?? offered;
  const rest = offered === narrowed ? restOf(offered, taken, task) : undefined;
  const { narrowing } = rest ?? offered;
  const { drafts } = offered.narrowing;
  const whole = rest ? [{ when: "the names are filled in", drafts }] : [];
  const doing = offered === narrowed ? taken : commonUses(context);
  const less = alternativesTo(rest ?? offered, doing, rest ? { ...task, unnamed: "kept" } : task);
  const alternatives = [...whole, ...less];
  return { ok: true, narrowing: { ...narrowing, alternatives } };
}

/** What is asked where nothing tells what the wildcards are there for. */
function askedAlone(task: Task, refusal: Refusal): Narrowed | undefined {
  return readingAlone(task, refusal) ?? namedAlone(task, refusal) ?? usesAlone(task, refusal);
}

/** What leaves all that is not known of use as it is, where that is no list that nobody reads. */
function byUseAlone(taken: Taken, task: Task, byUse: ByUse): Narrowed | undefined {
  const alone = { ...task, byUse: { ...byUse, alone: true } };
  const narrowed = narrowBy(taken, alone);
  if (!narrowed.ok || narrowed.narrowing.byUse.length === 0 || isLong(narrowed)) return undefined;
  if (narrowed.narrowing.missing.length === 0) return narrowed;
  return restOf(narrowed, taken, alone);
}

/** The statement as it stands, for those alone for whom services are to act. */
function limited(task: Task, sourced: Sourced): Narrowed | undefined {
  const { statement, findings } = task;
  if (statement.effect !== "Allow") return undefined;
  const drafts: readonly Draft[] = [
    { sid: "keep", actions: "keep", resources: "keep", conditions: [sourced.condition] },
  ];
  const leaves = findings.flatMap(({ rule }) => (rule === confusedDeputy.id ? [] : [rule]));
  const answered = findings.filter(({ rule }) => rule === confusedDeputy.id);
  if (isNoBetter(findings, leaves)) return undefined;
  const notes = { ...sourced, evidence: [], byUse: [], lost: [], leaves: [] };
  return { ok: true, narrowing: narrowingOf(drafts, answered, notes) };
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
