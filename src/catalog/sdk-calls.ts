import type { Operations } from "./operations.ts";
import { openSdkServices, plain } from "./sdk-services.ts";

/**
 * What code calls AWS by. A client is called as boto3 calls its service (`s3`), one of boto3's
 * resources `s3.Bucket`, and what other libraries have as AWS's SDKs or they themselves call it
 * (`dynamodb.DocumentClient`, `@aws-sdk/lib-storage`).
 */
export type SdkClients = {
  /** `boto3.client("s3")`, or functions of a library by its module; undefined where it is unknown. */
  python(name: string): string | undefined;
  /** `boto3.resource("s3")`. */
  resource(service: string): string | undefined;
  /**
   * A package (`@aws-sdk/client-s3`, `aws-sdk/clients/s3`), or a class of AWS's (`S3Client`, `S3`,
   * `AWS.S3`), which is told from another library's by where it comes from.
   */
  javascript(name: string): string | undefined;
  /**
   * A type of Go behind its package (`github.com/aws/aws-sdk-go-v2/service/s3.Client`), or the package of
   * functions that call AWS themselves.
   */
  go(name: string): string | undefined;
  /** A class of Java in full: `software.amazon.awssdk.services.s3.S3Client`. */
  java(name: string): string | undefined;
  /**
   * What a method, command or function of a client calls: `put_item`, `putItem`, `PutItemCommand`,
   * `paginateScan`, `waitUntilTableExists`; of resources also `objects.all`. Undefined where it is
   * unknown, as are those that call nothing.
   */
  calls(client: string, method: string): readonly SdkCall[] | undefined;
  /** What a waiter of a client calls: `bucket_exists`, `bucketExists`. */
  waiter(client: string, name: string): readonly SdkCall[] | undefined;
  /** What one of boto3's resources makes of a name: `Table` of `dynamodb.ServiceResource`. */
  child(client: string, name: string): SdkChild | undefined;
  /** The identifiers of one of boto3's resources, as its constructor takes them. */
  identifiers(client: string): readonly string[];
};

/** A call of an operation. */
export type SdkCall = {
  readonly service: string;
  readonly operation: string;
  /** By parameters of the operation, the identifiers of the resource that give them. */
  readonly given: ReadonlyMap<string, string>;
  /** The parameters that arguments give by their place. */
  readonly positional: readonly string[];
  /** The argument in which parameters stand, beside those that are arguments themselves. */
  readonly within: string | undefined;
  /** By parameters of the operation, what the method calls them. */
  readonly names: ReadonlyMap<string, string>;
  /** The resource that the method gives back. */
  readonly makes: string | undefined;
};

/** One of boto3's resources, made of another one. */
export type SdkChild = {
  readonly client: string;
  /** By its identifiers, those of the other one that give them. The others are arguments, in order. */
  readonly given: ReadonlyMap<string, string>;
  readonly parameters: readonly string[];
};

type Method = {
  readonly service?: string;
  readonly calls: string;
  readonly positional?: string;
  readonly within?: string;
  readonly given?: string;
  readonly names?: Readonly<Record<string, string>>;
};

type Strings = Readonly<Record<string, string>>;

type ResourceRow = {
  readonly identifiers?: string;
  readonly methods?: Strings;
  readonly collections?: Strings;
  readonly has?: Strings;
  readonly utilities?: Readonly<Record<string, Method>>;
};

type Table = {
  readonly aliases: Strings;
  readonly methods: Readonly<Record<string, Readonly<Record<string, Method>> | undefined>>;
  readonly waiters: Readonly<Record<string, Strings | undefined>>;
  readonly resources: Readonly<Record<string, Readonly<Record<string, ResourceRow>> | undefined>>;
};

