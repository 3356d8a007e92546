/**
 * What Pare could not read or evaluate, as a value. The reasons are a closed list, part of the
 * contract of `--format json` (`notEvaluated`).
 */
export type Problem = {
  readonly path: string;
  /** Where in the file, as an offset; absent where the file as a whole is meant. */
  readonly offset?: number;
  readonly reason: ProblemReason;
  /** One sentence for people: what was met, and what to do about it. */
  readonly detail: string;
  /** A digest of what stands there, where the detail shows only how it begins: two revisions are compared by it. */
  readonly written?: string;
};

export const problemReasons = {
  "syntax-error": "the file, or a part of it, does not parse",
  "too-large": "the file is larger than Pare reads",
  "too-many": "there are more files than Pare reads",
  "too-deep": "the file nests deeper than Pare reads",
  "too-much": "what is written comes to more than Pare evaluates",
  "not-text": "the file is not UTF-8 text",
  unreadable: "the file could not be read",
  "outside-repository": "the path leads out of the repository",
  "broken-document": "a policy that is written as text in the file does not parse",
  "unknown-document": "a policy is attached here whose text could not be found",
  "unknown-statement": "a statement whose elements are not known before it is deployed",
  "unknown-actions": "the actions are not known before it is deployed",
  "unknown-principal": "who is allowed is not known before it is deployed",
  "unknown-action-name": "no action of AWS's has this name, or it is newer than the catalog",
  "not-a-policy": "a policy is expected here and something else stands here",
  "no-statement": "a policy stands here that has no statement, which AWS refuses",
  "managed-policy": "a managed policy of AWS or of elsewhere is attached here, which is not read",
  "policy-template":
    "AWS SAM makes no policy of what stands here for a policy template or a connector",
  "nested-template":
    "another template is a part of this one or of its file, as text that speaks of IAM or from elsewhere, and is not read",
  "unread-program": "a program has IAM here, in a language that is not read",
  configuration: "what a team agrees on is wrong here, and would hold once this is merged",
  permission: "access is given here without a policy, which is not judged",
} as const;

export type ProblemReason = keyof typeof problemReasons;

/** Reasons that leave a file, or a part of it, unread: what stands there now is not known. */
export const leavingUnread: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  "syntax-error",
  "too-large",
  "too-deep",
  "too-much",
  "not-text",
  "unreadable",
  "outside-repository",
  "broken-document",
]);

/**
 * Reasons for which statements are not judged, though all that is written of them is extracted: who
 * wants the statements sees for themselves what is not known there.
 */
export const ofJudging: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  "unknown-principal",
  "unknown-action-name",
]);

/** Reasons for which more may be allowed than the statements of the files say. */
export const allowingMore: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  "managed-policy",
  "policy-template",
  "permission",
]);

/**
 * Reasons for which a file may allow something that neither its statements nor the names of what it attaches say.
 * Not among them: what a statement has that is not known is compared as a value of it; what AWS refuses allows
 * nothing; of programs that are not read it is only known that they speak of IAM.
 */
export const leavingOut: ReadonlySet<ProblemReason> = new Set<ProblemReason>([
  ...leavingUnread,
  "unknown-document",
  "unknown-statement",
  "not-a-policy",
  "policy-template",
  "nested-template",
  "permission",
]);
