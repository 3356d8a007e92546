import { statementKey } from "../iam/statement-key.ts";
import type { Match, Policy, Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import { automaton, type Automaton, type Sign } from "./automaton.ts";
import { meaningOf, type KeyDemand, type Meaning } from "./condition.ts";
import { allOf } from "./predicate.ts";
import { readingIn, type Reading } from "./reading.ts";
import { actionSigns, resourceSigns } from "./signs.ts";
import type { Demand } from "./strings.ts";

/** A statement made ready to be reasoned on: what a request must be for it to match. */
export type Term = {
  readonly statement: Statement;
  readonly policy: Policy;
  readonly effect: "Allow" | "Deny";
  readonly action: Element;
  /** Absent where the element is: the statement is about what the policy is attached to. */
  readonly resource?: Element;
  readonly conditions: readonly Meaning[];
  /** What decides whether it is there; undefined where it always is. */
  readonly hinge?: string;
};

export type Element = { readonly machine: Automaton; readonly negated: boolean };

/** What is demanded of a request, one thing at a time. */
export type Constraint =
  | { readonly on: "action" | "resource"; readonly demand: Demand }
  | { readonly on: "key"; readonly demand: KeyDemand }
  | { readonly on: "hinge"; readonly hinge: string; readonly holds: boolean };

/**
 * The terms of a policy. A statement that may not be there hangs on one and the same thing wherever
 * it says the same, or has the same id. What has no action matches nothing.
 */
export function termsOf(policy: Policy, reading: Reading): readonly Term[] {
  const own = readingIn(policy, reading);
  return policy.statements.flatMap((statement): readonly Term[] => {
    const { action, resource, effect, presence } = statement;
    if (presence === "never" || !action) return [];
    const base = {
      statement,
      policy,
      action: element(action, actionSigns),
      ...(resource ? { resource: element(resource, (text) => resourceSigns(text, own)) } : {}),
      conditions: statement.conditions.map((each) => meaningOf(each, own)),
    };
    const hinge = presence === "maybe" ? { hinge: statement.id } : {};
    if (effect !== "unknown") return [{ ...base, effect, ...hinge }];
    // Which of both it is, nobody knows: it is the same for what says the same.
    const said = statementKey(statement);
    return (["Allow", "Deny"] as const).map((each) => ({
      ...base,
      effect: each,
      hinge: `${each} ${said}`,
    }));
  });
}

/** What a request must be for a term to match, all of it. `makes`: its strings are of its patterns. */
export function matching(term: Term, makes = false): readonly (readonly Constraint[])[] {
  return [
    [onElement("action", term.action, true, makes)],
    ...(term.resource ? [[onElement("resource", term.resource, true, makes)]] : []),
    ...term.conditions.map(({ holds }) =>
      holds.map((demand): Constraint => ({ on: "key", demand: makes ? made(demand) : demand })),
    ),
    ...(term.hinge === undefined ? [] : [[hinged(term.hinge, true)]]),
  ];
}

/** What a request may be for a term not to match: one of these, each with all that it demands. */
export function missing(term: Term): readonly (readonly Constraint[])[] {
  return [
    [onElement("action", term.action, false)],
    ...(term.resource ? [[onElement("resource", term.resource, false)]] : []),
    ...term.conditions.map(({ fails }) =>
      fails.map((demand): Constraint => ({ on: "key", demand })),
    ),
    ...(term.hinge === undefined ? [] : [[hinged(term.hinge, false)]]),
  ];
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

function element(match: Match, signs: (text: Text) => readonly Sign[]): Element {
  return { machine: automaton(allOf(match).map(signs)), negated: match.negated };
}
