import type { GrantedAction } from "../iam/grant.ts";
import type { NewCondition, Phrase } from "../iam/draft.ts";
import { phrase } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import { plainText } from "../iam/new-policy.ts";
import { known } from "../iam/text.ts";
import { arnOf, byName, plainName } from "./arn-of.ts";
import type { Boundary, Neighbourhood } from "./neighbourhood.ts";

const key = "iam:PermissionsBoundary";

/**
 * What limits who deploys to roles with a permissions boundary, where roles of the repository have one: without that, it
 * makes a role that may do more than itself.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate)
 */
export function boundedBy(
  { action }: GrantedAction,
  { conditions }: Statement,
  near: Neighbourhood,
): readonly NewCondition[] {
  const isSaid = conditions.some((each) => known(each.key)?.toLowerCase() === key.toLowerCase());
  if (isSaid || !action.conditionKeys.some(({ name }) => name === key)) return [];
  const values = boundariesNear(near);
  const isPattern = values.some((each) => /[*?]/.test(plainText(each)));
  const operator = isPattern ? "StringLike" : "StringEquals";
  return values.length > 0 ? [{ operator, key, values }] : [];
}

/** The ARNs of the permissions boundaries that roles of the repository have; none where one of them cannot be written. */
export function boundariesNear(near: Neighbourhood): readonly Phrase[] {
  const { boundaries } = near.deployed() ?? { boundaries: [] };
  const phrases = boundaries.flatMap((each) => phraseOf(each, near) ?? []);
  return phrases.length === boundaries.length ? phrases : [];
}

function phraseOf({ address, name }: Boundary, near: Neighbourhood): Phrase | undefined {
  const declared = near.declared.find((each) => each.address === address);
  if (declared) return arnOf(declared, near);
  const text = name && known(name);
  if (text?.startsWith("arn:")) return phrase(text);
  const called = name && plainName({ name }, near);
  return byName({ type: "iam:policy" }, called, near);
}
