import type { ResourceType } from "./resource-type.ts";
import { covers } from "./wildcard.ts";

/** How AWS CloudTrail writes down what is called. */
export type Trail = {
  /** The prefix of the actions of an event source: `cloudwatch` of `monitoring.amazonaws.com`. */
  prefixOf(eventSource: string): string;
  /**
   * The operation whose permission an event's asks for: `DeletePublicAccessBlock` of S3's `DeleteBucketPublicAccessBlock`,
   * and the prefix of the service that has it.
   */
  operationOf(
    prefix: string,
    eventName: string,
  ): { readonly prefix: string; readonly name: string };
  /** How events call a parameter, by the prefix of the actions; undefined where it keeps its name. */
  parameterOf(prefix: string, name: string): string | undefined;
  /** The parameters that say what is tagged of a service, by its id or its type alone, whatever it is. */
  taggedBy(prefix: string): { readonly id: string; readonly type: string } | undefined;
  /** Patterns of plain names of parameters that tell calls apart, and of which no ARN is made. */
  readonly asideParameters: readonly string[];
  /** Whether a service that calls for somebody stands in `aws:CalledViaLast`. */
  isCalledVia(service: string): boolean;
  /** What `kms:ViaService` calls a service that calls for somebody, in front of the Region; undefined: not known. */
  kmsViaOf(service: string): string | undefined;
  /** The service that gets the role that a call of an action passes, where there is one alone. */
  passedTo(action: string): string | undefined;
  /** Whether a name alone, and no ARN, may mean a resource of a type. */
  mayBeNamed(type: ResourceType): boolean;
  /** The types (`ec2:volume`) that most calls of an action are asked for beside what they name. */
  besideOf(action: string): readonly string[];
  /** What an error code says of a call; a code that says nothing of this is of one that was authorised. */
  outcomeOf(errorCode: string): Outcome;
  /** Whether an event tells of a call of the API. */
  isCall(eventType: string, eventCategory: string): boolean;
  /** What of the calls of an action CloudTrail records. */
  recordingOf(action: string): Recording;
  /** Whether events of a service, by the prefix of its actions, would be among those of some Regions. */
  mayBeSeenIn(prefix: string, regions: readonly string[]): boolean;
  /** Whether events tell of what a service, by the prefix of its actions, was asked for beside a call of another one. */
  isToldBeside(prefix: string): boolean;
  /** Whether a trail that records all that is managed may leave out a service, by the prefix of its actions. */
  mayLeaveOut(prefix: string): boolean;
  /**
   * Which data events the calls of an action are among: the prefix of its service, or the type of resource by which a
   * trail asks for them apart from the service's others.
   */
  dataKindOf(action: string): string;
  /** The services that have data events, by the prefix of their actions, in order. */
  servicesWithData(): readonly string[];
};

/** "untold": it was turned away before the decision or beside it, and nobody can tell. */
export type Outcome = "authorised" | "denied" | "untold";

/**
 * "data": where a trail asks for data events. "never": not by an event of its own. "unsure": nothing that AWS says tells
 * whether it is recorded by default.
 */
export type Recording = "always" | "data" | "unsure" | "never";

type Table = {
  readonly prefixes: { readonly sources: Readonly<Record<string, string>> };
  readonly operations: {
    readonly clients: Readonly<Record<string, string>>;
    readonly events: Strings;
  };
  readonly parameters: { readonly names: Strings };
  readonly tagged: {
    readonly parameters: Readonly<Record<string, { readonly id: string; readonly type: string }>>;
  };
  readonly aside: { readonly parameters: readonly string[] };
  readonly calledVia: { readonly services: readonly string[] };
  readonly kmsVia: { readonly services: Readonly<Record<string, string>> };
  readonly passedTo: { readonly services: Readonly<Record<string, string>> };
  readonly named: { readonly types: Readonly<Record<string, readonly string[]>> };
  readonly beside: { readonly types: Readonly<Record<string, readonly string[]>> };
  readonly errors: { readonly denied: readonly string[]; readonly untold: readonly string[] };
  readonly uncalled: { readonly types: readonly string[]; readonly categories: readonly string[] };
  readonly data: {
    readonly actions: readonly string[];
    readonly apart: Readonly<Record<string, readonly string[]>>;
  };
  readonly unsure: { readonly actions: readonly string[] };
  readonly never: { readonly actions: readonly string[] };
  readonly excludable: { readonly services: readonly string[] };
  readonly toldBeside: { readonly services: readonly string[] };
  readonly global: { readonly services: Readonly<Record<string, readonly string[]>> };
};

