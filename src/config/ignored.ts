import type { z } from "zod";
import { known } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { nameGlob as nameMatcher, pathGlob } from "../source/glob.ts";
import { day, list, ruleId, text, withAny } from "./kinds.ts";
import { glob, nameGlob } from "./paths.ts";
import type { Suppression } from "./suppression.ts";

const entry = withAny(
  ["path", "owner", "sid"],
  "does not say what it is about; write path, owner or sid",
  {
    path: glob().describe("Glob of the files that it is about.").optional(),
    owner: nameGlob()
      .describe("Glob of the address of what has the policy, as `aws_iam_role_policy.*`.")
      .optional(),
    sid: nameGlob().describe("Glob of the Sid of the statement.").optional(),
    rules: list(ruleId(), "a list of rules, as [wildcard-action]", { least: 1 }).describe(
      "The rules that it is about.",
    ),
    until: day().describe("The last day on which it holds, as 2027-01-31.").optional(),
    reason: text(/\S/, "why it is fine, in a sentence", 500).describe("Why it is fine.").optional(),
  },
);

export function ignored() {
  return list(entry, "a list of entries, as [{ path: policy.json, rules: [wildcard-action] }]", {
    most: 1_000,
  });
}

/** An entry as a suppression of what all of its globs cover. */
export function suppression(
  { path, owner, sid, rules, until, reason }: z.infer<typeof entry>,
  place: Place,
): Suppression {
  const isPath = path === undefined ? undefined : pathGlob(path);
  const isOwner = owner === undefined ? undefined : nameMatcher(owner);
  const isSid = sid === undefined ? undefined : nameMatcher(sid);
  return {
    by: "configuration",
    place,
    rules,
    ...(until !== undefined && { until }),
    ...(reason !== undefined && { reason }),
    covers({ statement, policy }) {
      const name = statement.sid && known(statement.sid);
      return (
        (isPath?.(statement.place.source.path) ?? true) &&
        (isOwner?.(policy.owner.address) ?? true) &&
        (isSid === undefined || (name !== undefined && isSid(name)))
      );
    },
  };
}
