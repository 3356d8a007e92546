import { awsccAttribute, awsccType } from "./awscc.ts";

/** Where a language writes policies: the type of a declaration, and the attributes that hold one. */
export type PolicyPlaces = ReadonlyMap<string, readonly PolicyPlace[]>;

/** The way to an attribute; `[]` behind a name means each item of a list. */
export type AttributePath = readonly { readonly name: string; readonly each: boolean }[];

export type PolicyPlace = {
  readonly path: AttributePath;
  /** What the policy is to AWS: one of `PolicyKind` in iam/. */
  readonly kind: string;
  /** The attributes that name what it is attached to; "@" is the declaration itself. */
  readonly attach: readonly string[];
  /** The type of AWS resource that a resource policy protects: `s3:bucket`. */
  readonly protects?: string;
  readonly shelter?: Shelter;
};

/** What keeps the world out beside a policy, whatever it says. */
export type Shelter = {
  /** The type that says so: of what the policy is attached to, */
  readonly type: string;
  /** or of a declaration that names that in an attribute. */
  readonly attach?: string;
  /** The attributes any of which does so: where it is there, or only where it is true. */
  readonly any: readonly { readonly path: AttributePath; readonly onlyTrue: boolean }[];
};

/** Where a language gives access, or limits it, without writing a policy there. */
export type NamedPlaces = ReadonlyMap<string, readonly NamedPlace[]>;

export type NamedPlace = {
  /** Empty for the declaration itself. */
  readonly path: AttributePath;
  /**
   * A managed policy that is attached, one that is a permissions boundary, a policy of an organization,
   * a group of which somebody is made a member, a permission that is a declaration of its own, the
   * authorization of a function's URL, a template in a text, or an application with a template of its
   * own.
   */
  readonly names:
    | "policy"
    | "boundary"
    | "ceiling"
    | "group"
    | "permission"
    | "url"
    | "nested"
    | "application";
  /** As in `PolicyPlace`. */
  readonly attach: readonly string[];
  /** Of a permission, the type of AWS resource whose policy it goes to. */
  readonly protects?: string;
};

/** A declaration that makes an AWS resource: what its ARN and name are, and how to refer to them. */
export type DeclaredType = {
  /** The type in AWS's reference: `s3:bucket`. */
  readonly type: string;
  /**
   * The attribute that sets the name; `@x` names the attribute under which a generated one is
   * found, and "@" alone says that there is none.
   */
  readonly name: string;
  /** The attribute (Terraform) or return value (`Fn::GetAtt`) that gives the ARN. */
  readonly arn?: string;
  /** What `Ref` gives in CloudFormation. */
  readonly ref?: "name" | "arn" | "none";
  /** Further attributes of Terraform that give the name. */
  readonly also?: readonly string[];
  /** What AWS appends to the name in the ARN. */
  readonly suffix?: string;
  /** What CloudFormation's ARN has behind the one of the reference. */
  readonly cfnArnSuffix?: string;
  /** The return value of `Fn::GetAtt` that gives the name, where `Ref` gives something else. */
  readonly cfnName?: string;
  /** Of an API: the attribute that its calls' ARNs begin with, or `Ref` where they are made of its id. */
  readonly calls?: string;
};

type Language = "terraform" | "cloudformation" | PlainLanguage;

/** What is written as YAML or JSON without a language of its own around it. */
export type PlainLanguage = "ansible" | "answers" | "kubernetes";

type Read = (file: string) => string;

/** Each table is read once for a catalog, however many files are read by it. */
const tables = new WeakMap<Read, Map<string, ReadonlyMap<string, unknown>>>();

function once<T>(
  read: Read,
  table: string,
  make: () => ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  const known = tables.get(read) ?? new Map<string, ReadonlyMap<string, unknown>>();
  tables.set(read, known);
  const found = known.get(table) as ReadonlyMap<string, T> | undefined;
  if (found) return found;
  const made = make();
  known.set(table, made);
  return made;
}

/** Reads `policy-places.json` and `declared-types.json` of the catalog for one language. */
export function openPlaces(read: Read, language: Language): PolicyPlaces {
  return once(read, `places ${language}`, () => readPlaces(read, language));
}

