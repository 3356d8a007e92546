import type { Agreement, EvidenceFile } from "../../config/agreement.ts";
import { arnTypes } from "../../evidence/arn-types.ts";
import { accountIn, comparing } from "../../evidence/compared.ts";
import { coveredBy as coveredTime, daysBetween, type Window } from "../../evidence/days.ts";
import { windowsOf } from "../../evidence/covered.ts";
import type { Evidence, PrincipalUse } from "../../evidence/evidence.ts";
import { timeOf } from "../../evidence/heard.ts";
import { resourceNames } from "../../evidence/named-resource.ts";
import { reportsOf, withoutPath } from "../../evidence/reported-use.ts";
import type { Observed } from "../../evidence/observed.ts";
import { holdersIn, scopeOf, type Holder } from "../../iam/holders.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import { listed } from "../../rules/wording.ts";
import { once } from "../../source/once.ts";
import { code } from "../../source/quoted.ts";
import { merged } from "../evidence.ts";
import type { AwsFacts } from "../knowledge.ts";
import type { Scan } from "../scan.ts";
import { agesIn, unknownDay, type Ages } from "./allowed-since.ts";
import { besideIn } from "./asked-beside.ts";
import { identified, type Identities } from "./identified.ts";
import { stacksIn } from "./stacks.ts";
import { verdicts } from "./verdicts.ts";

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
  readonly useOf: (policy: Policy, statement: Statement) => Observed | undefined;
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
    coveredTime(
      terms.read.flatMap(({ evidence: { covered, window } }) =>
        covered.length > 0 ? covered.map(({ first, last }) => ({ first, last })) : (window ?? []),
      ),
    ) ?? timeOf(terms.read.flatMap(({ evidence }) => evidence.reported));
  if (!window)
    return { because: "the evidence of use holds no event, and no report that says of which time" };
  const days = daysBetween(window.first, window.last) + 1;
  if (days < terms.minAge)
    return {
      because: `the evidence of use covers ${days} days, and ${terms.minAge} are asked for`,
    };
  const age = daysBetween(window.last, today);
  if (age < -1)
    return {
      because: `the evidence of use ends on ${window.last.slice(0, 10)}, which is yet to come`,
    };
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
  const identities = identified(scan, metIn(evidence), terms, stacksIn(evidence.reported));
  const files = terms.read.map(({ path }) => path).sort();
  const { regions } = evidence;
  const managed = new Set(
    scan.declared.flatMap(({ type, scope, address }) =>
      type === "iam:policy" ? [`${scope}/${address}`] : [],
    ),
  );
  const compare = comparing(evidence, facts);
  const besideOf = besideIn(facts);
  const { catalog, shapes } = facts;
  const naming = {
    ...facts,
    typeOf: arnTypes(catalog),
    nameOf: resourceNames(catalog, shapes),
  };
  const allWhoHave = sharing(scan);
  // What was edited is asked about again, as another object.
  const known = new Map<string, ReturnType<typeof observed>>();
  const observedOf = (policy: Policy): ReturnType<typeof observed> => {
    if (policy.kind !== "identity" || policy.isElsewhere) return undefined;
    const holders = allWhoHave(policy);
    const key = [policy.id, ...holders.map((holder) => holder.key)].join("\n");
    if (!known.has(key)) known.set(key, observed(policy, holders));
    return known.get(key);
  };
  const observed = (
    policy: Policy,
    holders: readonly Holder[],
  ): ((statement: Statement) => Observed) | undefined => {
    const found = holders.map(({ key }) => identities.get(key));
    const arns = found.flatMap((each) => (each?.kind === "found" ? each.arns : []));
    if (found.some((each) => each?.kind !== "found")) return undefined;
    const whole = [...new Set(arns)].sort();
    const own = whole.flatMap((arn) => principals.get(arn) ?? []);
    const reports = whole.map((arn) => reportsOf(evidence.reported, arn));
    const isShared = managed.has(`${scopeOf(policy)}/${policy.owner.address}`);
    const ownWindow = windowFor(whole, terms.read) ?? window;
    const ownDays = daysBetween(ownWindow.first, ownWindow.last) + 1;
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
    const of = verdicts(policy, own, {
      ...{ scan, facts, evidence, terms, ages, reports, compare, besideOf, naming },
      window: ownWindow,
      days: ownDays,
      isEnough: ownDays >= terms.minAge && daysBetween(ownWindow.last, today) <= terms.maxAge,
      hasEvents: own.length === whole.length,
    });
    const said = {
      ...{ files, window: ownWindow, days: ownDays, regions, assumptions },
      principals: whole,
      isReported: reports.some((each) => each.length > 0),
      calls: own.reduce((sum, { events }) => sum + events, 0),
      homes: homesOf(own),
    };
    return (statement) => ({ ...said, ...of(statement) });
  };
  const whoseUse = once(observedOf);
  const useOf: Observing["useOf"] = (policy, statement) => whoseUse(policy)?.(statement);
  return { files, window, days, evidence, identities, useOf };
}

/** Whom a policy is for, and all others that have a policy with a statement of the same place: what is left out is so for all. */
function sharing({ policies, declared }: Scan): (policy: Policy) => readonly Holder[] {
  const byStatement = new Map<string, Set<Policy>>();
  const byId = new Map<string, Policy[]>();
  for (const policy of policies) {
    byId.set(policy.id, [...(byId.get(policy.id) ?? []), policy]);
    for (const { id, presence } of policy.statements)
      if (presence !== "never") byStatement.set(id, (byStatement.get(id) ?? new Set()).add(policy));
  }
  return (policy) => {
    // What was edited is known by its id.
    const own = (byId.get(policy.id) ?? []).flatMap(({ statements }) => statements);
    const others = own.flatMap(({ id }) => [...(byStatement.get(id) ?? [])]);
    const all = new Set([policy, ...others.filter(({ id }) => id !== policy.id)]);
    return holdersIn({ policies: [...all], declared });
  };
}

/**
 * Of which time evidence tells of some principals: files of other accounts say nothing of them. Undefined where no file
 * says of which accounts its events are.
 */
function windowFor(arns: readonly string[], read: readonly EvidenceFile[]): Window | undefined {
  const accounts = [...new Set(arns.map(accountIn))];
  const windows = accounts.flatMap((account) => {
    return coveredTime(read.flatMap(({ evidence }) => windowsOf(evidence, account))) ?? [];
  });
  const [one, ...more] = windows;
  return (
    one &&
    more.reduce(
      (all, { first, last }) => ({
        first: first > all.first ? first : all.first,
        last: last < all.last ? last : all.last,
      }),
      one,
    )
  );
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

/** The one Region in which each principal used what lies in one. */
function homesOf(principals: readonly PrincipalUse[]): ReadonlyMap<string, string> {
  return new Map(
    principals.flatMap(({ arn, uses }) => {
      const regions = uses.map(({ resource }) => resource.split(":")[3] ?? "");
      const [only, ...more] = new Set(regions.filter((region) => /^[a-z0-9-]+$/.test(region)));
      return only !== undefined && more.length === 0 ? [[arn, only] as const] : [];
    }),
  );
}

/** What is assumed of events that were not looked at. */
function leftOutOf({ events: { faults } }: Evidence): readonly string[] {
  return [
    ...(faults > 0 ? ["that what could not be read of the events tells of nothing else"] : []),
  ];
}
