import type { IdentityProviders } from "../catalog/identity-providers.ts";
import { itemPattern } from "./action-pattern.ts";
import { tells } from "./federation.ts";
import type { Condition, Statement } from "./policy.ts";
import { alternatives, known, type Hole, type Text } from "./text.ts";

/**
 * What a condition may limit: who asks (and from where, or on whose behalf), or what is asked for.
 * One is no substitute for the other: who is in the organization may still read every bucket, and
 * a prefix of a bucket may still be read by everybody.
 */
export type Limited = "caller" | "request";

const limiting: Readonly<Record<Limited, RegExp>> = {
  caller: keys(
    "aws:(?:PrincipalArn|PrincipalAccount|PrincipalOrgID|PrincipalOrgPaths|userid)",
    "aws:Source(?:Arn|Account|Owner|OrgID|OrgPaths|Vpc|Vpce|VpcArn|Ip)",
    "aws:Vpce(?:Account|OrgID|OrgPaths)",
    "kms:CallerAccount",
    "s3:DataAccessPoint(?:Arn|Account)",
    "[^:]+:(?:sub|aud|amr|oaud)",
  ),
  request: keys(
    "aws:Resource(?:Account|OrgID|OrgPaths)",
    "[a-z0-9-]+:(?:Resource|Request)Tag/.+",
    "cloudwatch:namespace",
    "dynamodb:LeadingKeys",
    "ec2:(?:CreateAction|InstanceProfile|Subnet|Vpc)",
    "events:(?:source|detail-type)",
    "iam:(?:AssociatedResourceArn|AWSServiceName|PassedToService|PermissionsBoundary|PolicyARN)",
    "kms:(?:EncryptionContext:.+|GrantIsForAWSResource|RequestAlias|ResourceAliases|ViaService)",
    "lambda:FunctionArn",
    "s3:(?:DataAccessPointArn|ExistingObjectTag/.+|prefix|ResourceAccount)",
    "secretsmanager:SecretId",
    "ses:(?:FromAddress|FromDisplayName)",
  ),
};

function keys(...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.join("|")})$`, "i");
}

/** What AWS's keys mean. */
export type ConditionFacts = { readonly providers: IdentityProviders };

/** A condition that limits the statement; undefined where none does. */
export function limitingCondition(
  { conditions }: Statement,
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
  { providers }: ConditionFacts,
): boolean {
  const { operator, key, values } = condition;
  // Part of a key may be a variable: `aws:ResourceTag/${var.tag}`.
  const name = itemPattern(key, "x");
  const test = known(operator);
  const [, url = "", claim = ""] = /^(.*):(.*)$/.exec(name.toLowerCase()) ?? [];
  const provider = what === "caller" ? providers.at(url) : undefined;
  if (test === undefined || (!provider && !limiting[what].test(name))) return false;
  if (values.items.length + values.rest.length === 0) return false;
  const isTag = /tag\/.+$/i.test(name);
  // A tag must be there to be anything: that says which resources are meant, whatever its value.
  if (/^null$/i.test(test))
    return isTag && [...values.items, ...values.rest].every((value) => isFalse(value));
  const [, qualifier = "", plain = ""] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/i.exec(test) ?? [];
  // ForAllValues holds where the key is missing; so does every IfExists and every negation.
  if (/^forallvalues$/i.test(qualifier)) return false;
  if (/ifexists$/i.test(plain) || /not/i.test(plain)) return false;
  const written = [...values.items, ...values.rest.flatMap((hole) => hole.among?.texts ?? [])];
  if (provider) return tells(condition, claim, provider, plain);
  const literal = /^stringequals/i.test(plain);
  return written.flatMap(alternatives).every((value) => {
    const text = known(value);
    // What is not known is some value: nobody writes a variable to mean everything.
    if (text === undefined || literal) return true;
    if (isTag) return true;
    return what === "caller" ? saysWho(text) : !isEverything(text);
  });
}

function isFalse(value: Text | Hole): boolean {
  return "parts" in value && known(value) === "false";
}

/** A value that any value of its key satisfies. */
function isEverything(text: string): boolean {
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
