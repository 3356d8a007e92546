import { nowhere } from "../iam/draft.ts";
import { exactKey } from "../iam/exact.ts";
import type { PolicyKind, PrincipalMatch, Statement } from "../iam/policy.ts";
import { holesOf, isHole, known, makeText, type Part, type Text } from "../iam/text.ts";
import { allOf } from "./predicate.ts";

/**
 * Callers that policies do not tell apart, by one of them. An AWS caller without a name is one that
 * no policy names, in an account that is named or in one that is not.
 */
export type CallerClass =
  | {
      readonly type: "AWS";
      readonly name?: Text;
      readonly account?: Text;
      /** The names and accounts that policies name, of which it is none. */
      readonly besides: Besides;
    }
  | { readonly type: "Service" | "Federated" | "CanonicalUser"; readonly name?: Text }
  | { readonly type: "anonymous" }
  /** Whoever the policy is attached to: policies of identities name nobody. */
  | { readonly type: "holder" };

/** Whether a statement is about a caller; "maybe" where any or none of some things must be so. */
export type Coverage =
  | { readonly covers: "yes" | "no" }
  | { readonly covers: "maybe"; readonly if: "any" | "none"; readonly hinges: readonly string[] };

type Covers = Coverage["covers"];

export type Besides = { readonly names: readonly Text[]; readonly accounts: readonly Text[] };

type Named = {
  readonly type: "AWS" | "Service" | "Federated" | "CanonicalUser";
  readonly what: "everybody" | "account" | "name";
  readonly text: Text;
};

/** All callers that statements may tell apart. */
export function callersOf(statements: readonly Statement[]): readonly CallerClass[] {
  const elements = statements.flatMap(({ principal }) => principal ?? []);
  if (elements.length === 0) return [{ type: "holder" }];
  const named = elements.flatMap(namedIn);
  const ofAws = named.filter(({ type, what }) => type === "AWS" && what !== "everybody");
  const names = ofAws.flatMap(({ what, text }) => (what === "name" ? [text] : []));
  const accounts = ofAws.flatMap(({ text }) => accountOf(text) ?? []);
  const nobody: Besides = { names: [], accounts: [] };
  const classes = named.flatMap((each): readonly CallerClass[] => {
    if (each.what === "everybody") return [];
    if (each.type !== "AWS") return [{ type: each.type, name: each.text }];
    const account = accountOf(each.text);
    const inAccount: readonly CallerClass[] = account
      ? [{ type: "AWS", account, besides: { names, accounts: [] } }]
      : [];
    if (each.what === "account") return inAccount;
    const own = { type: "AWS", name: each.text, besides: nobody } as const;
    return [account ? { ...own, account } : own, ...inAccount];
  });
  const types = new Set(named.map(({ type }) => type));
  const others: readonly CallerClass[] = [
    { type: "AWS", besides: { names, accounts } },
    { type: "anonymous" },
    { type: "Service" },
    ...(types.has("Federated") ? [{ type: "Federated" } as const] : []),
    ...(types.has("CanonicalUser") ? [{ type: "CanonicalUser" } as const] : []),
  ];
  const byKey = new Map([...classes, ...others].map((each) => [keyOf(each), each]));
  return [...byKey.values()];
}

/** Policies that say whom they are about; the others are about those they are attached to. */
export const naming: ReadonlySet<PolicyKind> = new Set([
  "resource",
  "trust",
  "resource-control",
  "endpoint",
]);

/** Whether a statement of a policy is about a caller, by its `Principal` or `NotPrincipal`. */
export function coverageOf(
  { id, principal, effect }: Statement,
  kind: PolicyKind,
  caller: CallerClass,
): Coverage {
  if (!principal) {
    if (caller.type === "holder" || !naming.has(kind)) return { covers: "yes" };
    return { covers: "maybe", if: "any", hinges: [`principal of ${id}`] };
  }
  const named = namedIn(principal).map((each) => ({ each, names: namesCaller(each, caller) }));
  const namings = named.flatMap(({ each, names }) =>
    names === "yes" ? [namingOf(each, caller)] : [],
  );
  const isSpared = !principal.negated || effect === "Allow" || isWholly(caller, namings);
  if (namings.length > 0 && isSpared) return { covers: principal.negated ? "no" : "yes" };
  const hinges = [
    ...(namings.length > 0 ? [sparedBy(namings)] : []),
    ...named.flatMap(({ each, names }) =>
      names === "maybe" ? [hingeOf(each.type, each.text)] : [],
    ),
    ...principal.entries.flatMap(({ type, ...list }) =>
      typeof type === "string" ? [] : allOf(list).map((text) => hingeOf(type.id, text)),
    ),
  ];
  if (hinges.length === 0) return { covers: principal.negated ? "yes" : "no" };
  return { covers: "maybe", if: principal.negated ? "none" : "any", hinges };
}

type Naming = "everybody" | "account" | "behind" | "itself";

/** How a principal names a caller that it names: as one of its account, or by the role behind it. */
function namingOf({ what, text }: Named, caller: CallerClass): Naming {
  if (what !== "name") return what;
  const isOther = caller.type === "AWS" && caller.name && sameText(text, caller.name) === "no";
  return isOther ? "behind" : "itself";
}

