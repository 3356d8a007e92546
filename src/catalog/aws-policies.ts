/** The managed policies of AWS, by their names: how each one's ARN ends, `service-role/AWSLambdaBasicExecutionRole`. */
export type AwsPolicies = ReadonlyMap<string, string>;

/** By the path in their ARNs, with blanks between them. */
type Table = { readonly managedPolicies: Readonly<Record<string, string>> };

const opened = new WeakMap<(file: string) => string, AwsPolicies>();

/** Reads those that `pulumi.json` of the catalog names, once. AWS may have newer ones. */
export function openAwsPolicies(read: (file: string) => string): AwsPolicies {
  const known = opened.get(read);
  if (known) return known;
  const { managedPolicies } = JSON.parse(read("pulumi.json")) as Table;
  const policies = new Map(
    Object.entries(managedPolicies).flatMap(([path, names]) =>
      names.split(" ").map((name) => [name, path === "" ? name : `${path}/${name}`] as const),
    ),
  );
  opened.set(read, policies);
  return policies;
}

/**
 * How the ARN ends of the policy that a data source finds by its name, below a path: where AWS has one that is called
 * so, that, since the data source fails if it finds two. Undefined where it is none of AWS's, as far as is known.
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy)
 */
export function foundByName(policies: AwsPolicies, name: string, path = "/"): string | undefined {
  const ending = policies.get(name);
  return ending !== undefined && `/${ending}`.startsWith(path) ? ending : undefined;
}
