/** What a message of AWS's says was denied. */
export type DeniedAction = {
  /** `s3:GetObject`, as written. */
  readonly action: string;
  /** The ARN that it was denied on, where the message says it. */
  readonly resource: string | undefined;
};

/**
 * Reads a message that AWS answers a denied call with: `User: ... is not authorized to perform: s3:GetObject
 * on resource: ... because no identity-based policy allows the s3:GetObject action`. Undefined where it names
 * no action: "Access Denied". Follows "Troubleshoot access denied error messages" of the AWS IAM User Guide.
 */
export function deniedBy(message: string): DeniedAction | undefined {
  const [, said] =
    /(?:not authorized to perform:?|not allowed to execute \[)\s*([\w-]+:[\w*]+)/.exec(message) ??
    [];
  // It is said again where the sentence in front of it leaves it out.
  const [, again] = /policy allows the ([\w-]+:[\w*]+) action/.exec(message) ?? [];
  const action = said ?? again;
  if (action === undefined) return undefined;
  const [, resource] = /on resource:\s*"?(arn:[^\s"]+)/.exec(message) ?? [];
  return { action, resource: resource?.replace(/[.,;]$/, "") };
}

/**
 * The kind of policy that such a message says decided, in its words: `service control policy` that denies
 * explicitly, `no identity-based policy` where none allows it. Undefined where it does not say.
 */
export function decidedBy(message: string): string | undefined {
  const [, missing] = /because (no [a-z -]{1,40}?)(?: policy)? allows the /i.exec(message) ?? [];
  if (missing !== undefined) return withPolicy(missing.toLowerCase());
  const [, kind] = /with an explicit deny in an? ([a-z -]{1,40})/i.exec(message) ?? [];
  return kind === undefined ? undefined : withPolicy(kind.toLowerCase().trim());
}

/** A boundary is none in AWS's words; all else is a policy, whether or not it says so. */
function withPolicy(kind: string): string {
  const own = kind.replace(/^(.*?(?:policy|boundary)).*$/, "$1");
  return /(?:policy|boundary)$/.test(own) ? own : `${own} policy`;
}
