import type { IdentityProviders } from "../catalog/identity-providers.ts";
import type { Limited, LimitingKeys } from "../catalog/limiting-keys.ts";
import { itemPattern } from "./action-pattern.ts";
import { tells } from "./federation.ts";
import { operatorName } from "./operator.ts";
import type { Condition, Statement } from "./policy.ts";
import { alternatives, known, type Hole, type Text } from "./text.ts";

/** What AWS's keys mean. */
export type ConditionFacts = {
  readonly limitingKeys: LimitingKeys;
  readonly providers: IdentityProviders;
};

/**
 * A condition that limits the statement; undefined where none does. Who asks is no substitute for
 * what is asked for: who is in the organization may still read every bucket, and a prefix of a
 * bucket may still be read by everybody.
 */
export function limitingCondition(
  { conditions }: Pick<Statement, "conditions">,
  what: Limited,
  facts: ConditionFacts,
): Condition | undefined {
  return conditions.find((condition) => limits(condition, what, facts));
}

/**
 * Whether a condition limits what is allowed: a positive operator, which a missing key does not
 * satisfy, on a key that says who asks or what for, with values that say it. (What each key means
 * for each service and type is refined elsewhere.)
 */
export function limits(
  condition: Condition,
  what: Limited,
  { limitingKeys, providers }: ConditionFacts,
): boolean {
  const { operator, key, values } = condition;
  const name = keyName(key);
  const test = operatorName(operator);
  const [, url = "", claim = ""] = /^(.*):(.*)$/.exec(name.toLowerCase()) ?? [];
  const provider = what === "caller" ? providers.at(url) : undefined;
  if (
    test === undefined ||
    (!provider && limitingKeyOf(condition, what, limitingKeys) === undefined)
  )
    return false;
  if (values.items.length + values.rest.length === 0) return false;
  const isTag = /tag\/.+$/i.test(name);
  // A tag must be there to be anything: that says which resources are meant, whatever its value.
  if (test.plain === "null")
    return isTag && [...values.items, ...values.rest].every((value) => isFalse(value));
  // ForAllValues holds where the key is missing; so does every IfExists and every negation.
  if (test.set === "forallvalues" || test.ifExists || test.negated) return false;
  const written = [...values.items, ...values.rest.flatMap((hole) => hole.among?.texts ?? [])];
  if (provider) return tells(condition, claim, provider, test.plain);
  const literal = test.plain.startsWith("stringequals");
  const isBool = test.plain === "bool";
  return written.flatMap(alternatives).every((value) => {
    const text = known(value);
    // What is not so is everything else.
    if (isBool && text?.toLowerCase() === "false") return false;
    // What is not known is some value: nobody writes a variable to mean everything.
    if (text === undefined) return true;
    if (what === "route" && limitingKeys.asksForAnything(text)) return false;
    if (literal || isTag) return true;
    return what === "caller" ? saysWho(text) : !isEverything(text);
  });
}

/**
 * The key by which a condition limits something: its own, or that of a policy variable which it is
 * compared with, where one is about who asks and the other about what is asked for. It may be turned
 * round: `aws:PrincipalTag/team` is `${aws:ResourceTag/team}`, or the other way about.
 */
export function limitingKeyOf(
  { key, values }: Condition,
  what: Limited,
  keys: LimitingKeys,
): string | undefined {
  const name = keyName(key);
  if (keys.limits(what, name)) return name;
  if (what === "route") return undefined;
  const isOfOther =
    what === "caller"
      ? keys.limits("request", name)
      : keys.limits("caller", name) || keys.means("asker", name);
  if (!isOfOther || values.rest.length > 0) return undefined;
  const variables = values.items.map(variableOf);
  return variables.every((each) => each !== undefined && keys.limits(what, each))
    ? variables[0]
    : undefined;
}

/** The key of a condition, with something in the place of a variable: `aws:ResourceTag/${var.tag}`. */
export function keyName(key: Text): string {
  return itemPattern(key, "x");
}

/** The key that a value is a policy variable of: `${aws:ResourceTag/team}`, `${aws:username, 'nobody'}`. */
function variableOf(value: Text): string | undefined {
  return /^\$\{([^\s,{}]+)(?:,[^}]*)?\}$/.exec(known(value) ?? "")?.[1];
}

function isFalse(value: Text | Hole): boolean {
  return "parts" in value && known(value) === "false";
}

/** A value that any value of its key satisfies. */
export function isEverything(text: string): boolean {
  return /^\*+$/.test(text) || /^[\d.:a-f]+\/0+$/i.test(text);
}

/** Whether a value names an account, an organization, or something that exists only once. */
function saysWho(text: string): boolean {
  if (isEverything(text)) return false;
  if (!/[*?]/.test(text)) return true;
  const [arn, , service, , account = "", ...resource] = text.split(":");
  if (arn === "arn") {
    // A bucket has no account in its ARN, and its name only once in the world.
    if (service === "s3") return /^[^*?]/.test(resource.join(":"));
    return account !== "" && !/[*?]/.test(account);
  }
  // o-abc/r-root/*, AROAID:*, repo:owner/name:*
  return /^[^*?]{4,}[/:]/.test(text);
}
