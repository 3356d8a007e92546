import type { Action } from "../../catalog/action.ts";
import type { Agreement } from "../../config/agreement.ts";
import { comparing } from "../../evidence/compared.ts";
import { coveredBy as coveredTime, daysBetween, type Window } from "../../evidence/days.ts";
import type { Evidence, PrincipalUse } from "../../evidence/evidence.ts";
import { heardOf, timeOf } from "../../evidence/heard.ts";
import { reportsOf, withoutPath } from "../../evidence/reported-use.ts";
import type { Reported } from "../../evidence/reported.ts";
import type { Observed, Verdict } from "../../evidence/observed.ts";
import { holdersIn, scopeOf, type Holder } from "../../iam/holders.ts";
import type { Policy } from "../../iam/policy.ts";
import { listed } from "../../rules/wording.ts";
import { later, once } from "../../source/once.ts";
import { code } from "../../source/quoted.ts";
import { merged } from "../evidence.ts";
import type { AwsFacts } from "../knowledge.ts";
import { neighbourhoodOf } from "../neighbourhood.ts";
import type { Scan } from "../scan.ts";
import { agesIn, unknownDay, type Ages } from "./allowed-since.ts";
import { identified, type Identities } from "./identified.ts";

/** Evidence of use beside the files of a repository. */
export type Observing = {
  /** The files that it was read from, in order. */
  readonly files: readonly string[];
  readonly window: Window;
  /** How many days that is. */
  readonly days: number;
  readonly evidence: Evidence;
  readonly identities: Identities;
  /** What it says of those who have a policy; undefined where not all of them are known in it. */
  readonly useOf: (policy: Policy) => Observed | undefined;
};

/** Why evidence says nothing of what was not used. */
export type Unheard = { readonly because: string };

/**
 * What a team's evidence says of the policies of a scan; undefined where there is none, and why it says nothing
 * where it is too short or too old.
 */
export function observing(
  scan: Scan,
  facts: AwsFacts,
  { evidence: terms, today }: Pick<Agreement, "evidence" | "today">,
  ages: Ages,
): Observing | Unheard | undefined {
  if (terms.read.length === 0) return undefined;
  const window =
    coveredTime(terms.read.flatMap(({ evidence }) => evidence.window ?? [])) ??
    timeOf(terms.read.flatMap(({ evidence }) => evidence.reported));
  if (!window)
    return { because: "the evidence of use holds no event, and no report that says of which time" };
  const days = daysBetween(window.first, window.last) + 1;
  if (days < terms.minAge)
    return {
      because: `the evidence of use covers ${days} days, and ${terms.minAge} are asked for`,
    };
  const age = daysBetween(window.last, today);
  if (age > terms.maxAge)
    return {
      because: `the evidence of use ends ${age} days ago, and ${terms.maxAge} are let pass`,
    };
  const [only, ...more] = terms.read.map(({ evidence }) => evidence);
  const evidence =
    only && more.length === 0
      ? only
      : merged(
          terms.read.map((each) => each.evidence),
          facts,
        );
  const principals = new Map(evidence.principals.map((each) => [each.arn, each]));
  const identities = identified(scan, metIn(evidence), terms);
  const files = terms.read.map(({ path }) => path).sort();
  const { regions } = evidence;
  const managed = new Set(
    scan.declared.flatMap(({ type, scope, address }) =>
      type === "iam:policy" ? [`${scope}/${address}`] : [],
    ),
  );
  // What was edited is asked about again, as another object.
  const known = new Map<string, Observed | undefined>();
  const observedOf = (policy: Policy): Observed | undefined => {
    if (policy.kind !== "identity" || policy.isElsewhere) return undefined;
    const holders = holdersIn({ policies: [policy], declared: scan.declared });
    const key = [policy.id, ...holders.map((holder) => holder.key)].join("\n");
    if (!known.has(key)) known.set(key, observed(policy, holders));
    return known.get(key);
  };
  const observed = (policy: Policy, holders: readonly Holder[]): Observed | undefined => {
    const found = holders.map(({ key }) => identities.get(key));
    const arns = found.flatMap((each) => (each?.kind === "found" ? each.arns : []));
    if (found.some((each) => each?.kind !== "found")) return undefined;
    const whole = [...new Set(arns)].sort();
    const own = whole.flatMap((arn) => principals.get(arn) ?? []);
    const reports = whole.map((arn) => reportsOf(evidence.reported, arn));
    const isShared = managed.has(`${scopeOf(policy)}/${policy.owner.address}`);
    const assumptions = [
      ...found.flatMap((each) =>
        each?.kind === "found" && each.by === "part of a name"
          ? [
              `that ${listed(each.arns.map((arn) => code(arn)))} ${each.arns.length > 1 ? "are" : "is"} who has it`,
            ]
          : [],
      ),
      ...(isShared ? ["that nobody has it who is not declared here"] : []),
      ...leftOutOf(evidence),
    ];
    return {
      ...{ files, window, days, regions, assumptions },
      principals: whole,
      isReported: reports.some((each) => each.length > 0),
      calls: own.reduce((sum, { events }) => sum + events, 0),
      of: verdicts(policy, own, {
        ...{ scan, facts, evidence, window, days, terms, ages, reports },
        hasEvents: own.length === whole.length,
      }),
    };
  };
  return { files, window, days, evidence, identities, useOf: once(observedOf) };
}

