import type { Condition, Statement } from "./policy.ts";
import { known } from "./text.ts";

/**
 * Keys whose value says which resource or which caller it is, so that a condition on them limits
 * an Allow as naming the resource would. (How, for each service and type, is refined elsewhere.)
 */
const scopingKeys =
  /^(?:aws:(?:ResourceTag\/.+|ResourceAccount|ResourceOrgID|ResourceOrgPaths|PrincipalArn|PrincipalOrgID|PrincipalOrgPaths|PrincipalAccount|PrincipalTag\/.+|SourceArn|SourceAccount|SourceOwner|SourceOrgID|SourceOrgPaths|SourceVpc|SourceVpce|SourceIp|CalledVia|CalledViaFirst|CalledViaLast|RequestTag\/.+)|[a-z0-9-]+:ResourceTag\/.+|iam:(?:PassedToService|PermissionsBoundary|PolicyARN|AWSServiceName|AssociatedResourceArn)|kms:(?:ViaService|CallerAccount|GrantIsForAWSResource|EncryptionContext:.+|ResourceAliases)|s3:(?:ResourceAccount|DataAccessPointArn|prefix|ExistingObjectTag\/.+)|cloudwatch:namespace|ec2:(?:CreateAction|Vpc|Subnet|InstanceProfile)|dynamodb:LeadingKeys|ssm:resourceTag\/.+|secretsmanager:(?:SecretId|ResourceTag\/.+)|lambda:FunctionArn|sts:(?:ExternalId|RoleSessionName)|ses:(?:FromAddress|FromDisplayName)|events:(?:source|detail-type)|[^:]+:(?:sub|aud|amr))$/i;

/** The key of a condition that limits the statement; undefined where none does. */
export function scopingCondition(statement: Statement): string | undefined {
  return statement.conditions.map(scopes).find((key) => key !== undefined);
}

/**
 * The key of a condition that limits what is allowed: a positive operator, which a missing key
 * does not satisfy, on a key that says which resource or caller it is, with a value that is not
 * everything.
 */
export function scopes({ operator, key, values }: Condition): string | undefined {
  const name = known(key);
  const test = known(operator);
  if (name === undefined || test === undefined || !scopingKeys.test(name)) return undefined;
  const [, qualifier = "", plain = ""] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/i.exec(test) ?? [];
  // ForAllValues holds where the key is missing; so does every IfExists and every negation.
  if (/^forallvalues$/i.test(qualifier)) return undefined;
  if (/ifexists$|^null$/i.test(plain) || /not/i.test(plain)) return undefined;
  if (values.items.length + values.rest.length === 0) return undefined;
  // A tag must be there to be anything: that says which resources are meant, whatever its value.
  if (/tag\/.+$/i.test(name)) return name;
  return values.items.some((value) => isEverything(known(value))) ? undefined : name;
}

/** A value that any value of the key satisfies. */
function isEverything(value: string | undefined): boolean {
  return value !== undefined && /^\*+$|^(?:0\.0\.0\.0|::)\/0$/.test(value);
}
