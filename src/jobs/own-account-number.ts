import type { Knowledge } from "../rules/rule.ts";
import { parseArnPattern } from "../iam/arn-pattern.ts";
import { phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import type { Policy } from "../iam/policy.ts";
import { isHole, known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { textAt, type Source } from "../source/source.ts";
import { moduleOf } from "./module.ts";
import type { Scan } from "./scan.ts";

type Facts = Pick<Knowledge, "knownAccounts" | "ownAccount">;

/**
 * How a policy writes the account, where what stands beside it tells none, as it names several: by the one number that
 * the policy has in all ARNs of its own. What a caller gives a module is one caller's: only a number that stands where
 * the policy does is everybody's. Accounts of AWS's services and of vendors, whose images and layers are taken, are
 * nobody's own; nor is one that only ARNs name which name others' as often: a repository of images that all share.
 */
export function withOwnAccount(
  vocabulary: Vocabulary,
  policy: Policy,
  scan: Scan,
  facts: Facts,
): Vocabulary {
  const told = known(vocabulary.account.text);
  if (told === undefined) return vocabulary;
  const isSaid = told !== "*" && !facts.knownAccounts.at(told);
  if (isSaid && !isOfOthers(told, moduleOf(policy, scan).sources, facts)) return vocabulary;
  return { ...vocabulary, account: phrase(accountIn(facts)(policy).number ?? "*") };
}

/** Whether all ARNs of some files that name an account are of services whose ARNs name others' as often. */
function isOfOthers(
  number: string,
  sources: readonly Source[],
  { ownAccount }: Pick<Facts, "ownAccount">,
): boolean {
  const services = [...(servicesNaming(sources).get(number) ?? [])];
  return services.length > 0 && services.every((each) => ownAccount.namesOthers(each));
}

/** The services of the ARNs in some files, by the account that they name. */
const servicesNaming = once((sources: readonly Source[]) => {
  const services = new Map<string, Set<string>>();
  for (const { text } of sources)
    for (const [, service = "", number = ""] of text.matchAll(naming))
      services.set(number, (services.get(number) ?? new Set()).add(service));
  return services;
});

/** An ARN up to its account; what stands between two colons may be an expression that has some itself. */
const naming =
  /arn:(?:\$\{[^{}]*\}|[^:\s"'${}])*:([a-z0-9-]+):(?:\$\{[^{}]*\}|[^:\s"'${}])*:(\d{12}):/g;

/**
 * The number that is the account of all ARNs of a policy that name one; none where it has another, or an expression.
 */
const accountIn = once(({ knownAccounts, ownAccount }: Facts) =>
  once(({ statements }: Policy): { readonly number?: string } => {
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
    return only !== undefined && more.length === 0 && /^\d{12}$/.test(only) ? { number: only } : {};
  }),
);
