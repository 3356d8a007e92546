import { covers } from "../catalog/wildcard.ts";
import { isJson, objectIn, textIn } from "./reading/records.ts";

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
  const type = textIn(identity, "type");
  const via = textIn(identity, "invokedBy");
  if (type === "AWSService") return { kind: "service" };
  const context = objectIn(identity, "sessionContext");
  const issuer = context && objectIn(context, "sessionIssuer");
  const issued = issuer && textIn(issuer, "arn");
  const own = textIn(identity, "arn");
  const arn = [issued, own, roleOf(own)].find((each) => each !== undefined && principal.test(each));
  if (arn !== undefined && type !== "AWSAccount") {
    return {
      kind: "principal",
      arn,
      ...(own !== undefined && session.test(own) && { session: own }),
      ...(isService(via) && { via }),
    };
  }
  if (type === "AWSAccount") return { kind: "other account" };
  if (type === "SAMLUser" || type === "WebIdentityUser" || type === "IdentityCenterUser")
    return { kind: "federated" };
  // What a service does for itself may have no identity but the service's name.
  return type === undefined && isService(via) ? { kind: "service" } : unknown;
}

const unknown: Caller = { kind: "unknown" };

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