/** The same of files that are judged as a whole, as they stand. */
export function observedIn(
  scan: Scan,
  facts: AwsFacts,
  agreement: Agreement,
): ReturnType<typeof observing> {
  const ages = agesIn(scan.policies, agreement.changedOn ?? unknownDay, facts, false);
  return observing(scan, facts, agreement, ages);
}

/** What rules are told of use. */
export function using(observed: ReturnType<typeof observing>): Partial<Pick<Observing, "useOf">> {
  return observed && "useOf" in observed ? { useOf: observed.useOf } : {};
}

/** Whom evidence tells of, each once: what has calls has its path, and a report may lack it. */
function metIn({ principals, reported }: Evidence): readonly string[] {
  const arns = principals.map(({ arn }) => arn);
  const known = new Set(arns.map(withoutPath));
  const others = reported.map(({ arn }) => arn).filter((arn) => !known.has(withoutPath(arn)));
  return [...arns, ...new Set(others)].sort();
}

/** What is assumed of events that were not looked at. */
function leftOutOf({ events: { faults } }: Evidence): readonly string[] {
  return [
    ...(faults > 0 ? ["that what could not be read of the events tells of nothing else"] : []),
  ];
}

type Around = {
  readonly scan: Scan;
  readonly facts: AwsFacts;
  readonly evidence: Evidence;
  readonly window: Window;
  readonly days: number;
  readonly terms: Agreement["evidence"];
  readonly ages: Ages;
  /** Of each principal what AWS's reports say. */
  readonly reports: readonly (readonly Reported[])[];
  /** Whether events of each of them were read. */
  readonly hasEvents: boolean;
};

function verdicts(
  policy: Policy,
  principals: readonly PrincipalUse[],
  { scan, facts, evidence, window, days, terms, ages, reports, hasEvents }: Around,
): Observed["of"] {
  const compare = comparing(principals, evidence, facts.trail);
  const data = new Set(
    principals.flatMap(({ uses }) =>
      uses.flatMap(({ action }) =>
        facts.trail.recordingOf(action) === "data" ? [facts.trail.dataKindOf(action)] : [],
      ),
    ),
  );
  const compared = (action: Action): ReturnType<typeof compare> => {
    const found = compare(action);
    return hasEvents || found.use !== "unused"
      ? found
      : { action: action.id, use: "unobservable", because: "no events" };
  };
  const called = later(() => calledUnderPolicy(policy, scan, facts));
  const verdict = (action: Action): Verdict => {
    const { use, ...seen } = compared(action);
    const heard = heardOf(reports, action, facts.trail);
    const isQuiet = heard?.isAttempted === false && use === "unobservable";
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
    if (called().has(action.id.toLowerCase())) return { ...seen, use: "called", days: idle };
    const since = ages(policy, action.id);
    if (since === "new") return { ...seen, use: "recent" };
    const age = since === undefined ? undefined : daysBetween(since.day, window.last);
    if (age !== undefined && age < terms.grace) return { ...seen, use: "recent" };
    const assumptions = [
      ...(age === undefined && terms.grace > 0
        ? [`that it has been allowed for ${terms.grace} days`]
        : []),
      ...(!isQuiet &&
      facts.trail.recordingOf(action.id) === "data" &&
      !data.has(facts.trail.dataKindOf(action.id))
        ? [`that data events of ${code(action.service)} are recorded for what it reaches`]
        : []),
    ];
    const shorter = age === undefined ? idle : Math.min(idle, age);
    return { action: action.id, ...lastOf(seen), use: "unused", days: shorter, assumptions };
  };
  return once(verdict);
}

/** When it was used last; why its calls would not have been seen is not said where a report says more. */
function lastOf({ count, last }: Pick<Verdict, "count" | "last">): Pick<Verdict, "count" | "last"> {
  return { ...(count !== undefined && { count }), ...(last !== undefined && { last }) };
}

/** What the code calls that runs under a policy, by actions in small letters. */
function calledUnderPolicy(policy: Policy, scan: Scan, facts: AwsFacts): ReadonlySet<string> {
  const [statement] = policy.statements;
  const own = statement && neighbourhoodOf(statement, policy, scan, facts).code();
  return new Set(own?.needed.keys());
}
