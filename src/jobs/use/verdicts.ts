import type { Action } from "../../catalog/action.ts";
import type { Agreement } from "../../config/agreement.ts";
import type { ComparedAction, comparing, Unobservable } from "../../evidence/compared.ts";
import { daysBetween, type Window } from "../../evidence/days.ts";
import type { Evidence, PrincipalUse } from "../../evidence/evidence.ts";
import { heardOf } from "../../evidence/heard.ts";
import type { Observed, Verdict } from "../../evidence/observed.ts";
import type { Reported } from "../../evidence/reported.ts";
import { usedOn, usesByAction, type NamingFacts, type UsedOn } from "../../evidence/used-on.ts";
import { itemPattern } from "../../iam/action-pattern.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import { later, once } from "../../source/once.ts";
import { code } from "../../source/quoted.ts";
import type { AwsFacts } from "../knowledge.ts";
import { neighbourhoodOf } from "../neighbourhood.ts";
import type { Scan } from "../scan.ts";
import type { Ages } from "./allowed-since.ts";
import { neededUnder } from "./needed.ts";
import { askedBeside, type Beside } from "./asked-beside.ts";

type Around = {
  readonly scan: Scan;
  readonly facts: AwsFacts;
  readonly evidence: Evidence;
  /** The time of which it tells of these principals. */
  readonly window: Window;
  readonly days: number;
  /** Whether that is long enough, and not long ago. */
  readonly isEnough: boolean;
  readonly terms: Agreement["evidence"];
  readonly ages: Ages;
  /** Of each principal what AWS's reports say. */
  readonly reports: readonly (readonly Reported[])[];
  /** Whether events of each of them were read. */
  readonly hasEvents: boolean;
  readonly compare: ReturnType<typeof comparing>;
  readonly naming: NamingFacts;
  readonly besideOf: Beside;
};

