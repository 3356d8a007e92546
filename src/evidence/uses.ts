import { isNeeded } from "../catalog/call-parameters.ts";
import type { Need } from "../catalog/operation-needs.ts";
import type { Outcome } from "../catalog/trail.ts";
import { calledBy, type CallFacts } from "./calls.ts";
import { deniedBy } from "./denied-message.ts";
import type { TrailEvent } from "./event.ts";
import { arnsIn, parametersReader } from "./parameters.ts";
import { latelyTold } from "./lately-told.ts";
import { escaped, isOfArn, isPlaced } from "./pattern.ts";
import { possibleNeeds } from "./possible-needs.ts";
import { reachedBy, type Basis, type ReachFacts } from "./reached.ts";
import { taggedWhenMade } from "./tagged-when-made.ts";

/** That somebody used a permission, or was denied it. */
export type Use = {
  /** `s3:GetObject`. */
  readonly action: string;
  /** A pattern of ARNs, or `*` of an action that takes no resource. */
  readonly resource: string;
  readonly basis: Basis;
  /** Of a role that is passed: the service that gets it, where that is known. */
  readonly passedTo?: string;
};

/** What an event says of permissions. */
export type Told = {
  readonly outcome: Outcome;
  readonly uses: readonly Use[];
  /** No action of AWS's is known for what was called. */
  readonly isUnknown?: true;
};

export type UseFacts = CallFacts & ReachFacts;

/** Tells what events say of permissions. */
export function usesOf(facts: UseFacts): (event: TrailEvent) => Told {
  const called = calledBy(facts);
  const resources = reachedBy(facts);
  const parametersOf = parametersReader(facts.trail);
  const possible = possibleNeeds();
  const tell = remembering((event, outcome, answered) =>
    withinLimits(told(event, outcome, answered)),
  );
  return (event) => {
    const { errorCode, errorMessage } = event;
    const outcome = errorCode === undefined ? "authorised" : facts.trail.outcomeOf(errorCode);
    const said =
      outcome === "denied" && errorMessage !== undefined ? deniedBy(errorMessage) : undefined;
    if (!said) return tell(event, outcome);
    const action = facts.catalog.action(said.action)?.id ?? said.action;
    const resource = said.resource === undefined ? "*" : escaped(said.resource);
    const basis = said.resource === undefined ? "none" : "message";
    return withinLimits({ outcome, uses: [{ action, resource, basis }] });
  };

  function told(event: TrailEvent, outcome: Outcome, answered: Answered): Told {
    const { prefix, needs } = called(event.source, event.name);
    if (!needs) return { outcome, uses: [], isUnknown: true };
    const parameters = parametersOf(event.parameters, prefix);
    const asked = possible(needs, parameters.given, parameters.firstOf).filter(
      (need) => isNeeded(need, parameters) === true,
    );
    // It needs something, and what the event says does not tell what: the text of a statement is left out.
    if (asked.length === 0 && needs.length > 0) return { outcome, uses: [], isUnknown: true };
    const asking = { event, parameters, isOnly: asked.length === 1, answered };
    const reach = taggedWhenMade(asked, (need) => resources(need, asking));
    const uses: Use[] = [];
    for (const need of asked) {
      const { id, resourceTypes } = need.action;
      if (resourceTypes.length === 0) uses.push({ action: id, resource: "*", basis: "none" });
      else {
        const to = id === "iam:PassRole" ? passedTo(asked) : undefined;
        for (const { resource, basis } of reach(need))
          uses.push(
            to === undefined
              ? { action: id, resource, basis }
              : { action: id, resource, basis, passedTo: to },
          );
      }
    }
    return { outcome, uses };
  }

  function passedTo(needed: readonly Need[]): string | undefined {
    const services = needed.flatMap(({ action }) => facts.trail.passedTo(action.id) ?? []);
    return services.length === 1 ? services[0] : undefined;
  }
}

/** What AWS has no name for was not used: nobody knows what the call was about. */
function withinLimits(told: Told): Told {
  const { outcome, uses } = told;
  // AWS's own messages may name everything of an account.
  const isOfAws = ({ action, resource }: Use): boolean =>
    action.length < mostOfAction &&
    isOfArn(resource) &&
    (outcome === "denied" || isPlaced(resource));
  return uses.every(isOfAws) ? told : { outcome, uses: [], isUnknown: true };
}

const mostOfAction = 200;

/** The ARNs in the answer of a call. */
type Answered = () => readonly string[];

type Telling = (event: TrailEvent, outcome: Outcome, answered: Answered) => Told;

/** What an event told, and, where it hangs on that, which ARNs were in the answer. */
type Remembered = { readonly told: Told; readonly answered: string | undefined };

/** How much is kept of what was met last, in bytes, and how much one may be; so long may the ARNs in the answer be, too. */
const kept = { all: 1_500_000, one: 1024 };

/** The same of events that say the same, of which there are many: callers ask for the same again and again. */
function remembering(tell: Telling): (event: TrailEvent, outcome: Outcome) => Told {
  const known = latelyTold<Remembered>(kept.all, kept.one);
  return (event, outcome) => {
    const found = known.find(saidBy(event, outcome));
    if (found && (found.answered === undefined || found.answered === textOf(event.response)))
      return found.told;
    let answered: string | undefined;
    const told = tell(event, outcome, () => {
      answered = textOf(event.response);
      return arnsIn(event.response);
    });
    // An answer may name a thousand ARNs.
    if ((answered?.length ?? 0) <= kept.one) known.keep({ told, answered });
    return told;
  };
}

const textOf = (response: unknown): string => JSON.stringify(arnsIn(response));

/** All that what an event tells hangs on but for the answer. */
function saidBy(event: TrailEvent, outcome: Outcome): readonly unknown[] {
  const { source, name, region, account, caller, parameters, resources } = event;
  // Where the call does not say to what partition and account it went, the caller does.
  const arn = caller.kind === "principal" ? caller.arn : "";
  const home = arn.slice(0, account === undefined ? arn.lastIndexOf(":") : arn.indexOf(":", 4));
  return [source, name, region, account, home, outcome, resources, parameters];
}
