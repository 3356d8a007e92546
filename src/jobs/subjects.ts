import { nearest } from "../catalog/nearest.ts";
import { isCeiling, type Policy } from "../iam/policy.ts";
import { listed } from "../rules/wording.ts";
import { holdersIn, ofKinds, type Holder } from "../iam/holders.ts";
import type { Scan } from "./scan.ts";

/** Policies that are judged together: those of a kind that one holder has, with its boundary. */
export type PolicySet = {
  readonly address: string;
  /** With the module or template in which the address means something. */
  readonly full: string;
  /** That and its kind: what stands for the same in two versions has the same. */
  readonly key: string;
  readonly policies: readonly Policy[];
};

/** As IAM Access Analyzer has it: trust policies are policies of resources. */
export type PolicyType = "identity" | "resource";

/** Something that cannot be checked: what is wrong with what was asked, and what to do. */
export type Refused = { readonly ok: false; readonly because: string };

export function isRefused(made: object): made is Refused {
  return "ok" in made && made.ok === false;
}

/**
 * The subjects of what was scanned. A boundary is one of its own only where nothing that is declared
 * has it.
 */
export function subjectsIn(scan: Scan): readonly PolicySet[] {
  const holders = holdersIn(scan);
  const bound = new Set(
    holders.flatMap((holder) =>
      ofKinds(holder, "identity").length > 0 ? ofKinds(holder, "boundary").map(({ id }) => id) : [],
    ),
  );
  return holders.flatMap((holder) => {
    const kinds = [...new Set(holder.policies.map(({ kind }) => kind))];
    return kinds.flatMap((kind): readonly PolicySet[] => {
      const own = ofKinds(holder, kind);
      if (kind === "boundary" && (holder.as !== "policy" || own.every(({ id }) => bound.has(id))))
        return [];
      const policies = kind === "identity" ? [...own, ...ofKinds(holder, "boundary")] : own;
      const full = holder.key;
      return [{ address: holder.address, full, key: `${kind} ${full}`, policies }];
    });
  });
}

/** Whether a subject is of a type. Ceilings are of none. */
export function isOfType({ policies }: PolicySet, type: PolicyType): boolean {
  return policies.some(({ kind }) =>
    type === "identity" ? kind === "identity" : kind === "resource" || kind === "trust",
  );
}

export function isOfCeilings({ policies }: PolicySet): boolean {
  return policies.every(({ kind }) => isCeiling(kind));
}

/** The subjects that an address names: what has policies, or the declaration of one of them. */
export function namedBy(
  owner: string,
  subjects: readonly PolicySet[],
): readonly PolicySet[] | Refused {
  const held = subjects.filter(({ address, full }) => address === owner || full === owner);
  if (held.length > 0) return held;
  const owned = subjects.flatMap((subject) => {
    const policies = subject.policies.filter((policy) => policy.owner.address === owner);
    return policies.length > 0 ? [{ ...subject, address: owner, policies }] : [];
  });
  if (owned.length > 0) return owned;
  return unknown(owner, subjects);
}

function unknown(owner: string, all: readonly { readonly address: string }[]): Refused {
  const known = [...new Set(all.map(({ address }) => address))];
  const like = nearest(owner, known, 3);
  const hint =
    like.length > 0 ? `did you mean ${listed(like, 3, "or")}?` : `there is ${listed(known, 5)}`;
  return { ok: false, because: `nothing with policies is called ${owner}; ${hint}` };
}

/** The one holder that an address names: its own, or that of a policy that it has. */
export function findHolder(owner: string, holders: readonly Holder[]): Holder | Refused {
  const own = holders.filter((each) => each.address === owner || each.key === owner);
  const found =
    own.length > 0
      ? own
      : holders.filter(
          ({ as, policies }) =>
            as === "name" && policies.some((policy) => policy.owner.address === owner),
        );
  const [only, ...more] = found;
  if (!only) return unknown(owner, holders);
  if (more.length === 0) return only;
  return {
    ok: false,
    because: `${owner} is declared several times; name one of ${listed(
      found.map(({ key }) => key),
      5,
      "or",
    )}`,
  };
}
