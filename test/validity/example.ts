import { reading, type Condition, type Policy } from "./policy.ts";

/** The types of policies that AWS's policy validation tells apart, and the trust policies of roles. */
export type ExampleKind =
  | "identity"
  | "resource"
  | "trust"
  | "service-control"
  | "resource-control";

export type Example = {
  readonly name: string;
  readonly kind: ExampleKind;
  /** As CloudFormation names it: `AWS::S3::Bucket`. */
  readonly resourceType?: string;
  readonly policy: Policy;
};

/** A policy that AWS itself publishes, with names of ours, and so has nothing to be told of but suggestions. */
export type GoodExample = Example & { readonly page: string };

/** A policy that looks other than it is, and all that AWS's policy validation says of it. */
export type Trap = Example & { readonly expect: readonly ExpectedFinding[] };

/** A code, and the path of each place where the finding lies; `$` is the policy as a whole. */
export type ExpectedFinding = { readonly code: string; readonly at: readonly string[] };

/** A good policy from a page of AWS's documentation, whose address is given without its beginning. */
export function published(
  kind: ExampleKind,
  name: string,
  page: string,
  policy: Policy,
  resourceType?: string,
): GoodExample {
  const address = `https://docs.aws.amazon.com/${page}.html`;
  return { name, page: address, kind, policy, ...(resourceType && { resourceType }) };
}

/** A policy of an identity, a role or an organization, and what is found in it. */
export function trap(
  kind: ExampleKind,
  name: string,
  policy: Policy,
  ...expect: readonly ExpectedFinding[]
): Trap {
  return { name, kind, policy, expect };
}

/** A policy of a resource, and what is found in it. */
export function resourceTrap(
  resourceType: string,
  name: string,
  policy: Policy,
  ...expect: readonly ExpectedFinding[]
): Trap {
  return { ...trap("resource", name, policy, ...expect), resourceType };
}

/** A trap of an identity's policy of one statement: reading reports under a condition. */
export function readingIf(
  name: string,
  condition: Condition,
  ...expect: readonly ExpectedFinding[]
): Trap {
  return trap("identity", name, reading(condition), ...expect);
}

export function finding(code: string, ...at: readonly string[]): ExpectedFinding {
  return { code, at };
}
