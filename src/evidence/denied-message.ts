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