type Strings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads `trail.json` of the catalog. */
export function openTrail(read: (file: string) => string): Trail {
  const table = JSON.parse(read("trail.json")) as Table;
  const prefixes = new Map(Object.entries(table.prefixes.sources));
  const operations = twoLevels(table.operations.events);
  const clients = new Map(Object.entries(table.operations.clients));
  const parameters = twoLevels(table.parameters.names);
  const tagged = new Map(Object.entries(table.tagged.parameters));
  const calledVia = new Set(table.calledVia.services);
  const kmsVia = new Map(Object.entries(table.kmsVia.services));
  const passedTo = new Map(Object.entries(table.passedTo.services));
  const named = new Map(Object.entries(table.named.types));
  const beside = new Map(Object.entries(table.beside.types));
  const uncalled = new Set([...table.uncalled.types, ...table.uncalled.categories]);
  const apart = Object.entries(table.data.apart);
  const homeRegions = new Map(Object.entries(table.global.services));
  const { denied, untold } = table.errors;
  return {
    prefixOf: remembered((source) => {
      const name = source.replace(/\.amazonaws\.com(?:\.cn)?$/, "").toLowerCase();
      const [first = name] = name.split(".");
      return prefixes.get(name) ?? prefixes.get(first) ?? first;
    }),
    operationOf: (prefix, name) => {
      const renamed = operations.get(prefix)?.get(name);
      return renamed === undefined
        ? { prefix, name }
        : { prefix: clients.get(prefix) ?? prefix, name: renamed };
    },
    parameterOf: (prefix, name) => parameters.get(prefix)?.get(name),
    taggedBy: (prefix) => tagged.get(prefix),
    asideParameters: table.aside.parameters,
    isCalledVia: (service) => calledVia.has(service),
    kmsViaOf: (service) => kmsVia.get(service),
    passedTo: (action) => passedTo.get(action),
    mayBeNamed: ({ service, name }) => named.get(service)?.includes(name) ?? true,
    besideOf: (action) => beside.get(action) ?? [],
    outcomeOf: remembered((written): Outcome => {
      const code = written.replace(/^(?:Client|Server)\./, "");
      if (denied.some((pattern) => covers(pattern, code))) return "denied";
      return untold.some((pattern) => covers(pattern, code)) ? "untold" : "authorised";
    }),
    isCall: (type, category) => !uncalled.has(type) && !uncalled.has(category),
    isToldBeside: (prefix) => table.toldBeside.services.includes(prefix),
    mayLeaveOut: (prefix) => table.excludable.services.includes(prefix),
    mayBeSeenIn: (prefix, regions) => {
      const homes = homeRegions.get(prefix);
      return homes === undefined || regions.some((each) => homes.includes(each));
    },
    dataKindOf: (action) =>
      apart.find(([, patterns]) => patterns.some((pattern) => covers(pattern, action)))?.[0] ??
      action.split(":")[0] ??
      "",
    servicesWithData: () =>
      [...new Set(table.data.actions.map((pattern) => pattern.split(":")[0] ?? ""))].sort(),
    recordingOf: (action) =>
      recordings.find((each) => table[each].actions.some((pattern) => covers(pattern, action))) ??
      "always",
  };
}

/** What is said of an action, the more doubtful first. */
const recordings = ["never", "unsure", "data"] as const;

/** Sources and codes are some hundreds, but in files that somebody made up. */
const mostWords = 2000;

function remembered<Made extends string>(tell: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= mostWords) known.clear();
    const made = tell(word);
    known.set(word, made);
    return made;
  };
}

const twoLevels = (table: Strings): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(Object.entries(table).map(([key, row]) => [key, new Map(Object.entries(row))]));