function readPlaces(read: Read, language: Language): PolicyPlaces {
  return byType(rowsOf(read, language), ({ at, kind, attach, protects, shelter }) =>
    kind === undefined
      ? []
      : [
          {
            path: pathOf(at),
            kind,
            attach: namesIn(attach),
            ...(protects !== undefined && { protects }),
            ...(shelter && { shelter: { ...shelter, any: namesIn(shelter.any).map(shelterAt) } }),
          },
        ],
  );
}

/** Reads of `policy-places.json` what names policies, and what gives access without one. */
export function openNamedPlaces(read: Read, language: Language): NamedPlaces {
  return once(read, `named places ${language}`, () =>
    byType(rowsOf(read, language), ({ at, names, attach, protects }) =>
      names === undefined
        ? []
        : [
            {
              path: pathOf(at),
              names,
              attach: namesIn(attach),
              ...(protects !== undefined && { protects }),
            },
          ],
    ),
  );
}

/** An attribute that holds a policy (`kind`), or one that gives access in another way (`names`). */
type Row = {
  readonly at: string;
  readonly kind?: string;
  readonly names?: NamedPlace["names"];
  readonly attach?: string;
  readonly protects?: string;
  readonly shelter?: Omit<Shelter, "any"> & { readonly any: string };
};

type Rows = Readonly<Record<string, readonly Row[]>>;

function rowsOf(read: Read, language: Language): Rows {
  const all = JSON.parse(read("policy-places.json")) as Record<Language, Rows>;
  const { terraform, cloudformation } = all;
  if (language !== "terraform") return all[language];
  const derived = inCloudControl(cloudformation, (rows) =>
    rows.map((row) => ({
      ...row,
      at: awsccAttribute(row.at),
      ...(row.attach !== undefined && { attach: awsccAttribute(row.attach) }),
      ...(row.shelter && {
        shelter: {
          type: awsccType(row.shelter.type) ?? "",
          any: awsccAttribute(row.shelter.any),
        },
      }),
    })),
  );
  return { ...terraform, ...derived };
}

/** A table of CloudFormation's types as one of the types of Terraform's Cloud Control provider. */
function inCloudControl<T>(
  table: Readonly<Record<string, T>>,
  rename: (row: T) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, row]) => {
      const type = awsccType(name);
      return type === undefined ? [] : [[type, rename(row)] as const];
    }),
  );
}

function byType<T>(
  rows: Readonly<Record<string, readonly Row[]>>,
  make: (row: Row) => readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return new Map(
    Object.entries(rows)
      .map(([type, all]) => [type, all.flatMap(make)] as const)
      .filter(([, made]) => made.length > 0),
  );
}

function pathOf(at: string): AttributePath {
  if (at === "@") return [];
  return at.split(".").map((step) => ({ name: step.replace("[]", ""), each: step.endsWith("[]") }));
}

/** `block_public_policy=true` */
function shelterAt(written: string): Shelter["any"][number] {
  const [at = "", value] = written.split("=");
  return { path: pathOf(at), onlyTrue: value === "true" };
}

function namesIn(attach: string | undefined): readonly string[] {
  return attach?.split(" ") ?? [];
}

export function openDeclaredTypes(
  read: Read,
  language: Language,
): ReadonlyMap<string, DeclaredType> {
  return once(read, `types ${language}`, () => readDeclaredTypes(read, language));
}

export type DataType = Required<Pick<DeclaredType, "type" | "arn">>;

/** The data sources of Terraform that give the ARN of what they look up: its type, and the attribute. */
export function openDataTypes(read: Read): ReadonlyMap<string, DataType> {
  return once(read, "types of data sources", () => {
    const { terraformData } = JSON.parse(read("declared-types.json")) as {
      readonly terraformData: Record<string, DataType>;
    };
    return new Map(Object.entries(terraformData));
  });
}

function readDeclaredTypes(read: Read, language: Language): ReadonlyMap<string, DeclaredType> {
  const all = JSON.parse(read("declared-types.json")) as Record<
    Language,
    Record<string, DeclaredType>
  >;
  const { terraform, cloudformation } = all;
  if (language !== "terraform") return new Map(Object.entries(all[language]));
  const derived = inCloudControl(cloudformation, ({ type, name, arn, ref, suffix }) => ({
    type,
    name: awsccAttribute(name),
    ...(arn !== undefined && { arn: awsccAttribute(arn) }),
    ...(ref === "name" && { also: ["id"] }),
    ...(suffix !== undefined && { suffix }),
  }));
  return new Map(Object.entries({ ...terraform, ...derived }));
}
