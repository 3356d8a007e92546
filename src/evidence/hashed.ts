import { createHmac } from "node:crypto";
import type { Evidence, UseRow } from "./evidence.ts";
import { joinedReports } from "./joined-reports.ts";
import { keyOf } from "./principals.ts";
import { compareTexts } from "../source/order.ts";

/**
 * Evidence in which other numbers stand for the ids of accounts, wherever twelve digits stand alone, in names
 * too: the first twelve digits of an HMAC (SHA-256) under a secret. Equal ids stay equal, and whoever has not the
 * secret cannot find out which they are by trying them all.
 */
export function withHashedAccounts(evidence: Evidence, secret: string): Evidence {
  const known = new Map<string, string>();
  const hashed = (account: string): string => {
    const found = known.get(account) ?? digitsOf(account, secret);
    known.set(account, found);
    return found;
  };
  const replaced = (text: string): string => text.replace(/(?<!\d)\d{12}(?!\d)/g, hashed);
  return {
    ...evidence,
    accounts: evidence.accounts.map(replaced).sort(),
    hashed: true,
    covered: evidence.covered
      .map((each) => everywhere(each, replaced))
      .sort((a, b) => compareTexts(a.account + a.first, b.account + b.first)),
    principals: evidence.principals
      .map(({ arn, events, first, last, unknown }, index) => ({
        ...{ arn: replaced(arn), events, first, last, unknown },
        // There may be hundreds of thousands: those of a principal are made when they are asked for.
        get uses() {
          const uses = evidence.principals[index]?.uses ?? [];
          return uses
            .map((use) => ({ ...use, resource: replaced(use.resource) }))
            .sort(
              (a, b) =>
                compareTexts(keyOfUse(a), keyOfUse(b)) || compareTexts(a.resource, b.resource),
            );
        },
      }))
      .sort((a, b) => compareTexts(a.arn, b.arn)),
    narrowed: evidence.narrowed.map((each) => everywhere(each, replaced)),
    complete: evidence.complete.map((each) => everywhere(each, replaced)),
    reported: [...joinedReports(evidence.reported.map((each) => everywhere(each, replaced)))],
  };
}

const keyOfUse = ({ action, outcome, via, passedTo }: UseRow): string =>
  keyOf(action, outcome, via, passedTo);

/** The value with other texts, however deep they lie. */
function everywhere<Value>(value: Value, replaced: (text: string) => string): Value;
function everywhere(value: unknown, replaced: (text: string) => string): unknown {
  if (typeof value === "string") return replaced(value);
  if (Array.isArray(value)) return value.map((each: unknown) => everywhere(each, replaced));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, everywhere(each, replaced)]),
  );
}

function digitsOf(account: string, secret: string): string {
  const hash = createHmac("sha256", secret).update(account).digest("hex").slice(0, 15);
  return String(BigInt(`0x${hash}`) % 10n ** 12n).padStart(12, "0");
}
