import type { PrincipalMatch } from "../iam/policy.ts";
import type { Caller } from "../iam/request.ts";
import { settledList, type Settled } from "./settled.ts";

/**
 * How a `Principal` element names who asks: as what it is in this request (as one of everybody,
 * too), as the role or user behind its session, or as one of its account.
 */
export type Naming = "itself" | "behind" | "account";

/** From what grants the most by itself to what grants the least. */
const namings: readonly Naming[] = ["itself", "behind", "account"];

/**
 * How an element names a caller; undefined where it does not. `NotPrincipal` means everybody whom
 * its entries do not name in any of these ways. Follows "AWS JSON policy elements: Principal" of
 * AWS's IAM User Guide: `*` alone is the only wildcard, and `{"AWS": "*"}` is everybody, as `"*"` is.
 */
export function namingOf(
  { negated, entries }: PrincipalMatch,
  caller: Caller,
  settled: Settled,
): Naming | undefined {
  const found = entries.flatMap((entry) => {
    const type = typeof entry.type === "string" ? entry.type : settled.textOf(entry.type);
    return settledList(entry, settled).map((item) => naming(type, item, caller));
  });
  const best = strongest(found);
  if (!negated) return best;
  return best ? undefined : "itself";
}

/**
 * Whether a Deny spares a caller that its `NotPrincipal` names. AWS may look at the account, the role
 * and the session one after the other, so that all of what an identity is must be named. Follows "AWS
 * JSON policy elements: NotPrincipal" of AWS's IAM User Guide.
 */
export function sparesCaller(
  { entries }: PrincipalMatch,
  caller: Caller,
  settled: Settled,
): boolean {
  const items = entries.flatMap((entry) => {
    const type = typeof entry.type === "string" ? entry.type : settled.textOf(entry.type);
    return settledList(entry, settled).map((item) => ({ type, item }));
  });
  const namings = items.flatMap(({ type, item }) => naming(type, item, caller) ?? []);
  if (namings.length === 0) return false;
  if (caller.type !== "AWS" || items.some(({ type, item }) => isEverybody(type, item))) return true;
  const hasSession = caller.session !== undefined;
  const ways = new Set(namings.map((each) => (each === "behind" && !hasSession ? "itself" : each)));
  return ways.size === (hasSession ? 3 : 2) || settled.spares([...ways]);
}

/** How several elements name a caller: in the way of theirs that grants the most by itself. */
export function strongestNaming(
  matches: readonly PrincipalMatch[],
  caller: Caller,
  settled: Settled,
): Naming | undefined {
  return strongest(matches.map((match) => namingOf(match, caller, settled)));
}

function strongest(found: readonly (Naming | undefined)[]): Naming | undefined {
  return namings.find((naming) => found.includes(naming));
}

function naming(type: string, item: string, caller: Caller): Naming | undefined {
  if (isEverybody(type, item)) return "itself";
  switch (caller.type) {
    case "AWS":
      return type === "AWS" ? namingOfIdentity(item, caller) : undefined;
    case "Service":
      return type === "Service" && item === caller.name ? "itself" : undefined;
    case "Federated":
      return type === "Federated" && item === caller.provider ? "itself" : undefined;
    case "CanonicalUser":
      return type === "CanonicalUser" && item === caller.id ? "itself" : undefined;
    case "anonymous":
      return undefined;
  }
}

function isEverybody(type: string, item: string): boolean {
  return item === "*" && (type === "*" || type === "AWS");
}

function namingOfIdentity(
  item: string,
  caller: Caller & { readonly type: "AWS" },
): Naming | undefined {
  if (item === caller.session) return "itself";
  const [arn, partition, , , , name = ""] = caller.arn.split(":");
  if (item === caller.account) return "account";
  if (item === [arn, partition, "iam", "", caller.account, "root"].join(":")) return "account";
  if (item !== caller.arn) return undefined;
  // A role never asks but through a session.
  return caller.session !== undefined || name.startsWith("role/") ? "behind" : "itself";
}
