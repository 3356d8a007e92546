import { openAwsPolicies } from "./aws-policies.ts";
import { openDeclaredTypes, openNamedPlaces, openPlaces } from "./places.ts";
import { rowOf } from "./row.ts";

/** How Pulumi's library for AWS calls what Terraform's provider, of which it is made, declares. */
export type PulumiNames = {
  /** The Terraform type of a class, by its module and name: `aws_iam_role_policy` of `iam.RolePolicy`. */
  terraformType(service: string, kind: string): string;
  /** The type of CloudFormation: `AWS::IAM::Role` of `iam.Role`. */
  cloudformationType(service: string, kind: string): string;
  /** What the property of a Terraform type's attribute is called, in Terraform's way of writing. */
  property(type: string, attribute: string): string;
  /** The ARN of a managed policy of AWS by the name that the library has for it, in any language. */
  managedPolicy(name: string): string | undefined;
  /** The service of a constant of `iam.Principals`: `LambdaPrincipal`. */
  principal(name: string): string;
};

type Table = {
  readonly types: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly principals: Readonly<Record<string, string>>;
};

const opened = new WeakMap<(file: string) => string, PulumiNames>();

/** Reads `pulumi.json` of the catalog, once. */
export function openPulumiNames(read: (file: string) => string): PulumiNames {
  const known = opened.get(read);
  if (known) return known;
  const table = JSON.parse(read("pulumi.json")) as Table;
  const policies = new Map(
    [...openAwsPolicies(read)].map(([name, ending]) => [plain(name), ending] as const),
  );
  const types = new Map(
    [
      ...openPlaces(read, "terraform").keys(),
      ...openNamedPlaces(read, "terraform").keys(),
      ...openDeclaredTypes(read, "terraform").keys(),
    ].flatMap((type) => (type.startsWith("aws_") ? [[plain(type.slice(4)), type] as const] : [])),
  );
  const native = new Map(
    [
      ...openPlaces(read, "cloudformation").keys(),
      ...openNamedPlaces(read, "cloudformation").keys(),
      ...openDeclaredTypes(read, "cloudformation").keys(),
    ].map((type) => [plain(type.replace(/^AWS::/, "")), type] as const),
  );
  const names: PulumiNames = {
    terraformType(service, kind) {
      const module = service.replace(/_$/, "");
      const name = kind.replace(/V2$/, "");
      const [own, bare] = [plain(module + name), plain(name)];
      return (
        rowOf(table.types, `${module}.${kind}`) ??
        types.get(own) ??
        (module === "ec2" ? types.get(bare) : undefined) ??
        `aws_${module.toLowerCase()}_${inSnakeCase(name)}`
      );
    },
    cloudformationType: (service, kind) =>
      native.get(plain(service + kind)) ?? `AWS::${service}::${kind}`,
    property: (type, attribute) =>
      rowOf(rowOf(table.properties, type) ?? {}, attribute) ?? attribute,
    managedPolicy(name) {
      const key = plain(name);
      // Some have a name without AWS's in front.
      const found = ["", "aws", "amazon"].flatMap((prefix) => policies.get(prefix + key) ?? [])[0];
      return found === undefined ? undefined : `arn:aws:iam::aws:policy/${found}`;
    },
    principal: (name) =>
      rowOf(table.principals, name) ??
      `${name.replace(/Principal$/, "").toLowerCase()}.amazonaws.com`,
  };
  opened.set(read, names);
  return names;
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** `role_policy` of `RolePolicy` and `rolePolicy`. */
export function inSnakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}
