import type { IdentityProvider, IdentityProviders } from "../catalog/identity-providers.ts";
import type { Owned, PublicAccess } from "../catalog/public-access.ts";
import { federatedUrl } from "../iam/federation.ts";
import { readGlyphs } from "../iam/glyph.ts";
import type { Condition, Policy, PrincipalMatch, Statement } from "../iam/policy.ts";
import { isHole, known, makeText, type Hole, type List, type Text } from "../iam/text.ts";
import { mayHoldWildcard, ownership, type Ownership, type ShortestPrefix } from "./owned.ts";
import { reference, words, type Rule } from "./reference.ts";

export type TrustFacts = {
  readonly access: PublicAccess;
  readonly shortestPrefix: ShortestPrefix;
  readonly providers: IdentityProviders;
};

/**
 * A policy that allows everything to whom the statements of others show to be trusted: who is named
 * in them, and who meets a condition on a key that says who asks, with a value that somebody owns.
 * What those policies allow beyond it, they allow in public.
 *
 * So Amazon S3 says what public means ("Blocking public access to your Amazon S3 storage"), and
 * `CheckNoPublicAccess` of IAM Access Analyzer asks. A Deny counts: what is said there of who is
 * exempt from it is said of who is trusted.
 */
export function trustedIn(policies: readonly Policy[], facts: TrustFacts): Policy {
  const statements = policies.flatMap((policy) => policy.statements);
  const rules = statements.flatMap((statement): readonly Rule[] => [
    ...named(statement, facts),
    ...statement.conditions.flatMap((condition) => met(condition, facts)),
  ]);
  const [first] = policies;
  const { version, ...made } = reference(first?.kind ?? "resource", rules);
  // What is not known means there what it means here.
  const read = first ? first.version : version;
  return { ...made, ...(read && { version: read }) };
}

/** Who is named. Identity providers that anybody can sign in to name nobody by themselves. */
function named({ principal }: Statement, facts: TrustFacts): readonly Rule[] {
  const who = (principal?.entries ?? []).flatMap((entry): PrincipalMatch["entries"] => {
    const items = entry.items
      .filter((item) => mayName(entry.type, item, facts))
      .map((item) => (mayBeEverybody(item) ? another(item) : item));
    const rest = entry.rest.map((hole) => (mayHoldWildcard(hole) ? anotherHole(hole) : hole));
    return items.length + rest.length > 0 ? [{ ...entry, items, rest }] : [];
  });
  return who.length > 0 ? [{ effect: "Allow", who }] : [];
}

/** Whether a statement lets in nobody but who is named, whatever the names come to. */
export function isOfNamed({ principal }: Statement, facts: TrustFacts): boolean {
  if (!principal || principal.negated) return false;
  return principal.entries.every(
    ({ type, items, rest }) =>
      !rest.some(mayHoldWildcard) &&
      items.every((item) => mayName(type, item, facts) && !mayBeEverybody(item)),
  );
}

type EntryType = PrincipalMatch["entries"][number]["type"];

function mayName(type: EntryType, item: Text, { providers }: TrustFacts): boolean {
  if (type === "*" || known(item) === "*") return false;
  return type !== "Federated" || providers.at(federatedUrl(item)) === undefined;
}

/** A wildcard in a principal is `*` alone: what stands beside something else is none. */
function mayBeEverybody({ parts }: Text): boolean {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 && isHole(only) && mayHoldWildcard(only);
}

