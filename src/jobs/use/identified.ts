import type { EvidenceTerms } from "../../config/evidence.ts";
import {
  familyOf,
  isTelling,
  isWhole,
  whoIsCalled,
  type CalledAs,
} from "../../evidence/called-as.ts";
import { covers } from "../../catalog/wildcard.ts";
import { holdersIn, scoped, type Holder } from "../../iam/holders.ts";
import type { Scan } from "../scan.ts";
import { calledAs } from "./called.ts";
import { mayBe, ofStacks, type Stacks } from "./stacks.ts";

/** Who of those in evidence has some policies, and how sure that is. */
export type Identified =
  | {
      readonly kind: "found";
      /** What tells it: the configuration, a name that is all known, tags of stacks, or a name that is known in part. */
      readonly by: "configuration" | "name" | "stack" | "part of a name";
      readonly arns: readonly [string, ...string[]];
    }
  /** Several may be meant, of which it is one, or none. */
  | { readonly kind: "ambiguous"; readonly arns: readonly string[] }
  /** Nobody is called so. */
  | { readonly kind: "unmet"; readonly names: readonly string[] }
  /** What it is called, nothing tells. */
  | { readonly kind: "nameless" };

/** By the key of a holder. */
export type Identities = ReadonlyMap<string, Identified>;

/**
 * Who is who: the roles and users of a repository among those of evidence. A name that is all known is one role in each
 * account. Where parts of it are not, one only may be called so, of no other role of the repository: what
 * several may be is nobody's. Tags that CloudFormation puts on its roles go before such names.
 */
export function identified(
  scan: Scan,
  arns: readonly string[],
  { arnsOf }: Pick<EvidenceTerms, "arnsOf">,
  stacks: Stacks,
): Identities {
  const declared = new Map(scan.declared.map((each) => [scoped(each), each]));
  const found = new Map<string, Identified>();
  const partly = new Map<string, readonly CalledAs[]>();
  const templates = new Map<string, { key: string; called: readonly CalledAs[] }[]>();
  for (const holder of holdersIn(scan)) {
    if (!holder.policies.some(({ kind }) => kind === "identity")) continue;
    const own = declared.get(scoped(holder));
    const [policy] = holder.policies;
    const isCdk = policy !== undefined && scan.formatOf(policy).name === "cdk";
    const called = calledAs(holder, typeOf(holder), own, isCdk).filter(isTelling);
    const { key, scope } = holder;
    if (called.some(({ id }) => id !== undefined))
      templates.set(scope, [...(templates.get(scope) ?? []), { key, called }]);
    const named = ofConfiguration(holder, arns, arnsOf);
    if (!named && called.length > 0 && !called.every(isWhole)) partly.set(holder.key, called);
    else found.set(holder.key, named ?? ofNames(called, arns));
  }
  for (const roles of templates.values())
    for (const [key, [first, ...more]] of ofStacks(roles, arns, stacks))
      if (first !== undefined && partly.delete(key))
        found.set(key, { kind: "found", by: "stack", arns: [first, ...more] });
  const taken = new Set([...found.values()].flatMap((each) => ("arns" in each ? each.arns : [])));
  const left = arns.filter((arn) => !taken.has(arn));
  const all = [...partly].map(([key, called]) => {
    const own = left.filter((arn) => called.some((each) => mayBe(each, arn, stacks)));
    return [key, ofParts(called, own)] as const;
  });
  const claims = countsOf(all.flatMap(([, each]) => ("arns" in each ? each.arns : [])));
  for (const [key, each] of all) {
    const isShared = "arns" in each && each.arns.some((arn) => (claims.get(arn) ?? 0) > 1);
    found.set(key, isShared ? { kind: "ambiguous", arns: each.arns } : each);
  }
  return found;
}

function ofConfiguration(
  { address, policies }: Holder,
  arns: readonly string[],
  arnsOf: EvidenceTerms["arnsOf"],
): Identified | undefined {
  const path = policies[0]?.place.source.path ?? "";
  const patterns = arnsOf(path, address);
  if (patterns.length === 0) return undefined;
  const [first, ...more] = arns.filter((arn) => patterns.some((each) => covers(each, arn)));
  if (first === undefined) return { kind: "unmet", names: patterns };
  return { kind: "found", by: "configuration", arns: [first, ...more] };
}

function typeOf({ policies, ...holder }: Holder): string {
  const attached = policies
    .flatMap(({ attachedTo }) => attachedTo)
    .find(({ address }) => address === holder.address);
  return attached?.type ?? "";
}

function ofNames(called: readonly CalledAs[], arns: readonly string[]): Identified {
  if (called.length === 0) return { kind: "nameless" };
  const [first, ...more] = metOf(called, arns);
  if (first === undefined) return { kind: "unmet", names: called.map(({ name }) => name) };
  // Of the names of several stages, each that is not met may be of a role that evidence does not tell of.
  const isMet = called.every((each) => whoIsCalled(each, arns).length > 0);
  return { kind: "found", by: isMet ? "name" : "part of a name", arns: [first, ...more] };
}

function ofParts(called: readonly CalledAs[], arns: readonly string[]): Identified {
  const [first, ...more] = metOf(called, arns);
  if (first === undefined) return { kind: "unmet", names: called.map(({ name }) => name) };
  const families = new Set(
    called.flatMap((each) => whoIsCalled(each, arns).map((arn) => familyOf(each, arn))),
  );
  return families.size === 1
    ? { kind: "found", by: "part of a name", arns: [first, ...more] }
    : { kind: "ambiguous", arns: [first, ...more] };
}

function metOf(called: readonly CalledAs[], arns: readonly string[]): readonly string[] {
  return [...new Set(called.flatMap((each) => whoIsCalled(each, arns)))].sort();
}

function countsOf(arns: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const arn of arns) counts.set(arn, (counts.get(arn) ?? 0) + 1);
  return counts;
}
