import { isCeiling, type Policy, type PolicyKind } from "../iam/policy.ts";
import { callersOf, coverageOf, type CallerClass, type Coverage } from "./caller.ts";
import { solutions, theoryOf, unrestricted } from "./search.ts";
import type { Budget, Choice, Clause, Demands, Theory } from "./search.ts";
import { groupOf } from "./context.ts";
import type { Facts } from "./facts.ts";
import type { Certainty } from "./demand.ts";
import type { Reading } from "./reading.ts";
import { aboutWhat, matching, missing, termsOf, type Constraint, type Term } from "./term.ts";

/** Policies as one side of a comparison: what they grant together, within their ceilings. */
export type Side = {
  readonly grants: readonly Term[];
  readonly denies: readonly Term[];
  /** Of each kind of ceiling that is there, what it lets through. */
  readonly ceilings: readonly { readonly kind: PolicyKind; readonly terms: readonly Term[] }[];
};

/** What a statement allows that the other side does not, as demands that a request can meet. */
export type Gap = {
  readonly term: Term;
  readonly caller: CallerClass;
  readonly theory: Theory;
  readonly demands: Demands;
};

/** Whether something was left undecided for want of steps. */
export type Searched = { readonly gaps: Iterable<Gap>; readonly budget: Budget };

/** Ceilings alone are compared by what they let through. */
export function sideOf(policies: readonly Policy[], reading: Reading, facts: Facts): Side {
  const terms = policies.flatMap((policy) => termsOf(policy, reading, facts));
  const allows = terms.filter(({ effect }) => effect === "Allow");
  const isGrant = policies.every(({ kind }) => isCeiling(kind))
    ? () => true
    : ({ policy }: Term) => !isCeiling(policy.kind);
  const above = allows.filter((term) => !isGrant(term));
  const kinds = [...new Set<PolicyKind>(policies.map(({ kind }) => kind))];
  return {
    grants: allows.filter(isGrant),
    denies: terms.filter(({ effect }) => effect === "Deny"),
    ceilings: kinds
      .filter((kind) => isCeiling(kind) && policies.some((each) => !isCeiling(each.kind)))
      .map((kind) => ({ kind, terms: above.filter(({ policy }) => policy.kind === kind) })),
  };
}

/** The classes of callers that a term is about, of those that two sides tell apart. */
export function callersFor(term: Term, now: Side, before: Side): readonly CallerClass[] {
  const terms = [now, before].flatMap(({ grants, denies, ceilings }) => [
    ...grants,
    ...denies,
    ...ceilings.flatMap((each) => each.terms),
  ]);
  const callers = callersOf(terms.map(({ statement }) => statement)).filter(
    (caller) => coverage(term, caller).covers !== "no",
  );
  if (terms.some(asksWho)) return callers;
  const classes = new Map<string, CallerClass>();
  for (const caller of callers) {
    const key = [
      caller.type,
      ...terms.map((each) => JSON.stringify(coverage(each, caller))),
    ].join();
    if (!classes.has(key)) classes.set(key, caller);
  }
  return [...classes.values()];
}

function coverage({ statement, policy }: Term, caller: CallerClass): Coverage {
  return coverageOf(statement, policy.kind, caller);
}

/** Whether conditions tell callers apart, beside principals. */
function asksWho({ conditions }: Term): boolean {
  return conditions.some(({ holds }) =>
    holds.some(({ key }) => groupOf(key) === "aws:principalarn"),
  );
}

/**
 * The ways in which a term of one side allows a caller what the other side does not. In order to
 * leave nothing out where something is not known, a search for what is "possible" takes the term for
 * as wide, and the other side for as narrow, as they may be; "certain" is the other way round.
 */
export function* gapsOf(
  term: Term,
  caller: CallerClass,
  sides: { readonly now: Side; readonly before: Side },
  {
    facts,
    certainty,
    budget,
  }: { readonly facts: Facts; readonly certainty: Certainty; readonly budget: Budget },
): Generator<Gap> {
  const { now, before } = sides;
  const theory = theoryOf({ caller, facts, certainty }, budget);
  // What is left out here is about other requests, whatever is not known.
  const wide = theoryOf({ caller, facts, certainty: "possible" }, budget);
  const covered = (each: Term): Coverage => coverage(each, caller);
  const may = (each: Term): boolean => covered(each).covers !== "no";
  if (!may(term)) return;
  const own = matching(term, covered(term), true);
  const start = begun(own, theory);
  if (!start) return;
  const avoided = (terms: readonly Term[]): readonly Clause[] =>
    terms
      .filter((each) => may(each) && mayOverlap(each, start, wide))
      .map((each) => missing(each, covered(each)));
  const fixed: readonly Clause[] = [
    ...own.map(clauseOf),
    ...avoided(now.denies),
    ...now.ceilings.map(({ terms }) =>
      terms.filter(may).flatMap((each) => product(matching(each, covered(each)))),
    ),
  ];
  const escapes: readonly (readonly Clause[])[] = [
    avoided(before.grants),
    ...before.ceilings.map(({ terms: above }) => avoided(above)),
    ...before.denies.filter(may).map((each) => matching(each, covered(each)).map(clauseOf)),
  ];
  for (const escape of escapes)
    for (const demands of solutions(start, [...fixed, ...escape], theory, budget))
      yield { term, caller, theory, demands };
}

/** The demands of what must be in any case; undefined where no request meets them. */
function begun(own: readonly (readonly Constraint[])[], theory: Theory): Demands | undefined {
  let demands: Demands | undefined = unrestricted;
  for (const [only, ...others] of own)
    if (only && others.length === 0) demands = demands && theory.extended(demands, [only]);
  return demands;
}

/** Whether some request that meets demands is about what a term is about. */
function mayOverlap(term: Term, demands: Demands, theory: Theory): boolean {
  return theory.extended(demands, aboutWhat(term)) !== undefined;
}

function clauseOf(alternatives: readonly Constraint[]): Clause {
  return alternatives.map((each) => [each]);
}

const mostChoices = 64;

/** All ways to choose one alternative of each; less is demanded where they are too many. */
function product(clauses: readonly (readonly Constraint[])[]): readonly Choice[] {
  return clauses.reduce<readonly Choice[]>(
    (made, clause) =>
      made.length * clause.length > mostChoices
        ? made
        : made.flatMap((choice) => clause.map((each) => [...choice, each])),
    [[]],
  );
}
