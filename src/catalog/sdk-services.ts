/** The services of AWS's SDKs, each called as boto3 calls it: `dynamodb`, `stepfunctions`. */
export type SdkServices = {
  /** Whether boto3 has a service of that name. */
  has(service: string): boolean;
  /** The prefix of its actions: `states` of `stepfunctions`; undefined where no action is known. */
  prefixOf(service: string): string | undefined;
  /** The services of the actions of a prefix: `apigateway` and `apigatewayv2` of `apigateway`. */
  withPrefix(prefix: string): readonly string[];
  /** By a package for JavaScript: `@aws-sdk/client-sfn`, `aws-sdk/clients/stepfunctions`. */
  ofPackage(name: string): string | undefined;
  /** By a class for JavaScript: `SFNClient`, `SFN`, `AWS.StepFunctions`. */
  ofClass(name: string): string | undefined;
  /** By a type of Go, behind its package: `github.com/aws/aws-sdk-go-v2/service/sfn.Client`. */
  ofGo(type: string): string | undefined;
  /** By a class of Java in full: `software.amazon.awssdk.services.sfn.SfnClient`. */
  ofJava(type: string): string | undefined;
};

/** The prefix, the id in the SDKs, and further names of classes. */
type Row = readonly [prefix: string, id: string, ...classes: string[]];

type Read = (file: string) => string;

const opened = new WeakMap<Read, SdkServices>();

/** Reads the services in `sdk-clients.json` of the catalog, once for a catalog, when first asked. */
export function openSdkServices(read: Read): SdkServices {
  const known = opened.get(read);
  if (known) return known;
  let table: ReadonlyMap<string, Row> | undefined;
  let names: ReadonlyMap<string, string> | undefined;
  let byPrefix: ReadonlyMap<string, readonly string[]> | undefined;
  const rows = (): ReadonlyMap<string, Row> => (table ??= readRows(read));
  const byName = (name: string): string | undefined => (names ??= namesOf(rows())).get(plain(name));
  const made: SdkServices = {
    has: (service) => rows().has(service),
    prefixOf: (service) => {
      const prefix = rows().get(service)?.[0];
      return prefix === "" ? undefined : prefix;
    },
    withPrefix: (prefix) => (byPrefix ??= servicesByPrefix(rows())).get(prefix) ?? [],
    ofPackage: (name) => {
      const [, called] = /^(?:@aws-sdk\/client-|aws-sdk\/clients\/)([a-z0-9-]+)$/.exec(name) ?? [];
      return called === undefined ? undefined : byName(called);
    },
    ofClass: (name) => byName(name.replace(/^AWS\./, "").replace(/Client$/, "")),
    ofGo: (type) => {
      const [, isSecond, called, face, name = ""] = goType.exec(type) ?? [];
      if (called === undefined) return undefined;
      // Version 1 calls a client as its package, and the interface of one `DynamoDBAPI`.
      const own = face === undefined ? called : `${called}api`;
      const isClient = isSecond ? /^(?:Presign)?Client$/.test(name) : plain(name) === own;
      return isClient ? byName(called) : undefined;
    },
    ofJava: (type) => {
      const [, second, first] = javaType.exec(type) ?? [];
      const called = second ?? first;
      return called === undefined ? undefined : byName(called);
    },
  };
  opened.set(read, made);
  return made;
}

const goType = /^github\.com\/aws\/aws-sdk-go(-v2)?\/service\/([a-z0-9]+)(?:\/\2(iface))?\.(\w+)$/;

const javaType =
  /^(?:software\.amazon\.awssdk\.services\.[a-z0-9]+(?:\.(?:presigner|streams))?\.([A-Z]\w*?)(?:Client|Presigner)|com\.amazonaws\.services\.[a-z0-9]+\.(?:Amazon|AWS)([A-Z]\w*?)(?:Client)?)$/;

function readRows(read: Read): ReadonlyMap<string, Row> {
  const { services } = JSON.parse(read("sdk-clients.json")) as {
    readonly services: Readonly<Record<string, Row>>;
  };
  return new Map(Object.entries(services));
}

function servicesByPrefix(rows: ReadonlyMap<string, Row>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [service, [prefix]] of rows) {
    const known = found.get(prefix);
    if (known) known.push(service);
    else found.set(prefix, [service]);
  }
  return found;
}

const namesOf = (rows: ReadonlyMap<string, Row>): ReadonlyMap<string, string> =>
  new Map(
    [...rows].flatMap(([service, [, id, ...classes]]) =>
      [service, ...classes, id].map((name) => [plain(name), service] as const),
    ),
  );

/** A name without what spellings differ in: `put_item`, `putItem` and `PutItem` are one. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
