import type { Policy } from "../iam/policy.ts";
import type { Caller } from "../iam/request.ts";

/**
 * The policies that bear on a request, by what they are to it. A ceiling that is not given is not
 * there and limits nothing. One that is given allows what its policies allow: none of them, nothing.
 */
export type Situation = {
  /** Of who asks, and of its groups. */
  readonly identity?: readonly Policy[];
  /** Of what is asked for: of a bucket or key, or the trust policy of a role to assume. */
  readonly resource?: readonly Policy[];
  /** The account of what is asked for; not given, that of who asks. */
  readonly resourceAccount?: string;
  /** What is asked for is a KMS key or a role to assume, whose own policy must allow or delegate. */
  readonly resourceMustAllow?: boolean;
  readonly boundary?: readonly Policy[];
  readonly session?: readonly Policy[];
  /** Of the account of who asks, a list a level: root, organizational units, account. */
  readonly serviceControl?: readonly (readonly Policy[])[];
  /** Of the account of what is asked for, at all levels; only for services that AWS applies them to. */
  readonly resourceControl?: readonly Policy[];
  /** Of the VPC endpoint through which the request comes. */
  readonly endpoint?: readonly Policy[];
  /** Of the organization that the control policies are of: they spare it. */
  readonly managementAccount?: string;
};

/** Policies that grant nothing, and only limit what others grant. */
export type Ceiling = {
  readonly kind: "boundary" | "session" | "service-control" | "resource-control" | "endpoint";
  readonly policies: readonly Policy[];
};

/**
 * The ceilings that bear on a request; service control policies are one a level. Services and who is
 * no identity of an account have no policies of their own. "SCPs don't affect users or roles in the
 * management account", "RCPs don't affect resources in the management account", and neither of them
 * service-linked roles (AWS Organizations User Guide).
 */
export function ceilingsOf(caller: Caller, situation: Situation): readonly Ceiling[] {
  const { boundary, session, serviceControl, resourceControl, endpoint } = situation;
  const { managementAccount: spared, resourceAccount = accountOf(caller) } = situation;
  const isLinked = isServiceLinked(caller);
  const ceilings: Ceiling[] = [];
  const add = (kind: Ceiling["kind"], policies: readonly Policy[] | undefined): void => {
    if (policies) ceilings.push({ kind, policies });
  };
  if (caller.type === "AWS") {
    add("boundary", boundary);
    add("session", session);
    if (!isLinked && (spared === undefined || caller.account !== spared))
      for (const level of serviceControl ?? []) add("service-control", level);
  }
  if (!isLinked && (spared === undefined || resourceAccount !== spared))
    add("resource-control", resourceControl);
  add("endpoint", endpoint);
  return ceilings;
}

export function isSameAccount(caller: Caller, { resourceAccount }: Situation): boolean {
  return resourceAccount === undefined || resourceAccount === accountOf(caller);
}

function accountOf(caller: Caller): string | undefined {
  return caller.type === "AWS" ? caller.account : undefined;
}

function isServiceLinked(caller: Caller): boolean {
  return caller.type === "AWS" && /^arn:[^:]*:iam::\d*:role\/aws-service-role\//.test(caller.arn);
}
