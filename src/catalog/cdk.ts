import {
  openDeclaredTypes,
  openNamedPlaces,
  openPlaces,
  type DeclaredType,
  type NamedPlaces,
  type PolicyPlaces,
} from "./places.ts";
import { rowOf } from "./row.ts";

/** What AWS CDK makes of its constructs. */
export type CdkConstructs = {
  /** The CloudFormation type of what a class makes: `AWS::S3::Bucket` of `s3` and `Bucket`. */
  readonly typeOf: (service: string, name: string) => string | undefined;
  readonly declared: ReadonlyMap<string, DeclaredType>;
  readonly places: PolicyPlaces;
  readonly named: NamedPlaces;
  /** What the attributes of a type begin with: `bucket` of `bucketArn`. */
  readonly nounOf: (type: string) => string;
  /** The kind of policy that a property of a type holds, of constructs above CloudFormation's. */
  readonly propertiesOf: (type: string) => ReadonlyMap<string, string>;
  /** The kind of policy that a method adds to. */
  readonly methods: ReadonlyMap<string, string>;
  /** What a method of a type grants. */
  readonly grantOf: (type: string, method: string) => readonly CdkGrant[] | undefined;
  /** What a class grants by itself: `Metric` of `cloudwatch`, by its `grantPutMetricData`. */
  readonly staticGrant: (name: string) => readonly CdkGrant[] | undefined;
  /** What the methods of a type grant. */
  readonly grantsOf: (type: string) => ReadonlyMap<string, readonly CdkGrant[]>;
};

/** A statement of a grant. */
export type CdkGrant = {
  readonly actions: readonly string[];
  /** ARNs, in which `@` is that of the construct. */
  readonly on: readonly string[];
  readonly if?: Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;
};

type Rows = {
  readonly classes: Readonly<Record<string, string>>;
  readonly nouns: Readonly<Record<string, string>>;
  readonly policies: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly grants: Readonly<Record<string, Readonly<Record<string, readonly CdkGrant[]>>>>;
  readonly statics: Readonly<Record<string, readonly CdkGrant[]>>;
};

type Read = (file: string) => string;

const opened = new WeakMap<Read, CdkConstructs>();

/** Reads `cdk.json` of the catalog, and what else it has on CloudFormation's types. */
export function openCdk(read: Read): CdkConstructs {
  const known = opened.get(read);
  if (known) return known;
  const made = readCdk(read);
  opened.set(read, made);
  return made;
}

function readCdk(read: Read): CdkConstructs {
  const rows = JSON.parse(read("cdk.json")) as Rows;
  const { classes, nouns, policies, methods, grants } = rows;
  const declared = openDeclaredTypes(read, "cloudformation");
  const [places, named] = [
    openPlaces(read, "cloudformation"),
    openNamedPlaces(read, "cloudformation"),
  ];
  const types = new Set([
    ...[declared, places, named].flatMap((each) => [...each.keys()]),
    ...Object.keys(grants),
    ...Object.values(classes),
    ...Object.keys(policies),
  ]);
  // Modules and classes are called as services and types are, in another case.
  const byName = new Map([...types].map((type) => [keyOf(type), type]));
  const statics = new Map(Object.entries(rows.statics));
  const byMethod = new Map(
    Object.entries(grants).map(([type, methods]) => [type, new Map(Object.entries(methods))]),
  );
  return {
    typeOf: (service, name) =>
      rowOf(classes, `${service}.${name}`) ??
      byName.get(
        `${rowOf(modules, service) ?? service.replaceAll("-", "")}.${name.replace(/^Cfn/, "")}`.toLowerCase(),
      ),
    declared,
    places,
    named,
    nounOf: (type) => rowOf(nouns, type) ?? lowerFirst(type.slice(type.lastIndexOf(":") + 1)),
    propertiesOf: (type) => new Map(Object.entries({ ...policies["*"], ...rowOf(policies, type) })),
    methods: new Map(Object.entries(methods)),
    grantOf: (type, method) => byMethod.get(type)?.get(method),
    staticGrant: (name) => statics.get(name),
    grantsOf: (type) => byMethod.get(type) ?? new Map<string, never>(),
  };
}

/** Modules that are not called as their service is. */
const modules: Readonly<Record<string, string>> = { sam: "serverless" };

function keyOf(type: string): string {
  const [, service = "", name = ""] = type.split("::");
  return `${service}.${name}`.toLowerCase();
}

export function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
