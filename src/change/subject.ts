import { definitionOf } from "../iam/holes.ts";
import { holdersIn, scoped, type Holder, type Holding } from "../iam/holders.ts";
import { isCeiling, type Policy, type PolicyKind, type Statement } from "../iam/policy.ts";
import { comparable, type Terms } from "./comparable.ts";
import { changedOnce, type Pair } from "./pair.ts";
import { holesOf, isHole, type Text } from "../iam/text.ts";
import { standingKey } from "../iam/statement-key.ts";
import { once } from "../source/once.ts";

/**
 * What policies are about together: all that a role may do, with its boundary; who may assume it;
 * who may use a bucket.
 */
export type Subject = {
  /** The address of the role or resource, or of the policy where nothing is known to have it. */
  readonly address: string;
  readonly key: string;
  readonly family: string;
  /** A policy stands for whoever will have it. */
  readonly as: Holder["as"];
  readonly instance?: string;
  /** The key that all instances of its declaration have together. */
  readonly whole: string;
  /** Its address with its module or template, as the base names it. */
  readonly declaration: string;
  /** The same of whichever family. */
  readonly holder: string;
  readonly policies: readonly Policy[];
};

/** A side of a change. */
export type SideOfChange = Holding & {
  readonly terms: Terms;
  /** Whether something has an address, in a module or template as the base names it. */
  readonly declares: (scoped: string) => boolean;
};

/**
 * The subjects of a change whose policies are not what they were. A subject is the same on both
 * sides by its address, in a module or template; one that has a new address by what its policies say.
 * A policy that nothing has is compared with itself, whoever had it.
 */
export function changedSubjects(now: SideOfChange, before: SideOfChange): readonly Pair[] {
  const written = new Map<Statement, readonly [Statement, Policy]>();
  const [head, base] = [subjectsIn(now, written), subjectsIn(before, written)];
  const ownOf = once((side: SideOfChange) => byOwner(side, written));
  const [isInHead, isInBase] = [presenceIn(head, now), presenceIn(base, before)];
  const baseWholes = wholesIn(base);
  const headWholes = new Set([...head].flatMap(([key, { whole }]) => (key === whole ? [key] : [])));
  // What is still declared got no other address, and what was declared before had its own.
  const gone = new Map([...base].filter(([key, subject]) => !head.has(key) && !isInHead(subject)));
  const left = new Map(
    [...base].filter(([key, { whole }]) => !head.has(key) && !headWholes.has(whole)),
  );
  const [foundInHead, foundInBase] = [foundIn(head), foundIn(base)];
  const pairs: Pair[] = [];
  for (const [key, subject] of head) {
    const { policies, as, whole } = subject;
    const isNew = as !== "name" && !base.has(key) && !isInBase(subject);
    const alike = base.has(whole) ? whole : key === whole ? (baseWholes.get(whole) ?? key) : key;
    const same = base.has(key) ? key : alike;
    const from = isNew && !base.has(same) ? (renamedFrom(gone, subject) ?? key) : same;
    gone.delete(from);
    left.delete(from);
    const own = as === "policy" && !base.has(key) ? usedAs(ownOf(before).get(key), policies) : [];
    const was = base.get(from)?.policies ?? own;
    pairs.push({
      ...calledAs(subject),
      now: policies,
      before: was,
      isNew: was.length === 0 && isMade(subject, isInBase),
      isGone: false,
      isDoubtful: was.length === 0 && foundInBase(subject),
      written,
    });
  }
  for (const [key, subject] of left) {
    const is = subject.as === "policy" ? usedAs(ownOf(now).get(key), subject.policies) : [];
    pairs.push({
      ...calledAs(subject),
      now: is,
      before: subject.policies,
      isNew: false,
      isGone: is.length === 0 && isMade(subject, isInHead),
      isDoubtful: is.length === 0 && foundInHead(subject),
      written,
    });
  }
  return changedOnce(pairs);
}

function calledAs({ address, instance }: Subject): Pick<Pair, "address" | "instance"> {
  return { address, ...(instance !== undefined && { instance }) };
}

/**
 * Whether who or what has policies is not there on a side that has none of them. Ceilings that are not
 * there limit whoever was below them.
 */
function isMade(subject: Subject, isThere: (subject: Subject) => boolean): boolean {
  const { as, policies } = subject;
  if (as === "name") return false;
  return as === "declaration" ? !isThere(subject) : !policies.every(({ kind }) => isCeiling(kind));
}

/** Whether something is declared on a side, and where it is one of several instances, whether that is. */
function presenceIn(
  subjects: ReadonlyMap<string, Subject>,
  { declares }: SideOfChange,
): (subject: Subject) => boolean {
  const holders = new Set([...subjects.values()].map(({ holder }) => holder));
  return ({ key, whole, holder, declaration }) =>
    key === whole ? declares(declaration) : holders.has(holder);
}

