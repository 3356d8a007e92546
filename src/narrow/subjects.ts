import { phrase, type Draft } from "../iam/draft.ts";
import { claimOf, federatedUrl } from "../iam/federation.ts";
import { placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { federatedSubject } from "../rules/federated-subject.ts";
import { publicPrincipal } from "../rules/public-principal.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { isNoBetter, narrowingOf, type Task } from "./narrow-by.ts";
import type { Narrowed } from "./narrowing.ts";
import type { AssumedBy } from "./neighbourhood.ts";

// Which runs of workflows a role is for, by the workflows of the repository that assume it.

const provider = "token.actions.githubusercontent.com";

/**
 * A trust policy that lets in more than the runs in which the workflows beside it assume the role, for those alone: a
 * subject takes the place of the one that is there, or is asked for where none is. What is not known of it is to be
 * filled in.
 * (https://docs.github.com/en/actions/reference/security/oidc)
 */
export function bySubjects({ statement, context, findings }: Task): Narrowed | undefined {
  const answered = findings.filter(({ rule }) => about.has(rule));
  const open =
    context.policy.kind === "trust" ? openSubject(statement, context.repository()) : undefined;
  const leaves = findings.flatMap(({ rule }) => (about.has(rule) ? [] : [rule]));
  if (!open || isNoBetter(findings, leaves)) return undefined;
  const assumed = context.assumedBy();
  const isKnown = assumed && isOnBranches(assumed);
  const subjects = isKnown ? assumed.subjects : ["ref:refs/heads/<Branch>"];
  const isOpen = (each: string): boolean =>
    context.federatedSubjects.openedBy(open.repository + each, provider) !== undefined;
  if (subjects.some(isOpen)) return undefined;
  const draft = draftOf(subjects, open, statement);
  if (!draft) return undefined;
  const missing = [...(open.missing ? [open.missing] : []), ...(isKnown ? [] : ["<Branch>"])];
  const notes = {
    assumptions: isKnown ? assumptionsOf(assumed) : [],
    missing: missing.map((each) => code(each)),
    ...{ evidence: [], byUse: [], lost: [], leaves },
  };
  return { ok: true, narrowing: narrowingOf([draft], answered, notes) };
}

const about: ReadonlySet<string> = new Set([federatedSubject.id, publicPrincipal.id]);

/** A branch is known by what pushes to it: by hand, any can be chosen. */
function isOnBranches({ subjects, onOthers }: AssumedBy): boolean {
  return !onOthers || subjects.some((each) => each.startsWith("ref:refs/heads/"));
}

function assumptionsOf({ workflows, onOthers }: AssumedBy): readonly string[] {
  const names = workflows.map((each) => code(each));
  return [
    `that only ${listed(names, names.length)} ${names.length === 1 ? "assumes" : "assume"} it`,
    ...(onOthers ? ["that it is started by hand, or by the clock, on these branches alone"] : []),
  ];
}

type OpenSubject = {
  /** Where a subject is asked for. */
  readonly condition?: Condition;
  /** What a subject begins with: `repo:acme/shop:`. */
  readonly repository: string;
  /** What of that is to be filled in. */
  readonly missing?: string;
};

/**
 * What a statement asks for of GitHub's subjects, where that is any run of a repository, of an owner, or of all; another
 * repository's workflows are not known here.
 *
 * @param here what GitHub calls the repository
 */
function openSubject(
  { principal, conditions }: Statement,
  here: string | undefined,
): OpenSubject | undefined {
  const [provides, ...others] = (principal?.entries ?? []).flatMap(({ items }) => items);
  if (principal?.negated || others.length > 0) return undefined;
  if (!provides || federatedUrl(provides) !== provider) return undefined;
  const [condition, ...more] = conditions.filter((each) => claimOf(each).claim !== "aud");
  if (!condition) return subjectOf(here ?? "<Owner>/<Repository>");
  const { url, claim } = claimOf(condition);
  const { items, rest } = condition.values;
  const [value, ...values] = items;
  if (url !== provider || claim !== "sub" || more.length + values.length + rest.length > 0)
    return undefined;
  if (!value || known(condition.operator) !== "StringLike") return undefined;
  const [, owner, name] = /^repo:([\w.-]+)\/(?:([\w.-]+):)?\*$/.exec(known(value) ?? "") ?? [];
  if (owner === undefined) return undefined;
  const isHere = here === undefined || here.startsWith(`${owner}/`);
  const repository = `${owner}/${name ?? "<Repository>"}`;
  if (!isHere || (name !== undefined && here !== undefined && here !== repository))
    return undefined;
  return { ...subjectOf(here ?? repository), condition };
}

function subjectOf(repository: string): OpenSubject {
  const [missing] = /<.*>/.exec(repository) ?? [];
  return { repository: `repo:${repository}:`, ...(missing !== undefined && { missing }) };
}

function draftOf(
  subjects: readonly string[],
  { condition, repository }: OpenSubject,
  statement: Statement,
): Draft | undefined {
  const asItStands = { sid: "keep", actions: "keep", resources: "keep" } as const;
  const [only, ...more] = subjects;
  const [item] = condition?.values.items ?? [];
  if (only === undefined) return undefined;
  if (item && more.length === 0) {
    const correction = { place: placeIn(statement, item), was: known(item) ?? "" };
    return { ...asItStands, corrections: [{ ...correction, value: repository + only }] };
  }
  const operator = subjects.some((each) => each.includes("*")) ? "StringLike" : "StringEquals";
  // An operator asks for each key once.
  if (condition && operator === "StringLike") return undefined;
  const values = subjects.map((each) => phrase(repository + each));
  return { ...asItStands, conditions: [{ operator, key: `${provider}:sub`, values }] };
}
