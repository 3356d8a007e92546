import { alternativesTo } from "./alternatives.ts";
import type { ManagedPolicy } from "../catalog/managed-policies.ts";
import { serviceIn } from "../iam/action-pattern.ts";
import type { Statement, Policy } from "../iam/policy.ts";
import { makeText } from "../iam/text.ts";
import { nowhere } from "../iam/draft.ts";
import { judgeStatement } from "../rules/judge.ts";
import { managedPolicyAttached } from "../rules/managed-policy-attached.ts";
import { managedOf, namesOf, statementOf } from "../rules/managed-statement.ts";
import { contextOf, type Finding } from "../rules/rule.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { areOfCode, type CalledInCode } from "./code.ts";
import { narrowBy, narrowingOf, type Task } from "./narrow-by.ts";
import { refuse, type Lost, type Narrowed } from "./narrowing.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { restOf } from "./offers.ts";
import { evidentUses, type Doing, type Taken } from "./uses.ts";

/**
 * What to write in the place of one of AWS's policies that is attached to a role: a policy of its own,
 * of what the role's service or its code does with the services that AWS's policy is for. Nothing at all
 * where the code shows that it calls none of them.
 */
export function ownPolicy(
  statement: Statement,
  policy: Policy,
  findings: readonly Finding[],
  around: Neighbourhood,
): Narrowed {
  const refused = refuse("managed-policy");
  const [managed, ...others] = managedOf(policy, around);
  if (!managed || others.length > 0 || namesOf(policy).length > 1) return refused;
  if (policy.isDefault || managed.reads) return refused;
  const answered = findings.filter(({ rule }) => rule === managedPolicyAttached.id);
  const taken = evidentUses(statement, { ...around, policy });
  const services = servicesOf(managed, around, taken);
  if (answered.length === 0 || services.length === 0) return refused;
  const done = services.map((service) => ({ service, uses: taken(service)[0] ?? [] }));
  const lost = lostWith(
    managed,
    done.flatMap(({ service, uses }) => (uses.some(isDone) ? [service] : [])),
  );
  const beside = calledBeside(managed, around);
  if (!done.some(({ uses }) => uses.some(isDone))) {
    const isShown = done.every(({ uses }) => uses.length > 0 && uses.every((each) => each.isShown));
    if (!isShown || beside.length > 0) return refused;
    const names = services.map((each) => code(each));
    const evidence = [`that it calls nothing of ${listed(names, names.length)}`];
    const notes = { assumptions: [], evidence, byUse: [], missing: [], lost, leaves: [] };
    return { ok: true, narrowing: narrowingOf([], answered, notes) };
  }
  const items = done.flatMap(({ service, uses }) => (uses.some(isDone) ? [`${service}:*`] : []));
  const written = writtenOf({ ...managed, allows: items, negated: false }, statement);
  const task = taskOf(written, policy, around);
  const whole = narrowBy(taken, task);
  if (!whole.ok) return refused;
  const rest = restOf(whole, taken, task);
  const owned = rest?.narrowing.leaves.length === 0 ? rest : undefined;
  const found = owned ?? whole;
  const { drafts, leaves, ...notes } = found.narrowing;
  const calls = beside.map((each) => code(each));
  const assumed = `that another policy allows what it calls of ${listed(calls, calls.length)}`;
  const narrowing = narrowingOf(drafts, answered, {
    ...{ ...notes, leaves },
    assumptions: [...notes.assumptions, ...(beside.length > 0 ? [assumed] : [])],
    lost: [...notes.lost, ...lost],
  });
  const named = { when: "the names are filled in", drafts: whole.narrowing.drafts };
  const less = alternativesTo(
    { ...found, narrowing },
    taken,
    owned ? { ...task, unnamed: "kept" } : task,
  );
  const alternatives = [...(owned ? [named] : []), ...less];
  return { ok: true, narrowing: { ...narrowing, alternatives } };
}

/** The statement that a policy of one's own would have to be narrower than. */
export function writtenOf(managed: ManagedPolicy, statement: Statement): Statement {
  return { ...statementOf(managed, statement), presence: "always" };
}

function taskOf(statement: Statement, policy: Policy, around: Neighbourhood): Task {
  const { id, kind, owner, attachedTo, place } = policy;
  const own: Policy = { id, kind, owner, attachedTo, place, statements: [statement], version };
  const context = contextOf(statement, own, around);
  const agreed = { wildcard: () => false, resources: () => false };
  const findings = judgeStatement(statement, own, around);
  return { statement, context, agreed, findings, unnamed: "named" };
}

const version = makeText(["2012-10-17"], nowhere);

/** The services that something is known of: what the role's service or its code does with them. */
function servicesOf(
  { allows, negated, mainly }: ManagedPolicy,
  around: Neighbourhood,
  taken: Taken,
): readonly string[] {
  const seen = codeOf(around);
  const named = allows.map(serviceIn);
  if (negated || named.includes("*")) {
    const called = [...(seen?.needed.keys() ?? [])].map(serviceIn);
    return [...new Set(called)].filter((each) => !negated || !named.includes(each)).sort();
  }
  const main = seen ? named : (mainly ?? named);
  return main.filter((service) => taken(service).length > 0);
}

/** The code that runs under the role, where all that is its own is read and nothing else runs under it. */
function codeOf(around: Neighbourhood): CalledInCode | undefined {
  const seen = around.code();
  return seen?.isOwnRead === true && areOfCode(around.services, seen.by) ? seen : undefined;
}

/**
 * The services that the code calls beside those that a policy is known to be for: what else AWS allows in it is
 * not known here.
 */
function calledBeside(managed: ManagedPolicy, around: Neighbourhood): readonly string[] {
  const named = managed.allows.map(serviceIn);
  if (managed.negated || named.includes("*")) return [];
  const called = [...(codeOf(around)?.needed.keys() ?? [])].map(serviceIn);
  return [...new Set(called)].filter((each) => !named.includes(each)).sort();
}

function isDone({ actions }: Doing): boolean {
  return actions.size > 0;
}

/** The services that a policy of one's own says nothing of. */
function lostWith({ allows, negated }: ManagedPolicy, kept: readonly string[]): readonly Lost[] {
  const actions = negated ? ["*"] : allows.filter((each) => !kept.includes(serviceIn(each)));
  return actions.length > 0 ? [{ reason: "nothing shows that they are used", actions }] : [];
}
