import { statementKey } from "../iam/statement-key.ts";
import {
  hingeOf,
  type Match,
  type Policy,
  type PolicyKind,
  type Statement,
} from "../iam/policy.ts";
import type { Hole, Text } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { holeAtom } from "./atom.ts";
import { automaton, type Automaton, type Sign } from "./automaton.ts";
import { naming, type Coverage } from "./caller.ts";
import type { Facts } from "./facts.ts";
import { meaningOf, type KeyDemand, type Meaning } from "./condition.ts";
import { allOf } from "./predicate.ts";
import { readingIn, type Reading } from "./reading.ts";
import { actionSigns, resourceSigns } from "./signs.ts";
import type { Demand } from "./demand.ts";

/** A statement made ready to be reasoned on: what a request must be for it to match. */
export type Term = {
  /** Equal for terms that match the same requests. */
  readonly key: string;
  readonly statement: Statement;
  readonly policy: Policy;
  readonly effect: "Allow" | "Deny";
  readonly action: Element;
  /** Absent where the element is: the statement is about what the policy is attached to. */
  readonly resource?: Element;
  readonly conditions: readonly Meaning[];
  /** What decides whether it is there, and whether its effect is this one; none where it is known. */
  readonly hinges: readonly string[];
};

export type Element = { readonly machine: Automaton; readonly negated: boolean };

/** What is demanded of a request, one thing at a time. */
export type Constraint =
  | { readonly on: "action" | "resource"; readonly demand: Demand }
  | { readonly on: "key"; readonly demand: KeyDemand }
  | { readonly on: "hinge"; readonly hinge: string; readonly holds: boolean };

/** Policies that are part of what they are about, and need not name it. */
const attached: ReadonlySet<PolicyKind> = new Set(["resource", "trust"]);

/**
 * The terms of a policy. A statement that may not be there hangs on one and the same thing wherever
 * it is decided alike; an effect that is not known is the same where it says the same too. AWS would
 * not take what lacks an action, or a resource that it needs: nobody knows what was meant.
 */
export function termsOf(policy: Policy, reading: Reading, facts: Facts): readonly Term[] {
  const own = readingIn(policy, reading);
  return policy.statements.flatMap((statement): readonly Term[] => {
    const { action, resource, effect, presence } = statement;
    if (presence === "never") return [];
    const said = statementKey(withoutSid(statement));
    const isWhole =
      action !== undefined &&
      (resource !== undefined || attached.has(policy.kind)) &&
      (statement.principal !== undefined || !naming.has(policy.kind));
    const key = (...more: readonly string[]): string =>
      JSON.stringify([policy.kind, own.variables, said, isWhole || statement.id, ...more]);
    const base = {
      statement,
      policy,
      action: action ? actionElement(action) : unsaid(statement, "action"),
      ...(resource || !attached.has(policy.kind)
        ? {
            resource: resource
              ? resourceElement(resource, own, policy.kind)
              : unsaid(statement, "resource"),
          }
        : {}),
      conditions: statement.conditions.map((each) => meaningOf(each, own, facts)),
    };
    const hinges = presence === "maybe" ? [hingeOf(statement)] : [];
    if (effect !== "unknown") return [{ ...base, key: key(...hinges), effect, hinges }];
    return (["Allow", "Deny"] as const).map((each) => ({
      ...base,
      key: key(...hinges, each, statement.id),
      effect: each,
      hinges: [...hinges, `${each} ${statement.id} ${said}`],
    }));
  });
}

/**
 * What a request of some caller must be for a term to match, all of it. `makes`: its strings are of its
 * patterns.
 */
export function matching(
  term: Term,
  coverage: Coverage,
  makes = false,
): readonly (readonly Constraint[])[] {
  return [
    ...covering(coverage),
    [onElement("action", term.action, true, makes)],
    ...(term.resource ? [[onElement("resource", term.resource, true, makes)]] : []),
    ...term.conditions.map(({ holds }) =>
      holds.map((demand): Constraint => ({ on: "key", demand: makes ? made(demand) : demand })),
    ),
    ...term.hinges.map((each) => [hinged(each, true)]),
  ];
}

/** What such a request may be for a term not to match: one of these, each with all that it demands. */
export function missing(term: Term, coverage: Coverage): readonly (readonly Constraint[])[] {
  return [
    ...sparing(coverage),
    [onElement("action", term.action, false)],
    ...(term.resource ? [[onElement("resource", term.resource, false)]] : []),
    ...term.conditions.map(({ fails }) =>
      fails.map((demand): Constraint => ({ on: "key", demand })),
    ),
    ...term.hinges.map((each) => [hinged(each, false)]),
  ];
}

/** What of a request a term is about: an action, on a resource. */
export function aboutWhat({ action, resource }: Term): readonly Constraint[] {
  return [
    onElement("action", action, true),
    ...(resource ? [onElement("resource", resource, true)] : []),
  ];
}

function covering(coverage: Coverage): readonly (readonly Constraint[])[] {
  if (coverage.covers !== "maybe") return [];
  if (coverage.if === "any") return [coverage.hinges.map((each) => hinged(each, true))];
  return coverage.hinges.map((each) => [hinged(each, false)]);
}

function sparing(coverage: Coverage): readonly (readonly Constraint[])[] {
  if (coverage.covers !== "maybe") return [];
  if (coverage.if === "any") return [coverage.hinges.map((each) => hinged(each, false))];
  return coverage.hinges.map((each) => [hinged(each, true)]);
}

function onElement(
  on: "action" | "resource",
  { machine, negated }: Element,
  matches: boolean,
  makes = false,
): Constraint {
  return { on, demand: { machine, holds: matches !== negated, makes: makes && !negated } };
}

function hinged(hinge: string, holds: boolean): Constraint {
  return { on: "hinge", hinge, holds };
}

function made(demand: KeyDemand): KeyDemand {
  const isMade = (demand.kind === "some" || demand.kind === "every") && demand.holds;
  return isMade ? { ...demand, makes: true } : demand;
}

function withoutSid(statement: Statement): Statement {
  const unnamed = { ...statement };
  delete unnamed.sid;
  return unnamed;
}

function unsaid({ id, place }: Statement, matcher: "action" | "resource"): Element {
  const hole: Hole = { id: `${matcher} of ${id}`, place, meaning: { kind: "unknown" } };
  return {
    machine: automaton([[{ kind: "atom", atom: holeAtom(hole, matcher) }]]),
    negated: false,
  };
}

const actionElement = once((match: Match): Element => element(match, actionSigns));

const resourceElements = once<Match, Map<string, Element>>(() => new Map());

/** One for a match in a reading: what it is made of is asked about again and again. */
function resourceElement(match: Match, reading: Reading, kind: PolicyKind): Element {
  const own = resourceElements(match);
  const key = `${kind} ${String(reading.runsOn)} ${String(reading.variables)}`;
  const made = own.get(key) ?? element(match, (text) => resourceSigns(text, reading, kind));
  own.set(key, made);
  return made;
}

function element(match: Match, signs: (text: Text) => readonly Sign[]): Element {
  return { machine: automaton(allOf(match).map(signs)), negated: match.negated };
}
