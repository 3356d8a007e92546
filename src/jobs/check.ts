import { allBut, faultOf, type Listed } from "../access/listed.ts";
import { newAccess, type Opening } from "../access/new-access.ts";
import { isOfNamed, trustedIn } from "../access/trusted.ts";
import { nearest } from "../catalog/nearest.ts";
import type { Policy } from "../iam/policy.ts";
import { known as knownText } from "../iam/text.ts";
import type { Checked, Reason } from "../report/checked.ts";
import { count, listed } from "../rules/wording.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Reading } from "./reading.ts";
import { isOfCeilings, isOfType, isRefused, namedBy } from "./subjects.ts";
import type { PolicyType, Refused, PolicySet } from "./subjects.ts";

export type Answered = { readonly ok: true; readonly checked: Checked } | Refused;

/** What is to be checked of files. */
export type Asked = {
  readonly type?: PolicyType | undefined;
  /** The address of what has the policies. */
  readonly owner?: string | undefined;
};

/**
 * Whether policies allow what others do not: those of each owner against those that it had, or all of
 * them against the one reference that there is. Follows `CheckNoNewAccess` of the IAM Access Analyzer
 * API; what has no counterpart is new altogether.
 */
export function checkNoNewAccess(
  existing: Reading,
  now: Reading,
  asked: Asked,
  facts: AwsFacts,
): Answered {
  const chosen = chosenIn(now, asked);
  if (isRefused(chosen)) return chosen;
  const pairs = pairsOf(chosen, existing, now, asked);
  if (isRefused(pairs)) return pairs;
  const openings = pairs.map(({ subject, before }) =>
    newAccess(subject.policies, before?.policies ?? [], facts),
  );
  const checked = concluded(openings.flat(), chosen, unlike(now.unread, existing.unread), {
    granted: "The modified permissions grant new access compared to your existing policy.",
    denied: "The modified permissions do not grant new access compared to your existing policy.",
    reason: "New access in the statement with",
  });
  const fresh = pairs.flatMap(({ subject, before }) => (before ? [] : [subject.address]));
  return { ok: true, checked: { ...checked, fresh } };
}

/** What of two files is not known on one side alone: what both leave open is the same in both. */
function unlike(now: Reading["unread"], before: Reading["unread"]): Reading["unread"] {
  const keyOf = ({ reason, detail }: Reading["unread"][number]): string => `${reason} ${detail}`;
  const [here, there] = [new Set(now.map(keyOf)), new Set(before.map(keyOf))];
  return [
    ...now.filter((each) => !there.has(keyOf(each))),
    ...before.filter((each) => !here.has(keyOf(each))),
  ];
}

/** Whether policies grant something that is listed. Follows `CheckAccessNotGranted` of the same API. */
export function checkAccessNotGranted(
  reading: Reading,
  notGranted: Listed,
  asked: Asked,
  facts: AwsFacts,
): Answered {
  const fault = faultOf(notGranted);
  if (fault !== undefined) return { ok: false, because: fault };
  const chosen = chosenIn(reading, asked);
  if (isRefused(chosen)) return chosen;
  const granting = chosen.filter((subject) => !isOfCeilings(subject));
  if (granting.length === 0)
    return {
      ok: false,
      because: `${reading.path} grants nothing: what is in it only limits what other policies grant`,
    };
  const openings = granting.flatMap(({ policies }) =>
    newAccess(policies, [allBut(notGranted, kindOf(policies))], facts),
  );
  const what = notGranted.resources.length > 0 ? "actions or resources" : "actions";
  return {
    ok: true,
    checked: concluded(openings, granting, reading.unread, {
      granted: `The policy document grants access to perform one or more of the listed ${what}.`,
      denied: `The policy document does not grant access to perform one or more of the listed ${what}.`,
      reason: `One or more of the listed ${what} in the statement with`,
    }),
  };
}

/** Whether policies of a type of resource let everybody in. Follows `CheckNoPublicAccess` of the same API. */
export function checkNoPublicAccess(
  reading: Reading,
  resourceType: string,
  asked: Pick<Asked, "owner">,
  facts: AwsFacts,
): Answered {
  const types = facts.publicAccess;
  const access = types.at(resourceType);
  if (!access) {
    const like = nearest(resourceType, types.names, 3);
    const hint =
      like.length > 0
        ? `did you mean ${listed(like, 3, "or")}?`
        : `the types are ${listed(types.names, types.names.length)}`;
    return { ok: false, because: `${resourceType} is no type that is checked; ${hint}` };
  }
  const isTrust = access.protects.length === 0;
  const all = chosenIn(reading, { ...asked, type: "resource" });
  if (isRefused(all)) return all;
  const chosen = all.filter(({ policies }) =>
    policies.some(({ kind, owner }) =>
      isTrust
        ? kind === "trust"
        : kind === "resource" && (!owner.protects || access.protects.includes(owner.protects)),
    ),
  );
  if (chosen.length === 0)
    return {
      ok: false,
      because: `${reading.path} has no policy of ${resourceType}; there is ${listed(all.map(({ address }) => address))}`,
    };
  const trust = { access, shortestPrefix: types.shortestPrefix, providers: facts.providers };
  const openings = chosen.flatMap(({ policies }) =>
    newAccess(policies, [trustedIn(policies, trust)], facts).filter(
      ({ statement }) => !isOfNamed(statement, trust),
    ),
  );
  return {
    ok: true,
    checked: concluded(openings, chosen, reading.unread, {
      granted: "The resource policy grants public access for the given resource type.",
      denied: "The resource policy does not grant public access for the given resource type.",
      reason: "Public access granted in the following statement with",
    }),
  };
}