/** Whether a side has what is called alike, but may be something else there. */
function foundIn(subjects: ReadonlyMap<string, Subject>): (subject: Subject) => boolean {
  const nameOf = ({ family, holder }: Subject): string => JSON.stringify([family, holder]);
  const names = new Set([...subjects.values()].map(nameOf));
  return (subject) => subject.as !== "policy" && names.has(nameOf(subject));
}

/** The first of the instances of each declaration. */
function wholesIn(subjects: ReadonlyMap<string, Subject>): ReadonlyMap<string, string> {
  return new Map([...subjects].reverse().map(([key, { whole }]) => [whole, key]));
}

/** Kinds of policies that decide together. */
const families: Readonly<Record<PolicyKind, string>> = {
  identity: "identity",
  boundary: "identity",
  session: "identity",
  trust: "trust",
  resource: "resource",
  endpoint: "endpoint",
  "service-control": "service-control",
  "resource-control": "resource-control",
};

function subjectsIn(
  side: SideOfChange,
  written: Map<Statement, readonly [Statement, Policy]>,
): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject & { readonly policies: Policy[] }>();
  for (const holder of holdersIn(side, { instances: true }))
    for (const policy of holder.policies) {
      // It is compared with those whom it limits.
      if (holder.as === "policy" && policy.kind === "boundary" && policy.bounds?.length) continue;
      const family = families[policy.kind];
      const key = keyOf(holder, family, side);
      const own = subjects.get(key) ?? {
        key,
        address: holder.address,
        family,
        as: holder.as,
        ...(holder.instance !== undefined && { instance: holder.instance }),
        whole: keyOf(wholeOf(holder), family, side),
        declaration: side.terms.named(scoped(wholeOf(holder))),
        holder: side.terms.named(holder.key),
        policies: [],
      };
      subjects.set(key, own);
      own.policies.push(comparable(policy, holder, side.terms, written));
    }
  return subjects;
}

/** Policies by the key that they have where they stand for themselves, whatever is made of them. */
function byOwner(
  side: SideOfChange,
  written: Map<Statement, readonly [Statement, Policy]>,
): ReadonlyMap<string, readonly Policy[]> {
  const alone = side.policies.map(
    (policy): Policy => ({ ...policy, attachedTo: [], heldBy: [], bounds: [] }),
  );
  return new Map(
    [...subjectsIn({ ...side, policies: alone }, written)].map(([key, { policies }]) => [
      key,
      policies,
    ]),
  );
}

/** Policies as what others are to AWS, to be compared by what they say. */
function usedAs(policies: readonly Policy[] = [], [other]: readonly Policy[]): readonly Policy[] {
  return policies.map((policy) => ({ ...policy, kind: other?.kind ?? policy.kind }));
}

/** The declaration that a holder is an instance of. */
function wholeOf(holder: Holder): Holder {
  const { instance = "", key, address } = holder;
  return {
    ...holder,
    key: key.slice(0, key.length - instance.length),
    address: address.slice(0, address.length - instance.length),
  };
}

/** What is named by what is not known, or looked up, is the same as long as that is defined alike. */
function keyOf(holder: Holder, family: string, { terms }: SideOfChange): string {
  const { address, key, scope, as, name, policies } = holder;
  const { named, definitionOf: defined } = terms;
  const ofHoles = (text: Text): readonly string[] =>
    holesOf(text).flatMap((hole) => [definitionOf(hole), defined(hole.id)]);
  if (as === "policy") {
    const protects = policies.flatMap((each) => each.protects ?? []);
    const what = protects.flatMap((text) => [
      ...text.parts.map((part) => (isHole(part) ? named(part.id) : part)),
      ...ofHoles(text),
    ]);
    return JSON.stringify([
      family,
      "policy",
      named(scope),
      address === scope ? "" : address,
      ...what,
    ]);
  }
  const what = name ? ofHoles(name) : [defined(wholeOf(holder).key)].filter((each) => each !== "");
  return JSON.stringify([family, named(key), ...what]);
}

/** The key of the subject that is gone and says most of what a new one says, half of it at least. */
function renamedFrom(
  gone: ReadonlyMap<string, Subject>,
  { family, policies }: Subject,
): string | undefined {
  const said = new Set(policies.flatMap(statementsSaid));
  let best: { readonly key: string; readonly shared: number } | undefined;
  for (const [key, subject] of gone) {
    if (subject.family !== family || subject.as === "name") continue;
    const all = subject.policies.flatMap(statementsSaid);
    const shared = all.filter((each) => said.has(each)).length;
    if (shared * 2 >= Math.max(all.length, said.size) && shared > (best?.shared ?? 0))
      best = { key, shared };
  }
  return best?.key;
}

function statementsSaid({ isElsewhere, owner, statements }: Policy): readonly string[] {
  if (isElsewhere) return [owner.address];
  return statements.map(standingKey);
}
