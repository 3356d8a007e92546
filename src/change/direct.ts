import { principalAccount } from "../iam/principal-account.ts";
import { isHole, textKey, type Text } from "../iam/text.ts";
import type { Policy, Statement } from "../iam/policy.ts";

/** A statement that names whom another one let in only through the account, and its policy. */
type Named = { readonly statement: Statement; readonly policy: Policy };

/**
 * The statements that allow somebody by name to do what before only the account was allowed, which left
 * it to policies of its own to whom: who is named now needs none. AWS's checks take both for the same,
 * since an account covers all that is in it.
 */
export function namedDirectly(now: readonly Policy[], before: readonly Policy[]): readonly Named[] {
  const had = before.flatMap(principalsIn);
  const names = new Set(had.map(textKey));
  const accounts = new Set(had.filter(isAccount).map(accountOf));
  return now.flatMap((policy) =>
    policy.statements.flatMap((statement) => {
      const isNamed = allowedIn(statement).some(
        (each) => !isAccount(each) && !names.has(textKey(each)) && accounts.has(accountOf(each)),
      );
      return isNamed ? [{ statement, policy }] : [];
    }),
  );
}

function principalsIn({ statements }: Policy): readonly Text[] {
  return statements.flatMap(allowedIn);
}

function allowedIn({ effect, presence, principal }: Statement): readonly Text[] {
  if (effect !== "Allow" || presence === "never" || !principal || principal.negated) return [];
  return principal.entries.flatMap(({ type, items }) => (type === "AWS" ? items : []));
}

/** Whether a principal is an account: twelve digits, `arn:aws:iam::...:root`, what is known to be one. */
function isAccount({ parts }: Text): boolean {
  const [only, ...more] = parts;
  if (more.length === 0 && only !== undefined && isHole(only))
    return only.meaning.kind === "account";
  if (more.length === 0 && typeof only === "string" && /^\d{12}$/.test(only)) return true;
  const last = parts.at(-1);
  return typeof last === "string" && last.endsWith(":root");
}

/** The account of a principal, by its digits or by what stands for it. */
function accountOf(principal: Text): string {
  const known = principalAccount(principal);
  if (known !== undefined) return known;
  const hole = principal.parts.filter(isHole).find(({ meaning }) => meaning.kind === "account");
  return hole?.id ?? textKey(principal);
}
