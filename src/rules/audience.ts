import { itemPattern } from "../iam/action-pattern.ts";
import { limitingCondition } from "../iam/condition.ts";
import { openProvider } from "../iam/federation.ts";
import type { Condition, Policy, Statement } from "../iam/policy.ts";
import { principalAccount } from "../iam/principal-account.ts";
import { alternatives, isHole, known, textKey, type Text } from "../iam/text.ts";
import type { Knowledge } from "./rule.ts";

/** How much it weighs whom the policy of a resource, or the trust policy of a role, lets in. */
export const audienceWeight = {
  everybody: 40,
  /** By a condition on who asks: everybody of an organization. */
  limited: 0.4,
  account: 0.04,
  /** Whoever makes a service ask for it: no condition says on whose behalf. */
  service: 0.1,
  unknown: 0.03,
  named: 0.01,
} as const;

/** Whom a statement lets in, and what all of them weigh together. */
export type Audience = { readonly each: LetIn; readonly sum: number };

/** By account or service, each with its weight. */
type LetIn = ReadonlyMap<string, number>;

const everybody: LetIn = new Map([["*", audienceWeight.everybody]]);

export function audienceWith(each: LetIn): Audience {
  return { each, sum: sumOf(each, 1) };
}

/** The audience of an Allow statement under the conditions that it stands under with others. */
export function audienceOf(
  statement: Statement,
  policy: Policy,
  conditions: readonly Condition[],
  knowledge: Knowledge,
): Audience {
  return audienceWith(letInBy(statement, policy, conditions, knowledge));
}

function letInBy(
  statement: Statement,
  policy: Policy,
  conditions: readonly Condition[],
  knowledge: Knowledge,
): LetIn {
  const { principal } = statement;
  const limited = limitingCondition({ conditions }, "caller", knowledge);
  if (!principal) return new Map([["", audienceWeight.named]]);
  if (principal.negated) return limited ? new Map([["*", audienceWeight.limited]]) : everybody;
  if (openProvider({ ...statement, conditions }, knowledge.providers))
    return limited ? new Map([["*", audienceWeight.limited]]) : everybody;
  // Who makes a service take a role is asked for iam:PassRole.
  const isOwn = policy.kind === "trust";
  const letIn = new Map<string, number>();
  const add = (key: string, weight: number): void => {
    letIn.set(key, Math.max(letIn.get(key) ?? 0, weight));
  };
  for (const { type, items, rest } of principal.entries) {
    for (const { id, among } of rest) if (!among?.complete) add(id, audienceWeight.unknown);
    const written = [...items, ...rest.flatMap(({ among }) => among?.texts ?? [])];
    for (const item of written.flatMap(alternatives)) {
      if (type === "Service")
        add(textKey(item), isOwn || limited ? audienceWeight.named : audienceWeight.service);
      else if (known(item) === "*")
        add("*", limited ? audienceWeight.limited : audienceWeight.everybody);
      else {
        const [key, weight] = weighed(item);
        add(key, limited ? weight / 2 : weight);
      }
    }
  }
  return letIn;
}

/** What an AWS principal is: all of an account, somebody in it, or not known. */
function weighed(principal: Text): readonly [key: string, weight: number] {
  const account = principalAccount(principal);
  const pattern = itemPattern(principal, "x");
  if (account !== undefined) {
    const isWhole = pattern === account || pattern.endsWith(":root");
    return [account, isWhole ? audienceWeight.account : audienceWeight.named];
  }
  // The account that it is deployed to decides by its own policies who of it may.
  const isOwn = principal.parts.some((part) => isHole(part) && part.meaning.kind === "account");
  const isNamed = isOwn || !principal.parts.some(isHole);
  return [textKey(principal), isNamed ? audienceWeight.named : audienceWeight.unknown];
}

/** What is let in, and how much each of it counts. */
export type Admission = { readonly audience: Audience; readonly weight: number };

/** All that several statements let in together; nobody is more than everybody. */
export function weightOf(admissions: readonly Admission[]): number {
  const [first, ...more] = admissions;
  if (!first) return 0;
  const heaviest = more.reduce((most, { weight }) => Math.max(most, weight), first.weight);
  return more.length === 0 ? weightOfOne(first) : sumOf(joined(admissions), heaviest);
}

export function weightOfOne({ audience, weight }: Admission): number {
  return weight * audience.sum;
}

/** Who is let in several times counts once, as much as at most. */
function joined(admissions: readonly Admission[]): LetIn {
  const together = new Map<string, number>();
  for (const { audience, weight } of admissions)
    for (const [key, share] of audience.each)
      together.set(key, Math.max(together.get(key) ?? 0, share * weight));
  return together;
}

/** Those who are named are together no more than everybody of an organization is. */
function sumOf(letIn: LetIn, weight: number): number {
  const all = letIn.get("*") ?? 0;
  let named = 0;
  for (const [key, share] of letIn) if (key !== "*") named += share;
  return Math.max(all, Math.min(named, audienceWeight.limited * weight));
}
