/**
 * One request to AWS, all of it known: what is asked for, by whom, and what AWS says of it beside
 * that. Follows "The request context" of AWS's IAM User Guide.
 */
export type Request = {
  /** `s3:GetObject`, in any case. */
  readonly action: string;
  /** The ARN of what is asked for, or `*` for actions that are about no resource. */
  readonly resource: string;
  readonly caller: Caller;
  readonly context: Context;
};

/** Who asks. A session of a role carries the ARN of its role, as `aws:PrincipalArn` does. */
export type Caller =
  | {
      readonly type: "AWS";
      /** Of the user, role or root user. */
      readonly arn: string;
      readonly account: string;
      /** `arn:aws:sts::111122223333:assumed-role/app/name`, where a role's session asks. */
      readonly session?: string;
    }
  | { readonly type: "Service"; readonly name: string }
  | { readonly type: "Federated"; readonly provider: string }
  | { readonly type: "CanonicalUser"; readonly id: string }
  | { readonly type: "anonymous" };

/**
 * The values of the condition keys that the request carries, by the key in lower case. A key that is
 * absent is missing from the request; what the caller says of itself (`aws:principalarn`) is there too.
 */
export type Context = ReadonlyMap<string, readonly string[]>;