/** What evidence says of one action after the other that a policy allows, of which all principals are known. */
export function verdicts(
  policy: Policy,
  principals: readonly PrincipalUse[],
  around: Around,
): (statement: Statement) => Pick<Observed, "of" | "on"> {
  const { scan, facts, evidence, window, days, isEnough, terms, ages, reports } = around;
  const { useOf, whyUnseen } = around.compare(principals);
  const uses = later(() => usesByAction(principals));
  const beside = later(() => askedBeside(principals, around.besideOf));
  const regions = later(() => regionsIn(policy));
  const whyNot = ({ id, service }: Action): Unobservable | undefined => {
    if (!around.hasEvents) return "no events";
    if (!isEnough) return "too short";
    if (beside().has(id)) return "asked beside";
    const isRead = (region: string): boolean => evidence.regions.includes(region);
    return [...(regions().get(service) ?? [])].every(isRead) ? undefined : "not its Region";
  };
  const compared = once((action: Action): ComparedAction => {
    const found = useOf(action);
    const because = found.use === "unused" ? whyNot(action) : undefined;
    return because === undefined ? found : { action: action.id, use: "unobservable", because };
  });
  const needed = neededUnder(policy, scan, facts);
  const called = later(() => calledUnderPolicy(policy, scan, facts));
  const verdict = (action: Action, statement: Statement): Verdict => {
    const { use, ...seen } = compared(action);
    const heard = heardOf(reports, action, facts.trail);
    const isQuiet =
      heard?.isAttempted === false &&
      use === "unobservable" &&
      daysBetween(heard.until, window.last) <= terms.maxAge;
    const idle = isQuiet
      ? daysBetween(heard.since, heard.until)
      : seen.last === undefined
        ? days
        : daysBetween(seen.last, window.last);
    const isIdle = use === "unused" || ((isQuiet || use === "used") && idle >= terms.minAge);
    if (!isIdle) return { ...seen, use: use === "ungranted" ? "used" : use };
    if (heard?.isAttempted === true && daysBetween(heard.last, window.last) < terms.minAge)
      return { action: action.id, use: "unobservable", because: "attempted" };
    if (terms.stays(action.id)) return { ...seen, use: "kept", days: idle };
    const need = needed(action);
    if (need !== undefined) return { ...seen, use: "needed", for: need, days: idle };
    if (called().has(action.id.toLowerCase())) return { ...seen, use: "called", days: idle };
    const age = ageOf(action, statement);
    if (age === "recent") return { ...seen, use: "recent" };
    const assumptions = [...assumedAge(age), ...(isQuiet ? [] : assumedRecording(action))];
    const shorter = age === undefined ? idle : Math.min(idle, age);
    return { action: action.id, ...lastOf(seen), use: "unused", days: shorter, assumptions };
  };
  /** For how many days it has been allowed, where that is known. */
  const ageOf = (action: Action, statement: Statement): number | "recent" | undefined => {
    const since = ages(policy, statement, action.id);
    if (since === "new") return "recent";
    const age = since === undefined ? undefined : daysBetween(since.day, window.last);
    return age !== undefined && age < terms.grace ? "recent" : age;
  };
  const assumedAge = (age: number | undefined): readonly string[] =>
    age === undefined && terms.grace > 0
      ? [`that it has been allowed for ${terms.grace} days`]
      : [];
  // A trail asks for data events bucket by bucket, and does not say of which.
  const assumedRecording = ({ id, service }: Action): readonly string[] =>
    facts.trail.recordingOf(id) === "data"
      ? [`that data events of ${code(service)} are recorded for what it reaches`]
      : [];
  const on = (action: Action, statement: Statement): UsedOn | undefined => {
    const own = usedOn(action, uses().get(action.id) ?? [], around.naming);
    if (!own || "because" in own) return own;
    const { patterns, denied } = own;
    const age = ageOf(action, statement);
    const unseen = whyNot(action);
    // Of a key that is used in somebody's name there is an event.
    const isBeside = unseen === "asked beside" && facts.trail.isToldBeside(action.service);
    const because =
      (evidence.hashed ? "hashed" : undefined) ??
      whyUnseen(action) ??
      (isBeside ? undefined : unseen) ??
      (terms.stays(action.id) ? "kept" : undefined) ??
      (age === "recent" ? age : undefined);
    if (because !== undefined) return { patterns, denied, because };
    const known = age === "recent" ? undefined : age;
    return {
      ...own,
      assumptions: [
        ...assumedAge(known),
        ...assumedRecording(action),
        ...(isBeside ? ["that an event tells of each key that was used in its name"] : []),
      ],
    };
  };
  return once((statement: Statement) => ({
    of: once((action: Action) => verdict(action, statement)),
    on: once((action: Action) => on(action, statement)),
  }));
}

/** When it was used last; why its calls would not have been seen is not said where a report says more. */
function lastOf({ count, last }: Pick<Verdict, "count" | "last">): Pick<Verdict, "count" | "last"> {
  return { ...(count !== undefined && { count }), ...(last !== undefined && { last }) };
}

/** The Regions that the resources of a policy's Allow statements name, by service. */
function regionsIn({ statements }: Policy): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { effect, presence, resource } of statements) {
    if (effect !== "Allow" || presence === "never" || resource?.negated !== false) continue;
    for (const item of resource.items) {
      const [, , service = "", region = ""] = itemPattern(item).split(":");
      if (region === "" || /[*?]/.test(service + region)) continue;
      found.set(service, (found.get(service) ?? new Set()).add(region));
    }
  }
  return found;
}

/** What the code calls that runs under a policy, by actions in small letters. */
function calledUnderPolicy(policy: Policy, scan: Scan, facts: AwsFacts): ReadonlySet<string> {
  const [statement] = policy.statements;
  const own = statement && neighbourhoodOf(statement, policy, scan, facts).code();
  return new Set(own?.needed.keys());
}
