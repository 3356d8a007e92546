import type { Scan } from "./scan.ts";
import { inOrder, referrersOf, referringIn, typeOf, type Surroundings } from "./surroundings.ts";

// What runs under a role.

const identity = /^(?:aws_iam_|AWS::IAM::)/;
const isProfile = /^(?:aws_iam_instance_profile|AWS::IAM::InstanceProfile)$/;
/** What says more of a function: what feeds it, where what fails goes. */
export const ofFunctions = /(?:event_?source_?mapping|event_?invoke_?config)$/i;
/**
 * What refers to a role, and does not run under it: what lets it in, what is told of it, and modules of
 * elsewhere, of which it is not known what they make of it.
 */
const idle =
  /^(?:module|null_resource|terraform_data|local_\w+|Custom::.*|AWS::CloudFormation::.*|aws_cloudformation_\w+|aws_(?:kms|lakeformation|ssm|secretsmanager)_\w+|AWS::(?:KMS|LakeFormation|SSM|SecretsManager)::.*|aws_cloudwatch_log_group|AWS::Logs::LogGroup|.*_polic(?:y|ies)|.*Policy|.*_permissions?|.*::Permissions?)$/;
export const isFunction = /(?:^aws_lambda_function|::Function)$/;

/**
 * The functions, tasks and machines that run under roles, in the order of the files: those that refer
 * to a role, or to its instance profile. What SAM makes a role for runs under that alone.
 */
export function runningUnder(roles: readonly string[], around: Surroundings): readonly string[] {
  const own = roles.filter((address) => identity.test(typeOf(address, around)));
  const referring = referringIn(around, own);
  const profiles = referring.filter((address) => isProfile.test(typeOf(address, around)));
  return inOrder([...roles, ...referring, ...referringIn(around, profiles)], around).filter(
    (address) => !runsNothing(typeOf(address, around)),
  );
}

/**
 * Whether the code of what refers to roles runs under one of them: a task has another role too, by which it
 * is started.
 */
export function hasCodeUnder(
  address: string,
  roles: readonly string[],
  { references }: Surroundings | Scan,
): boolean {
  const own = references.get(address)?.supplies?.roles;
  return !own || own.some((role) => roles.includes(role));
}

/** Whether roles are for the code alone: what is needed to start something, no code calls. */
export function areForCode(
  address: string,
  roles: readonly string[],
  around: Surroundings | Scan,
): boolean {
  const starting = around.references.get(address)?.supplies?.startedBy ?? [];
  return hasCodeUnder(address, roles, around) && !starting.some((role) => roles.includes(role));
}

/** Whether something runs under a role in another module, or in one that is not read. */
export function runsElsewhere(role: string, scope: string, scan: Scan): boolean {
  return (referrersOf(scan).get(role) ?? []).some((address) => {
    const node = scan.references.get(address);
    if (!node) return false;
    return node.type === unreadModule || (node.scope !== scope && !runsNothing(node.type));
  });
}

/**
 * Whether something may run under a role that is not seen: it runs elsewhere, or the role, or an instance
 * profile of it, is given out.
 */
export function mayRunElsewhere(role: string, scope: string, scan: Scan): boolean {
  const profiles = (referrersOf(scan).get(role) ?? []).filter((address) =>
    isProfile.test(scan.references.get(address)?.type ?? ""),
  );
  return (
    runsElsewhere(role, scope, scan) ||
    [role, ...profiles].some((address) => scan.references.get(address)?.isGivenOut)
  );
}

/** Whether what feeds a function stands in another module, or may stand in one that is not read. */
export function isCalledElsewhere(address: string, scope: string, scan: Scan): boolean {
  return (referrersOf(scan).get(address) ?? []).some((each) => {
    const node = scan.references.get(each);
    if (!node) return false;
    return node.type === unreadModule || (node.scope !== scope && ofFunctions.test(node.type));
  });
}

const unreadModule = "module";

function runsNothing(type: string): boolean {
  return idle.test(type) || identity.test(type);
}
