import { awsccAttribute } from "./awscc.ts";

/** A property of a declaration: the names on the way to it, the outermost first. */
export type Property = readonly string[];

/** A word that AWS writes itself, or the property that says it. */
export type WordOrAt = string | { readonly at: Property };

/**
 * How AWS writes a declaration, property by property, into the policy of a resource as a statement.
 * It is an Allow.
 */
export type Permission = {
  readonly sid: Property;
  readonly action: Property;
  readonly principal: Property;
  /** The properties of which one names the resource: by its name, or by an ARN or a part of one. */
  readonly resource: readonly Property[];
  /** The properties of which one says what follows the name of the resource, behind a colon. */
  readonly qualifier: readonly Property[];
  readonly conditions: readonly {
    readonly operator: WordOrAt;
    readonly key: WordOrAt;
    readonly value: Property;
  }[];
  /** What AWS takes where a property is not given. */
  otherwise(property: Property): string | undefined;
};

type Row = {
  readonly sid: string;
  readonly action: string;
  readonly principal: string;
  readonly resource: string;
  readonly qualifier?: string;
  readonly conditions: readonly {
    readonly operator: string | { readonly at: string };
    readonly key: string | { readonly at: string };
    readonly value: string;
  }[];
  readonly otherwise?: Readonly<Record<string, string>>;
};

type Permissions = ReadonlyMap<string, Permission>;
type Language = "terraform" | "cloudformation";
type Read = (file: string) => string;

const opened = new WeakMap<Read, Map<Language, Permissions>>();

/**
 * Reads `permissions.json` of the catalog, once for a catalog: by the type of resource to whose
 * policy they go. It has CloudFormation's names of properties, which Terraform's providers write in
 * their own way.
 */
export function openPermissions(read: Read, language: Language): Permissions {
  const known = opened.get(read) ?? new Map<Language, Permissions>();
  opened.set(read, known);
  const found = known.get(language) ?? readPermissions(read, language);
  known.set(language, found);
  return found;
}

function readPermissions(read: Read, language: Language): Permissions {
  const rows = JSON.parse(read("permissions.json")) as Record<string, Row>;
  const spelled = language === "terraform" ? awsccAttribute : (name: string): string => name;
  return new Map(Object.entries(rows).map(([type, row]) => [type, permissionOf(row, spelled)]));
}

function permissionOf(row: Row, spelled: (name: string) => string): Permission {
  const property = (name: string): Property => spelled(name).split(".");
  const wordOrAt = (word: Row["conditions"][number]["key"]): WordOrAt =>
    typeof word === "string" ? word : { at: property(word.at) };
  const otherwise = new Map(
    Object.entries(row.otherwise ?? {}).map(([name, value]) => [spelled(name), value]),
  );
  return {
    sid: property(row.sid),
    action: property(row.action),
    principal: property(row.principal),
    resource: row.resource.split(" ").map(property),
    qualifier: row.qualifier?.split(" ").map(property) ?? [],
    conditions: row.conditions.map(({ operator, key, value }) => ({
      operator: wordOrAt(operator),
      key: wordOrAt(key),
      value: property(value),
    })),
    otherwise: (name) => otherwise.get(name.join(".")),
  };
}
