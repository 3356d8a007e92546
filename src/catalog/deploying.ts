import type { Catalog } from "./catalog.ts";
import type { Operations } from "./operations.ts";
import { rowOf } from "./row.ts";

/** What whoever deploys resources needs. */
export type Deploying = {
  /**
   * The actions, in small letters, that make, read, change and delete resources of a type (`AWS::SQS::Queue`,
   * `aws_sqs_queue`); undefined where that is not known. What is only read there (`data.aws_sqs_queue`) is not made.
   */
  needsOf(type: string, isRead?: boolean): ReadonlySet<string> | undefined;
  /** What a tool needs beside that, for its state or its stacks. */
  besides(tool: DeployingTool): ReadonlySet<string>;
  /** What takes away the permissions boundary of somebody, in small letters. */
  unbinding(): ReadonlySet<string>;
  /** The service of a type, of which most is that it needs: `sqs`. */
  serviceOf(type: string): string | undefined;
  /** Whether it is known of a service (`sqs`) what deploying takes of it. */
  isKnown(service: string): boolean;
  /** Whether a word, in small letters, says that somebody deploys. */
  isSaidBy(word: string): boolean;
  /** Whether a service principal has roles under which something of its own runs, and nothing is deployed. */
  isForRunning(principal: string): boolean;
};

export type DeployingTool = "cloudformation" | "terraform";

type Table = Readonly<Record<DeployingTool, Readonly<Record<string, string>>>> & {
  readonly words: readonly string[];
  readonly runs: readonly string[];
  readonly unbinding: { readonly actions: string };
  readonly tools: Readonly<Record<DeployingTool, { readonly actions: string }>>;
};

/** Reads `deploying.json` of the catalog when something is first asked. */
export function openDeploying(
  read: (file: string) => string,
  catalog: Catalog,
  operations: Operations,
): Deploying {
  let opened: Table | undefined;
  const table = (): Table => (opened ??= JSON.parse(read("deploying.json")) as Table);
  let own: ReadonlySet<string> | undefined;
  const serviceOf = (type: string): string | undefined => {
    const { cloudformation, terraform } = table();
    const calls = pairsIn(terraform[type] ?? "").flatMap((each) => neededBy(each, operations));
    const actions = pairsIn(cloudformation[type] ?? "").map(([service]) => service);
    return mostMet([...actions, ...calls.map(prefixOf)]);
  };
  const services = (): ReadonlySet<string> => {
    const { cloudformation, terraform } = table();
    const types = [...Object.keys(cloudformation), ...Object.keys(terraform)];
    return new Set(types.flatMap((type) => serviceOf(type) ?? []));
  };
  return {
    needsOf: (type, isRead = false) => {
      const { cloudformation, terraform } = table();
      const actions = rowOf(cloudformation, type);
      if (actions !== undefined) return actionsIn(actions, catalog);
      const calls = rowOf(terraform, type);
      if (calls === undefined) return undefined;
      const all = pairsIn(calls).flatMap((each) => neededBy(each, operations));
      const reads = (id: string): boolean =>
        /^(?:Read|List)$/.test(catalog.action(id)?.level ?? "");
      return new Set(isRead ? all.filter(reads) : all);
    },
    besides: (tool) => actionsIn(table().tools[tool].actions, catalog),
    unbinding: () => actionsIn(table().unbinding.actions, catalog),
    serviceOf,
    isKnown: (service) => (own ??= services()).has(service.toLowerCase()),
    isSaidBy: (word) => table().words.includes(word),
    isForRunning: (principal) => table().runs.some((each) => principal.startsWith(`${each}.`)),
  };
}

/** `s3:CreateBucket,DeleteBucket iam:PassRole`, each name with its service. */
function pairsIn(packed: string): readonly (readonly [string, string])[] {
  return packed
    .split(" ")
    .filter((each) => each !== "")
    .flatMap((own) => {
      const [service = "", names = ""] = own.split(":");
      return names.split(",").map((name) => [service, name] as const);
    });
}

function actionsIn(packed: string, catalog: Catalog): ReadonlySet<string> {
  return new Set(
    pairsIn(packed)
      .flatMap(([service, name]) => catalog.expand(`${service}:${name}`))
      .map(({ id }) => id.toLowerCase()),
  );
}

/** What a call asks for itself, whatever it gives; what others ask for in its name, their own types say. */
function neededBy(
  [service, operation]: readonly [string, string],
  operations: Operations,
): readonly string[] {
  const needs = operations.needs(service, operation) ?? [];
  return needs.flatMap(({ via, action }) => (via === undefined ? [action.id.toLowerCase()] : []));
}

/** The service of a type is that of most of its actions: others are only asked beside it. */
function mostMet(services: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of services) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function prefixOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}
