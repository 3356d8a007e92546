import { itemPattern } from "../iam/action-pattern.ts";
import type { Policy } from "../iam/policy.ts";
import { alternatives } from "../iam/text.ts";

/**
 * The addresses and names of a policy and of those who have it, as globs of a configuration meet
 * them: what is not known of a name only a wildcard covers.
 */
export function calledIn({ owner, attachedTo }: Policy): readonly string[] {
  const addresses = [owner, ...attachedTo].map(({ address }) => address);
  const names = owner.names.flatMap(alternatives).map((name) => itemPattern(name, "\0"));
  return [...addresses, ...names];
}
