import type { z } from "zod";
import { nameGlob as nameMatcher, pathGlob } from "../source/glob.ts";
import { keys, list, text, wholeNumber } from "./kinds.ts";
import { glob, nameGlob, repositoryFile } from "./paths.ts";

const days = 3650;

const principal = keys({
  owner: nameGlob().describe("Glob of the address of the role or user, as `aws_iam_role.app`."),
  path: glob().describe("Glob of the files that declare it.").optional(),
  arn: text(
    /^arn:[\w-]+:iam::[\d*?]+:(?:role|user)\/\S+$/,
    "the ARN of a role or user, which may have wildcards, as arn:aws:iam::111122223333:role/app",
    600,
  ).describe("Its ARN in the evidence; it may have wildcards."),
});

const action = text(
  /^(?:\*|[a-z0-9-]+:[A-Za-z0-9_*?]+)$/,
  "a pattern of actions, as iam:PassRole or kms:*",
);

/** What is read of use, and how much of it is enough. */
export function evidence() {
  return keys({
    files: list(repositoryFile(".github/pare-usage.json"), "a list of paths", { most: 20 })
      .describe("Files that `pare usage summarize` made. Of a change they are read from the base.")
      .optional(),
    "min-age": wholeNumber(1, days)
      .describe("For how many days something is not used before that is told of.")
      .optional(),
    "max-age": wholeNumber(1, days)
      .describe("How many days after its last event evidence says nothing any more.")
      .optional(),
    grace: wholeNumber(0, days)
      .describe(
        "For how many days after it was written a permission may be unused; min-age, if not set.",
      )
      .optional(),
    "never-remove": list(action, "a list of patterns of actions, as [iam:PassRole]")
      .describe("Actions that stay whether or not they are used.")
      .optional(),
    principals: list(principal, "a list of entries, as [{ owner: aws_iam_role.app, arn: ... }]", {
      most: 1_000,
    })
      .describe("Who is who, where names do not tell.")
      .optional(),
  });
}

/** What a team has agreed on about evidence. */
export type EvidenceTerms = {
  readonly files: readonly string[];
  /** In days. */
  readonly minAge: number;
  readonly maxAge: number;
  readonly grace: number;
  /** Whether an action stays, by its id. */
  readonly stays: (action: string) => boolean;
  /** The ARNs, or patterns of some, of what is declared in a file under an address. */
  readonly arnsOf: (path: string, address: string) => readonly string[];
};

export function evidenceTerms(set: z.infer<ReturnType<typeof evidence>>): EvidenceTerms {
  const minAge = set["min-age"] ?? usual.minAge;
  const kept = (set["never-remove"] ?? []).map((pattern) => nameMatcher(pattern.toLowerCase()));
  const principals = (set.principals ?? []).map(({ owner, path, arn }) => ({
    isOwner: nameMatcher(owner),
    isPath: path === undefined ? undefined : pathGlob(path),
    arn,
  }));
  return {
    files: set.files ?? [],
    minAge,
    maxAge: set["max-age"] ?? usual.maxAge,
    grace: set.grace ?? minAge,
    stays: (id) => kept.some((covers) => covers(id.toLowerCase())),
    arnsOf: (path, address) =>
      principals.flatMap(({ isOwner, isPath, arn }) =>
        isOwner(address) && (isPath?.(path) ?? true) ? [arn] : [],
      ),
  };
}

const usual = { minAge: 90, maxAge: 30 };
