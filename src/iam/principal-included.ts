import { exactKey, listKey } from "./exact.ts";
import type { PrincipalMatch } from "./policy.ts";
import { principalAccount } from "./principal-account.ts";
import { known, type List, type Text } from "./text.ts";

type Entry = PrincipalMatch["entries"][number];

/**
 * Whether every principal that one element names is named by another: true only if proved. Follows
 * "AWS JSON policy elements: Principal" of AWS's IAM User Guide.
 *
 * An account, by its root, stands for all principals in it that the account lets in. One of them by
 * name needs no such leave in its own account: with `throughAccount` it is taken to be included all
 * the same, which is right where it is asked who may be let in.
 */
export function principalIncluded(
  narrow: PrincipalMatch | undefined,
  wide: PrincipalMatch | undefined,
  throughAccount = false,
): boolean {
  if (!narrow || !wide) return narrow === wide;
  if (narrow.negated || wide.negated)
    // Everybody but more: fewer.
    return narrow.negated && wide.negated && isWithin(wide, narrow, false);
  return isWithin(narrow, wide, throughAccount);
}

function isWithin(part: PrincipalMatch, whole: PrincipalMatch, throughAccount: boolean): boolean {
  return part.entries.every((entry) => {
    if (isEverybody(whole, entry)) return true;
    const others = whole.entries.filter((other) => typeKey(other) === typeKey(entry));
    if (others.some((other) => listKey(other) === listKey(entry))) return true;
    const rest = new Set(others.flatMap((other) => other.rest.map(({ id }) => id)));
    const items = others.flatMap((other) => other.items);
    return (
      entry.rest.every(({ id }) => rest.has(id)) &&
      entry.items.every((item) =>
        items.some(
          (other) =>
            exactKey(item) === exactKey(other) ||
            (throughAccount && entry.type === "AWS" && isAccountOf(other, item)),
        ),
      )
    );
  });
}

function typeKey({ type }: Entry): string {
  return typeof type === "string" ? type : type.id;
}

/** Whether `*` stands there for all principals of an entry's type. */
function isEverybody({ entries }: PrincipalMatch, { type }: Entry): boolean {
  return entries.some(
    (other) => (other.type === "*" || (other.type === "AWS" && type === "AWS")) && hasStar(other),
  );
}

function hasStar({ items }: List): boolean {
  return items.some((item) => known(item) === "*");
}

/** Whether an item is the root of the account, or its digits, that another one lies in. */
function isAccountOf(account: Text, principal: Text): boolean {
  const text = known(account) ?? "";
  const isWhole = /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(text);
  return isWhole && principalAccount(account) === principalAccount(principal);
}
