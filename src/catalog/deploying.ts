import type { Catalog } from "./catalog.ts";
import type { Operations } from "./operations.ts";
import { later } from "../source/once.ts";

/** What whoever deploys resources needs. */
export type Deploying = {
  /**
   * The actions, in small letters, that make, read, change and delete resources of a type (`AWS::SQS::Queue`,
   * `aws_sqs_queue`); undefined where that is not known.
   */
  needsOf(type: string): ReadonlySet<string> | undefined;
  /** What a tool needs beside that, for its state or its stacks. */
  besides(tool: DeployingTool): ReadonlySet<string>;
  /** Whether it is known of a service (`sqs`) what deploying takes of it. */
  isKnown(service: string): boolean;
  /** Whether a word, in small letters, says that somebody deploys. */
  isSaidBy(word: string): boolean;
};

export type DeployingTool = "cloudformation" | "terraform";

type Table = Readonly<Record<DeployingTool, Readonly<Record<string, string>>>> & {
  readonly words: readonly string[];
  readonly tools: Readonly<Record<DeployingTool, { readonly actions: string }>>;
};

/** Reads `deploying.json` of the catalog when something is first asked. */
export function openDeploying(
  read: (file: string) => string,
  catalog: Catalog,
  operations: Operations,
): Deploying {
  const table = later(() => JSON.parse(read("deploying.json")) as Table);
  const known = later(() => {
    const { terraform, cloudformation } = table();
    const services = Object.values(cloudformation).flatMap(pairsIn);
    const called = Object.values(terraform)
      .flatMap(pairsIn)
      .flatMap((each) => neededBy(each, operations));
    return new Set([...services.map(([service]) => service), ...called.map(serviceOf)]);
  });
  const words = later(() => new Set(table().words));
  return {
    needsOf: (type) => {
      const { cloudformation, terraform } = table();
      const actions = cloudformation[type];
      if (actions !== undefined) return actionsIn(actions, catalog);
      const calls = terraform[type];
      if (calls === undefined) return undefined;
      return new Set(pairsIn(calls).flatMap((each) => neededBy(each, operations)));
    },
    besides: (tool) => actionsIn(table().tools[tool].actions, catalog),
    isKnown: (service) => known().has(service.toLowerCase()),
    isSaidBy: (word) => words().has(word),
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

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}