/** Reads `sdk-clients.json` of the catalog when something is first asked. */
export function openSdkClients(read: (file: string) => string, operations: Operations): SdkClients {
  let opened: Table | undefined;
  const table = (): Table => (opened ??= JSON.parse(read("sdk-clients.json")) as Table);
  const services = openSdkServices(read);
  const own = <Value>(rows: Readonly<Record<string, Value>> | undefined, key: string) =>
    rows && Object.hasOwn(rows, key) ? rows[key] : undefined;
  const methodsOf = (client: string) => own(table().methods, client);
  const rowOf = (client: string): ResourceRow | undefined => {
    const [service = "", type = ""] = client.split(".");
    return own(own(table().resources, service), type);
  };
  const library = (name: string): string | undefined =>
    own(table().aliases, name) ?? (methodsOf(name) && !services.has(name) ? name : undefined);

  const identifiers = (client: string): readonly string[] =>
    rowOf(client)?.identifiers?.split(" ") ?? [];

  const waiter = (client: string, name: string): readonly SdkCall[] | undefined => {
    const service = serviceOf(client);
    const operation = valueOf(own(table().waiters, service), plain(name));
    return operation === undefined ? undefined : [callOf(service, operation)];
  };

  const operationCalls = (service: string, method: string): readonly SdkCall[] | undefined => {
    const waited = /^waitUntil([A-Z]\w*)$/.exec(method)?.[1];
    if (waited !== undefined) return waiter(service, waited);
    const name = /^paginate([A-Z]\w*)$/.exec(method)?.[1] ?? method;
    const operation =
      operations.operation(service, name.replace(/(?<=\w)Command$/, "")) ??
      operations.operation(service, name);
    return operation === undefined ? undefined : [callOf(service, operation)];
  };

  const resourceCalls = (client: string, row: ResourceRow, method: string) => {
    const service = serviceOf(client);
    const written = plain(method.replace(/^reload$/, "load"));
    const [collection = "", verb] = method.split(".");
    const found =
      valueOf(row.methods, written) ??
      (verb !== undefined && /^(?:all|filter|limit|page_size|pages)$/.test(verb)
        ? valueOf(row.collections, plain(collection))
        : undefined);
    return found === undefined ? undefined : callsIn(service, found, waiter);
  };

  return {
    python: (name) => (services.has(name) ? name : library(name)),
    resource: (service) => {
      const client = `${service}.ServiceResource`;
      return rowOf(client) ? client : undefined;
    },
    javascript: (name) => library(name) ?? services.ofPackage(name) ?? services.ofClass(name),
    // A later version of a module has its number in the path.
    go: (name) => library(name.replace(/\/v\d+(?=\/)/, "")) ?? services.ofGo(name),
    java: (name) => {
      const plainly = name.replace(/Async(?=[A-Z]\w*$|$)/, "");
      return (
        library(plainly) ?? library(plainly.replace(/Client$/, "")) ?? services.ofJava(plainly)
      );
    },
    calls: (client, method) => {
      const row = rowOf(client);
      const name = plain(method.replace(/^paginate(?=[A-Z])|(?<=\w)Command$/g, ""));
      const special = valueOf(methodsOf(client), name) ?? valueOf(row?.utilities, name);
      if (special) return methodCalls(special.service ?? serviceOf(client), special);
      if (row) return resourceCalls(client, row, method);
      const service = serviceOf(client);
      return services.has(service) ? operationCalls(service, method) : undefined;
    },
    waiter,
    child: (client, name) => {
      const service = serviceOf(client);
      const found = valueOf(rowOf(client)?.has, plain(name));
      if (found !== undefined) return childOf(service, found);
      // The service itself makes resources of every type.
      const made = `${service}.${name}`;
      if (client !== `${service}.ServiceResource` || made === client || !rowOf(made))
        return undefined;
      return { client: made, given: new Map(), parameters: identifiers(made) };
    },
    identifiers,
  };
}

/** A service's name has no dot. */
const serviceOf = (client: string): string =>
  client.startsWith("@") ? client : (client.split(".")[0] ?? "");

/** By a key in any spelling. */
function valueOf<Value>(rows: Readonly<Record<string, Value>> | undefined, name: string) {
  return Object.entries(rows ?? {}).find(([key]) => plain(key) === name)?.[1];
}

function callOf(
  service: string,
  operation: string,
  more: Partial<Pick<SdkCall, "given" | "positional" | "within" | "names" | "makes">> = {},
): SdkCall {
  return {
    service,
    operation,
    given: new Map(),
    positional: [],
    within: undefined,
    names: new Map(),
    makes: undefined,
    ...more,
  };
}

function methodCalls(service: string, method: Method): readonly SdkCall[] {
  const more = {
    given: pairsIn(method.given?.split(" ") ?? []),
    positional: method.positional?.split(" ") ?? [],
    within: method.within,
    names: new Map(Object.entries(method.names ?? {})),
  };
  return method.calls.split(" ").map((operation) => callOf(service, operation, more));
}

/** `ListObjects Bucket=Name >ObjectSummary`, several behind one another, `~` before a waiter. */
function callsIn(
  service: string,
  written: string,
  waiter: SdkClients["waiter"],
): readonly SdkCall[] {
  const calls: { readonly name: string; readonly words: string[] }[] = [];
  for (const word of written.split(" ")) {
    if (/=|^>/.test(word)) calls.at(-1)?.words.push(word);
    else calls.push({ name: word, words: [] });
  }
  return calls.flatMap(({ name, words }) => {
    const given = pairsIn(words);
    const made = words.find((word) => word.startsWith(">"))?.slice(1);
    const makes = made === undefined ? undefined : `${service}.${made}`;
    const operations = name.startsWith("~")
      ? (waiter(service, name.slice(1)) ?? []).map(({ operation }) => operation)
      : [name];
    return operations.map((operation) => callOf(service, operation, { given, makes }));
  });
}

function childOf(service: string, written: string): SdkChild {
  const [type = "", ...words] = written.split(" ");
  const given = pairsIn(words);
  const parameters = words.filter((word) => word.endsWith("=")).map((word) => word.slice(0, -1));
  return { client: `${service}.${type}`, given, parameters };
}

const pairsIn = (words: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    words.flatMap((word) => {
      const [target = "", source = ""] = word.split("=");
      return source === "" ? [] : [[target, source] as const];
    }),
  );
