import type { IdentityProvider, IdentityProviders } from "../catalog/identity-providers.ts";
import { itemPattern } from "./action-pattern.ts";
import type { Condition, Statement } from "./policy.ts";
import { alternatives, isHole, known, type Text } from "./text.ts";

/**
 * A provider in a statement's principal that lets in whoever has a token of it: no condition says
 * who. Providers that are not listed, or not known, are somebody's own.
 */
export function openProvider(
  { principal, conditions }: Statement,
  providers: IdentityProviders,
): IdentityProvider | undefined {
  if (!principal || principal.negated) return undefined;
  return principal.entries
    .filter(({ type }) => type === "Federated")
    .flatMap(({ items, rest }) => [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])])
    .flatMap(alternatives)
    .flatMap((item) => providers.at(federatedUrl(item)) ?? [])
    .find((provider) => !conditions.some((condition) => mayIdentify(condition, provider)));
}

/** The URL of a federated principal, which stands there alone or in an ARN. */
export function federatedUrl(principal: Text): string {
  return itemPattern(principal, "x")
    .replace(/^(?:arn:[^:]*:iam::[^:]*:oidc-provider\/)/, "")
    .replace(/^https:\/\//, "")
    .replace(/\/$/, "");
}

/**
 * Whether a condition says which of a provider's users is meant, or may say it: an operator or a key
 * may not be known. What identifies is in every token, so that `ForAllValues` and `IfExists` ask
 * for it too.
 */
function mayIdentify(condition: Condition, provider: IdentityProvider): boolean {
  const operator = known(condition.operator);
  if (operator !== undefined && (/not/i.test(operator) || /^null$/i.test(operator))) return false;
  const { url, claim } = claimOf(condition);
  if (url !== undefined && url !== provider.url) return false;
  return (
    claim === undefined || operator === undefined || tells(condition, claim, provider, operator)
  );
}

/** Provider and claim of a condition key, in lower case; undefined what of it is not known. */
export function claimOf({ key }: Condition): { readonly url?: string; readonly claim?: string } {
  const name = itemPattern(key, "*").toLowerCase();
  if (!name.includes(":")) return name.includes("*") ? {} : { url: "", claim: name };
  const [, url = "", claim = ""] = /^(.*):(.*)$/.exec(name) ?? [];
  return { ...(!url.includes("*") && { url }), ...(!claim.includes("*") && { claim }) };
}

/** Whether all values of a claim say who it is. */
export function tells(
  { values }: Condition,
  claim: string,
  provider: IdentityProvider,
  operator: string,
): boolean {
  if (!provider.claims.includes(claim)) return false;
  if (values.items.length + values.rest.length === 0) return false;
  const literal = /stringequals/i.test(operator);
  const written = [...values.items, ...values.rest.flatMap((hole) => hole.among?.texts ?? [])];
  return written.flatMap(alternatives).every((value) => {
    const beginning = literal ? undefined : beforeWildcard(value);
    return beginning === undefined || provider.identifies(claim, beginning);
  });
}

/**
 * What stands before the first wildcard; undefined where there is none, or where something stands
 * before it that is not known: nobody writes a variable to mean everything.
 */
function beforeWildcard({ parts }: Text): string | undefined {
  let before = "";
  for (const part of parts) {
    if (isHole(part)) return undefined;
    const wildcard = part.search(/[*?]/);
    if (wildcard >= 0) return before + part.slice(0, wildcard);
    before += part;
  }
  return undefined;
}
