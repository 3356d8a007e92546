import type { Knowledge } from "../rules/rule.ts";
import { parseArnPattern } from "../iam/arn-pattern.ts";
import { phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import type { Policy } from "../iam/policy.ts";
import { isHole, known } from "../iam/text.ts";
import { textAt } from "../source/source.ts";

type Facts = Pick<Knowledge, "knownAccounts" | "ownAccount">;

/**
 * How a policy writes the account, where what stands beside it tells none, as it names several: by the one number that
 * the policy has in all ARNs of its own. What a caller gives a module is one caller's: only a number that stands where
 * the policy does is everybody's. Accounts of AWS's services and of vendors, whose images and layers are taken, are
 * nobody's own.
 */
export function withOwnAccount(vocabulary: Vocabulary, policy: Policy, facts: Facts): Vocabulary {
  const told = known(vocabulary.account.text);
  if (told === undefined || (told !== "*" && !facts.knownAccounts.at(told))) return vocabulary;
  return { ...vocabulary, account: phrase(accountIn(policy, facts) ?? "*") };
}

/** The number that is the account of all ARNs of a policy that name one; undefined where it has another, or an expression. */
function accountIn(
  { statements }: Policy,
  { knownAccounts, ownAccount }: Facts,
): string | undefined {
  const numbers = new Set(
    statements.flatMap(({ resource, place }) =>
      (resource?.items ?? []).flatMap((item) => {
        const arn = parseArnPattern(item);
        if (arn.kind !== "arn") return [];
        const { service, account } = arn.components;
        const isOfOthers = service.some((part) => isHole(part) || ownAccount.namesOthers(part));
        if (isOfOthers || account.length === 0) return [];
        const number = account.map((part) => (isHole(part) ? "?" : part)).join("");
        if (knownAccounts.at(number)) return [];
        const { written } = item.origin;
        const isWrittenHere = written.source === place.source && textAt(written).includes(number);
        return [isWrittenHere || number === "*" ? number : "?"];
      }),
    ),
  );
  // Of what any account has, none is said.
  numbers.delete("*");
  const [only, ...more] = numbers;
  return only !== undefined && more.length === 0 && /^\d{12}$/.test(only) ? only : undefined;
}
