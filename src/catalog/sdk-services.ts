/** The services of AWS's SDKs, each called as boto3 calls it: `dynamodb`, `stepfunctions`. */
export type SdkServices = {
  /** Whether boto3 has a service of that name. */
  has(service: string): boolean;
  /** The prefix of its actions: `states` of `stepfunctions`; undefined where no action is known. */
  prefixOf(service: string): string | undefined;
  /** By a package for JavaScript: `@aws-sdk/client-sfn`, `aws-sdk/clients/stepfunctions`. */
  ofPackage(name: string): string | undefined;
  /** By a class for JavaScript: `SFNClient`, `SFN`, `AWS.StepFunctions`. */
  ofClass(name: string): string | undefined;
};

/** The prefix, the id in the SDKs, and further names of classes. */
type Row = readonly [prefix: string, id: string, ...classes: string[]];

type Read = (file: string) => string;

const opened = new WeakMap<Read, SdkServices>();

/** Reads the services in `sdk-clients.json` of the catalog, once for a catalog. */
export function openSdkServices(read: Read): SdkServices {
  const known = opened.get(read);
  if (known) return known;
  const table = JSON.parse(read("sdk-clients.json")) as {
    readonly services: Readonly<Record<string, Row>>;
  };
  const rows = new Map(Object.entries(table.services));
  const byName = new Map(
    [...rows].flatMap(([service, [, id, ...classes]]) =>
      [service, ...classes, id].map((name) => [plain(name), service] as const),
    ),
  );
  const made: SdkServices = {
    has: (service) => rows.has(service),
    prefixOf: (service) => rows.get(service)?.[0] || undefined,
    ofPackage: (name) => {
      const [, called] = /^(?:@aws-sdk\/client-|aws-sdk\/clients\/)([a-z0-9-]+)$/.exec(name) ?? [];
      return called === undefined ? undefined : byName.get(plain(called));
    },
    ofClass: (name) => byName.get(plain(name.replace(/^AWS\./, "").replace(/Client$/, ""))),
  };
  opened.set(read, made);
  return made;
}

/** A name without what spellings differ in: `put_item`, `putItem` and `PutItem` are one. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