/**
 * Whether a Deny spares a caller whom its `NotPrincipal` names so. "You must also specify the account
 * ARN of the not-denied principal": AWS may look at the account first, then at the role, and then at
 * its session, and deny what one of them is not spared. Follows "AWS JSON policy elements:
 * NotPrincipal" of AWS's IAM User Guide.
 */
function isWholly(caller: CallerClass, namings: readonly Naming[]): boolean {
  if (caller.type !== "AWS" || namings.includes("everybody")) return true;
  const isOfSession = caller.name !== undefined && isSession(caller.name);
  const needed: readonly Naming[] = [
    "account",
    "itself",
    ...(isOfSession ? ["behind" as const] : []),
  ];
  return needed.every((each) => namings.includes(each));
}

/** Who is named in some of these ways alone is spared wherever that is so, or nowhere. */
export function sparedBy(namings: readonly string[]): string {
  return `NotPrincipal spares who is named by ${[...new Set(namings)].sort().join(" and ")}`;
}

/** A text of which it is not known whether it names the caller does so wherever it stands. */
function hingeOf(type: string, text: Text): string {
  return `who asks is ${type} ${exactKey(text)}`;
}

function namedIn({ entries }: PrincipalMatch): readonly Named[] {
  return entries.flatMap((entry): readonly Named[] => {
    const { type } = entry;
    if (typeof type !== "string") return [];
    return allOf(entry).map((text): Named => {
      const isAws = type === "AWS" || type === "*";
      if (!isAws) return { type, what: "name", text };
      if (known(text) === "*") return { type: "AWS", what: "everybody", text };
      return { type: "AWS", what: isAccount(text) ? "account" : "name", text };
    });
  });
}

function namesCaller({ type, what, text }: Named, caller: CallerClass): Covers {
  if (what === "everybody") return "yes";
  if (caller.type !== type) return type === "AWS" && isWhole(text) ? maybeFor(caller) : "no";
  if (caller.type === "AWS" && what === "account") {
    const account = accountOf(text);
    return account && caller.account ? sameText(account, caller.account) : doubt(text, caller);
  }
  if (caller.name) {
    const same = sameText(text, caller.name);
    return same === "no" && type === "AWS" ? ofRole(text, caller.name) : same;
  }
  return doubt(text, caller);
}

/** A whole value that is not known may be `*`, which is everybody. */
function maybeFor(caller: CallerClass): Covers {
  return caller.type === "holder" ? "no" : "maybe";
}

/** A caller that is not named is none that is written; a value that is not known may be an account. */
function doubt(text: Text, caller: CallerClass): Covers {
  if (holesOf(text).length === 0) return "no";
  return caller.type === "AWS" ? "maybe" : "no";
}

/** What is known to be named has a class of its own: a caller that is not known is none of those. */
function sameText(text: Text, caller: Text): Covers {
  if (exactKey(text) === exactKey(caller)) return "yes";
  return holesOf(text).length > 0 ? "maybe" : "no";
}

/**
 * A session of a role is the role as well. It does not say the role's path, but AWS takes no
 * principal that does not exist, and an account has but one role of a name.
 */
function ofRole(role: Text, session: Text): Covers {
  if (!isSession(session)) return "no";
  if (holesOf(role).length + holesOf(session).length > 0) return "maybe";
  const [, partition, account, name] =
    /^arn:([^:]*):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(known(role) ?? "") ?? [];
  const prefix = `arn:${partition}:sts::${account}:assumed-role/${name}/`;
  return name !== undefined && known(session)?.startsWith(prefix) ? "yes" : "no";
}

export function isSession({ parts: [first] }: Text): boolean {
  return typeof first === "string" && /:assumed-role\/|^arn:[^:]*:sts:/.test(first);
}

function isWhole({ parts }: Text): boolean {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 && isHole(only);
}

/** Twelve digits, or the root of an account. */
function isAccount(text: Text): boolean {
  const [only, ...more] = text.parts;
  if (only === undefined) return false;
  if (more.length === 0)
    return isHole(only)
      ? only.meaning.kind === "account"
      : /^(?:\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(only);
  return accountOf(text) !== undefined && endsWithRoot(text);
}

function endsWithRoot({ parts }: Text): boolean {
  const last = parts.at(-1);
  return typeof last === "string" && last.endsWith(":root");
}

/** The account of a principal, which it is or which its ARN holds. */
export function accountOf(text: Text): Text | undefined {
  const [only, ...more] = text.parts;
  if (only !== undefined && more.length === 0) {
    if (isHole(only)) return only.meaning.kind === "account" ? text : undefined;
    if (/^\d{12}$/.test(only)) return text;
  }
  const account: Part[] = [];
  let colons = 0;
  for (const part of text.parts) {
    if (isHole(part)) {
      if (colons === 4) account.push(part);
      continue;
    }
    for (const character of part) {
      if (character === ":") colons++;
      else if (colons === 4) account.push(character);
    }
  }
  return colons >= 5 && account.length > 0 ? makeText(account, nowhere) : undefined;
}

function keyOf(caller: CallerClass): string {
  const name =
    caller.type !== "anonymous" && caller.type !== "holder" && caller.name
      ? exactKey(caller.name)
      : "";
  const account = caller.type === "AWS" && caller.account ? exactKey(caller.account) : "";
  return JSON.stringify([caller.type, name, account]);
}
