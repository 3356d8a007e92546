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
  readonly policy: Readonly<Record<string, unknown>>;
};

/** A policy that AWS itself publishes, with names of ours, and so has nothing to be told of but suggestions. */
export type GoodExample = Example & { readonly page: string };

/** A policy that looks other than it is, and all that AWS's policy validation says of it. */
export type Trap = Example & { readonly expect: readonly ExpectedFinding[] };

/** A code, and the path of each place where the finding lies. */
export type ExpectedFinding = { readonly code: string; readonly at: readonly string[] };