/** Who meets a condition, if its key says who asks. */
function met(condition: Condition, facts: TrustFacts): readonly Rule[] {
  const key = known(condition.key) ?? "";
  const operator = (known(condition.operator) ?? "").toLowerCase();
  const { access, providers, shortestPrefix } = facts;
  const how = access.ownedBy(key);
  if (how) {
    const test = testOf(operator, how);
    if (!test) return [];
    const isOpen = test.wildcards || how === "address" || how === "true";
    const values = ownedValues(condition.values, isOpen, (value) =>
      ownership(value, how, test.wildcards, shortestPrefix),
    );
    return values.flatMap((each) => rule(test.operator, condition.key, each));
  }
  const [, url = "", claim = ""] = /^(.*):(.*)$/.exec(key.toLowerCase()) ?? [];
  const provider = providers.at(url);
  const test = testOf(operator, "exact");
  if (!provider?.claims.includes(claim) || !test) return [];
  return ownedValues(condition.values, test.wildcards, (value) =>
    ofClaim(value, claim, provider, test.wildcards),
  ).flatMap((each) => rule(test.operator, condition.key, each));
}

function rule(operator: string, key: Text, values: List): readonly Rule[] {
  return values.items.length + values.rest.length > 0
    ? [{ effect: "Allow", conditions: [{ operator: words(operator), key, values }] }]
    : [];
}

type Test = { readonly operator: string; readonly wildcards: boolean };

/** The positive test of an operator, in lower case; undefined where it asks something else. */
function testOf(written: string, how: Owned): Test | undefined {
  const [, set = "", plain = ""] =
    /^(for(?:any|all)values?:)?(.*?)(?:ifexists)?$/.exec(written.replace("not", "")) ?? [];
  const test = plainTest(plain, how);
  // A request may carry several paths, which a set operator is for.
  const isOfSeveral = set !== "" || how === "path";
  return test && isOfSeveral ? { ...test, operator: `ForAnyValue:${test.operator}` } : test;
}

function plainTest(plain: string, how: Owned): Test | undefined {
  if (how === "address")
    return plain === "ipaddress" ? { operator: "IpAddress", wildcards: false } : undefined;
  if (how === "true") {
    const isTest = plain === "bool" || /^string(?:equals(?:ignorecase)?|like)$/.test(plain);
    return isTest ? { operator: "Bool", wildcards: false } : undefined;
  }
  switch (plain) {
    case "stringequals":
      return { operator: "StringEquals", wildcards: false };
    case "stringequalsignorecase":
      return { operator: "StringEqualsIgnoreCase", wildcards: false };
    case "stringlike":
      return { operator: "StringLike", wildcards: true };
    case "arnequals":
    case "arnlike":
      return { operator: "ArnLike", wildcards: true };
    default:
      return undefined;
  }
}

/**
 * The values that are owned, and those that may be, as others that may be the same. `isOpen`: what is
 * not known of a list may be values that nobody owns.
 */
function ownedValues(
  { items, rest }: List,
  isOpen: boolean,
  ownedBy: (value: Text) => Ownership,
): readonly List[] {
  const judged = items.map((item) => ({ item, owned: ownedBy(item) }));
  const sure = judged.flatMap(({ item, owned }) => (owned === "yes" ? [item] : []));
  const unsure = judged.flatMap(({ item, owned }) => (owned === "maybe" ? [another(item)] : []));
  return [
    { items: sure, rest: isOpen ? [] : rest },
    { items: unsure, rest: isOpen ? rest.map(anotherHole) : [] },
  ];
}

/** A text that may be the same, or another one. */
function another({ parts, origin }: Text): Text {
  return makeText(
    parts.map((part) => (isHole(part) ? anotherHole(part) : part)),
    origin,
  );
}

function anotherHole(hole: Hole): Hole {
  return { ...hole, id: `owned ${hole.id}` };
}

function ofClaim(
  value: Text,
  claim: string,
  provider: IdentityProvider,
  wildcards: boolean,
): Ownership {
  const glyphs = readGlyphs(value.parts);
  if (glyphs.some(({ kind }) => kind === "variable")) return "no";
  if (!wildcards) return "yes";
  let before = "";
  for (const glyph of glyphs) {
    if (glyph.kind === "hole") return provider.identifies(claim, before) ? "yes" : "maybe";
    if (glyph.kind !== "character") return provider.identifies(claim, before) ? "yes" : "no";
    before += glyph.value;
  }
  return "yes";
}
