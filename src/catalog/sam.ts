/**
 * A statement that AWS SAM makes. In its texts `${AWS::Region}` is CloudFormation's, any other
 * `${Name}` is what is given to the template or the connector. Its effect is Allow.
 */
export type SamStatement = {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Principal?: { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/**
 * A policy template: `S3CrudPolicy: {BucketName: ...}`.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html)
 */
export type PolicyTemplate = {
  readonly parameters: readonly string[];
  readonly statements: readonly SamStatement[];
};

/**
 * What a connector from one type of resource to another grants.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html)
 */
export type Connection = {
  /** Which of the two has the policy: by its role, or as the policy of the resource itself. */
  readonly on: "source" | "destination";
  readonly kind: "identity" | "resource";
  readonly Read?: readonly SamStatement[];
  readonly Write?: readonly SamStatement[];
};

/** What AWS SAM makes policies of. */
export type SamPolicies = {
  /** By name. */
  readonly templates: ReadonlyMap<string, PolicyTemplate>;
  /** Between two types of CloudFormation's, none of SAM's own. */
  connection(source: string, destination: string): Connection | undefined;
};

/** A managed policy that SAM attaches to a role that it makes, and what asks for it. */
export type SamAttachment = {
  /** The names on the way to the property; `*` is each of a map. */
  readonly at: readonly string[];
  /** The value that asks for it, or the one that does not; any does where neither is said. */
  readonly is?: string;
  readonly not?: string;
  /** What stands beside it and makes SAM attach none: a role of its own. */
  readonly without?: string;
  /** Its name. */
  readonly policy: string;
};

/** Statements that SAM writes into a role that it makes, and what asks for them. */
export type SamInline = {
  /** The names on the way to the property; `*` is each of a map. */
  readonly at: readonly string[];
  /** The `Type` that is written there. */
  readonly is: string;
  /** A list below there, the first item of each type of which asks for them, not the property itself. */
  readonly each?: readonly string[];
  /** The types of items that do; all, where none is named. */
  readonly of?: readonly string[];
  /** Their names are those of properties, from where they are asked for. */
  readonly statements: readonly SamStatement[];
};

type Read = (file: string) => string;

type InlineRow = Omit<SamInline, "at" | "each"> & { readonly at: string; readonly each?: string };

const inline = new WeakMap<Read, readonly SamInline[]>();

/** Reads `sam-inline-policies.json` of the catalog, once for a catalog: those of functions. */
export function openSamInline(read: Read): readonly SamInline[] {
  const known = inline.get(read);
  if (known) return known;
  const rows = JSON.parse(read("sam-inline-policies.json")) as {
    readonly "AWS::Serverless::Function": readonly InlineRow[];
  };
  const made = rows["AWS::Serverless::Function"].map(({ at, each, ...row }) => ({
    ...row,
    at: at.split("."),
    ...(each !== undefined && { each: each.split(".") }),
  }));
  inline.set(read, made);
  return made;
}

/** Reads `sam-managed-policies.json` of the catalog: by type. */
export function openSamAttachments(read: Read): ReadonlyMap<string, readonly SamAttachment[]> {
  const known = attachments.get(read);
  if (known) return known;
  const { types } = JSON.parse(read("sam-managed-policies.json")) as {
    types: Record<string, readonly (Omit<SamAttachment, "at"> & { readonly at: string })[]>;
  };
  const made = new Map(
    Object.entries(types).map(([type, rows]) => [
      type,
      rows.map(({ at, ...row }) => ({ ...row, at: at.split(".") })),
    ]),
  );
  attachments.set(read, made);
  return made;
}

const attachments = new WeakMap<Read, ReadonlyMap<string, readonly SamAttachment[]>>();

const opened = new WeakMap<Read, SamPolicies>();

/** Reads `sam-policy-templates.json` and `sam-connectors.json` of the catalog, once for a catalog. */
export function openSamPolicies(read: Read): SamPolicies {
  const known = opened.get(read);
  if (known) return known;
  const templates = JSON.parse(read("sam-policy-templates.json")) as Record<string, PolicyTemplate>;
  const connections = new Map(
    Object.entries(JSON.parse(read("sam-connectors.json")) as Record<string, Connection>),
  );
  const made: SamPolicies = {
    templates: new Map(Object.entries(templates)),
    connection: (source, destination) => connections.get(`${source} ${destination}`),
  };
  opened.set(read, made);
  return made;
}
