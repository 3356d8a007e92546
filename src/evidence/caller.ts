import { covers } from "../catalog/wildcard.ts";
import { lately } from "./lately.ts";
import { isJson, textOf } from "./reading/records.ts";

/** Who called. */
export type Caller =
  | {
      readonly kind: "principal";
      /** Of the user, of the role behind a session, or of the root user. */
      readonly arn: string;
      /** Of the session, where one called. */
      readonly session?: string;
      /** The service that called under the identity of the principal: `cloudformation.amazonaws.com`. */
      readonly via?: string;
    }
  /** Nobody whose identity policies were asked: a service, somebody of another account or provider. */
  | { readonly kind: OtherCaller };

export const otherCallers = ["service", "other account", "federated", "unknown"] as const;
export type OtherCaller = (typeof otherCallers)[number];

const principal = /^arn:[\w-]+:iam::\d{12}:(?:root|(?:role|user)\/[!-~]{1,600})$/;
const session = /^(arn:[\w-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\/([\w+=,.@-]+)$/;

/**
 * Who a `userIdentity` says has called. Follows "CloudTrail userIdentity element" of the AWS CloudTrail
 * User Guide. Some events lack the type: what there is decides.
 */
export function callerOf(identity: unknown): Caller {
  if (!isJson(identity)) return unknown;
  // No name that is read here is one that every object has, so that what is there is its own.
  const type = textOf(identity.type);
  const via = textOf(identity.invokedBy ?? identity.invokedby);
  if (type === "AWSService") return service;
  const context = identity.sessionContext ?? identity.sessioncontext;
  const issuer = isJson(context) ? (context.sessionIssuer ?? context.sessionissuer) : undefined;
  const own = textOf(identity.arn);
  const issued = isJson(issuer) ? textOf(issuer.arn) : undefined;
  const key = own ?? issued;
  const met = key === undefined ? undefined : known.get(key);
  if (met && met.type === type && met.via === via && met.issued === issued && met.own === own)
    return met.caller;
  const caller = calledBy(type, via, issued, own);
  if (key !== undefined) known.set(key, { type, via, issued, own, caller }, key.length);
  return caller;
}

/** What an identity said, and who that is. */
type Met = {
  readonly type: string | undefined;
  readonly via: string | undefined;
  readonly issued: string | undefined;
  readonly own: string | undefined;
  readonly caller: Caller;
};

/** By the ARN that called: the same call again and again. */
const known = lately<string, Met>(500_000);

function calledBy(
  type: string | undefined,
  via: string | undefined,
  issued: string | undefined,
  own: string | undefined,
): Caller {
  const arn = principalIn(issued, own);
  if (arn !== undefined && type !== "AWSAccount") {
    const caller = { kind: "principal", arn } as const;
    const isSession = own !== undefined && session.test(own);
    if (isService(via)) return isSession ? { ...caller, session: own, via } : { ...caller, via };
    return isSession ? { ...caller, session: own } : caller;
  }
  if (type === "AWSAccount") return { kind: "other account" };
  if (type === "SAMLUser" || type === "WebIdentityUser" || type === "IdentityCenterUser")
    return { kind: "federated" };
  // What a service does for itself may have no identity but the service's name.
  return type === undefined && isService(via) ? service : unknown;
}

const unknown: Caller = { kind: "unknown" };
const service: Caller = { kind: "service" };

/** Whoever asked for a session, else who called, else the role that the session is of. */
function principalIn(issued: string | undefined, own: string | undefined): string | undefined {
  if (issued !== undefined && principal.test(issued)) return issued;
  if (own !== undefined && principal.test(own)) return own;
  const role = roleOf(own);
  return role !== undefined && principal.test(role) ? role : undefined;
}

/** The role of a session, which tells of its name and not of its path. */
export function roleOf(arn: string | undefined): string | undefined {
  const [, partition, account, name] = session.exec(arn ?? "") ?? [];
  return name === undefined ? undefined : `${partition}:iam::${account}:role/${name}`;
}

/**
 * Whether a pattern of ARNs means a user or role: by its own ARN, or by that of sessions of it, which does not tell
 * its path.
 *
 * @param arn of a user or role
 */
export function isMeantBy(pattern: string, arn: string): boolean {
  const [, partition, account = "", name] =
    /^(arn:[^:]+):sts::([^:]*):assumed-role\/([^/]+)\/.+$/.exec(pattern) ?? [];
  if (name === undefined) return covers(pattern, arn);
  const [, own = ""] = /:role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return (
    own !== "" && covers(name, own) && covers(`${partition ?? ""}:iam::${account}:role/*`, arn)
  );
}

/** `AWS Internal` is a service that does not say which. */
function isService(text: string | undefined): text is string {
  return text !== undefined && /^(?:[\w.-]{1,100}|AWS Internal)$/.test(text);
}
