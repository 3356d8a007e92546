/**
 * A call of an API, and every ARN that AWS authorises it on. Written by hand from AWS's pages and
 * from messages of denied calls, never from the catalog: the catalog is held to these.
 */
export type Call = {
  readonly call: string;
  /** The action that the call needs; where it needs several, each has an entry. */
  readonly action: `${string}:${string}`;
  /** In eu-west-1 of the account 111122223333; an id that does not exist yet is a `*`. */
  readonly arns: readonly [string, ...string[]];
  /** What a Terraform configuration declares for it. */
  readonly declared: Resource;
  /** What stands for the names of a replacement that leaves them open, where the resource's does not. */
  readonly names?: Readonly<Record<string, string>>;
  readonly page: `https://docs.aws.amazon.com/${string}.html`;
  /** What Pare gets wrong today, and why. The call must fail then. */
  readonly known?: string;
};

/** A resource by the name that it is given, or by the id that AWS makes up for it. */
export type Resource = {
  readonly type: string;
  /** What a reference to its ARN gives, where its name or id does not say all of that. */
  readonly arn?: string;
} & (
  | { readonly name: string; /** `name`, if nothing else. */ readonly attribute?: string }
  | { readonly id: string }
);

/** An ARN of the account and region of all calls. */
export function here(service: string, resource: string): string {
  return `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
}

/** An ARN of the account that is in no region. */
export function everywhere(service: string, resource: string): string {
  return `arn:aws:${service}::111122223333:${resource}`;
}

/** An ARN of what is in the region, and in no account. */
export function shared(service: string, resource: string): string {
  return `arn:aws:${service}:eu-west-1::${resource}`;
}

/** A page of the service authorization reference. */
export function reference(list: string): Call["page"] {
  return `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${list}.html`;
}

/** A page of a guide: `lambda/latest/dg/urls-auth`. */
export function guide(page: string): Call["page"] {
  return `https://docs.aws.amazon.com/${page}.html`;
}