function kindOf(policies: readonly Policy[]): Policy["kind"] {
  return policies[0]?.kind ?? "identity";
}

/** What of a file is checked. */
function chosenIn(reading: Reading, { type, owner }: Asked): readonly PolicySet[] | Refused {
  const { path, subjects } = reading;
  if (subjects.length === 0) return { ok: false, because: `${path} has no policy that Pare reads` };
  const named = owner === undefined ? subjects : namedBy(owner, subjects);
  if (isRefused(named)) return { ...named, because: `${path}: ${named.because}` };
  const fitting = type === undefined ? named : named.filter((each) => isOfType(each, type));
  if (fitting.length > 0) return fitting;
  const found = [...new Set(named.flatMap(({ policies }) => policies.map(({ kind }) => kind)))];
  return {
    ok: false,
    because: `${path} has no ${type ?? ""} policy; what is there is ${listed(found)}`,
  };
}

type Pair = { readonly subject: PolicySet; readonly before: PolicySet | undefined };

/** What each subject is compared with: what is called like it, or the one reference that there is. */
function pairsOf(
  chosen: readonly PolicySet[],
  existing: Reading,
  now: Reading,
  asked: Asked,
): readonly Pair[] | Refused {
  const kinds = new Set(chosen.flatMap(({ policies }) => policies.map(({ kind }) => kind)));
  const fitting = existing.subjects.filter(({ policies }) =>
    policies.some(({ kind }) => kinds.has(kind)),
  );
  if (existing.subjects.length > 0 && fitting.length === 0)
    return {
      ok: false,
      because: `${existing.path} has no ${listed([...kinds], 3, "or")} policy to compare ${now.path} with`,
    };
  if (fitting.length === 0)
    return { ok: false, because: `${existing.path} has no policy that Pare reads` };
  const byKey = new Map(fitting.map((each) => [each.key, each]));
  const pairs = chosen.map((subject) => ({ subject, before: byKey.get(subject.key) }));
  if (pairs.some(({ before }) => before)) return pairs;
  const [only, ...more] = fitting;
  if (more.length === 0) return chosen.map((subject) => ({ subject, before: only }));
  const names = listed(fitting.map(({ address }) => address));
  return {
    ok: false,
    because:
      asked.owner === undefined
        ? `${existing.path} has policies of ${count(fitting.length, "owner")} (${names}), and none is called like one of ${now.path}: give it the one to compare with`
        : `${existing.path} has no ${asked.owner}; there is ${names}`,
  };
}

const unproved = "What the policies allow is not all known, and nothing is proved.";

type Words = { readonly granted: string; readonly denied: string; readonly reason: string };

function concluded(
  openings: readonly Opening[],
  subjects: readonly PolicySet[],
  unread: Reading["unread"],
  words: Words,
): Checked {
  const proved = openings.length === 0 && unread.length === 0;
  return {
    result: proved ? "PASS" : "FAIL",
    certain: proved || openings.some(({ certain }) => certain),
    message: proved ? words.denied : openings.length > 0 ? words.granted : unproved,
    reasons: openings.map((opening) => reasonOf(opening, words)),
    unread,
    taken: subjects.length > 1 ? subjects.map(calledIn(subjects)) : [],
    fresh: [],
  };
}

/** What subjects are called: a role has a trust policy and others. */
function calledIn(subjects: readonly PolicySet[]): (subject: PolicySet) => string {
  return ({ address, policies }) => {
    const isOne = subjects.filter((each) => each.address === address).length === 1;
    return isOne ? address : `${address} (${kindOf(policies)})`;
  };
}

function reasonOf(
  { statement, policy, certain, undecided, witness }: Opening,
  words: Words,
): Reason {
  const index = policy.statements.indexOf(statement);
  const sid = statement.sid && knownText(statement.sid);
  const which = sid ? `sid: ${sid}` : `index: ${index}`;
  return {
    statement,
    policy,
    index,
    description: `${words.reason} ${which}.`,
    certain,
    undecided,
    ...(witness && { witness: witness.shown }),
  };
}
