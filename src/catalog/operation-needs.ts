import type { Action } from "./action.ts";
import type { Catalog } from "./catalog.ts";
import { parameterOf, type Parameter } from "./parameters.ts";
import type { ResourceType } from "./resource-type.ts";

/** An action that a call needs. */
export type Need = {
  readonly action: Action;
  /** Undefined: always. */
  readonly when: When | undefined;
  /**
   * The service that asks for it in the name of the caller: `s3` of what `kms:ViaService` says,
   * `s3.eu-west-1.amazonaws.com`. Undefined: the call itself does.
   */
  readonly via: string | undefined;
  /** What it reaches, by resource type; empty where the action takes none. */
  readonly resources: readonly Reached[];
};

/** When a call needs an action. */
export type When = {
  /** In plain words, behind "needed": `when the call gives ACL`. */
  readonly reason: string;
  /** It does where it gives one of these parameters... */
  readonly given?: readonly string[];
  /** ...and none of those. */
  readonly lacking?: readonly string[];
  /** It does where one of these parameters begins with one of the words. */
  readonly says?: { readonly parameters: readonly string[]; readonly words: readonly string[] };
};

/** Resources that an action is asked for, and the parameters of the call that say which. */
export type Reached = {
  /** Undefined where AWS's reference has no type for it. */
  readonly type: ResourceType | undefined;
  /** The format of their ARNs, with the placeholders of `variables`. */
  readonly format: string;
  /** The parameters of which one gives the whole ARN. */
  readonly whole: readonly Parameter[];
  /** For each placeholder, the parameters of which one fills it; none where no parameter does. */
  readonly variables: ReadonlyMap<string, readonly Parameter[]>;
};

type Terms = {
  readonly given?: string;
  readonly lacking?: string;
  readonly says?: string;
  readonly in?: string;
  readonly sometimes?: string;
  readonly at?: Readonly<Record<string, string>>;
};

type Strings = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** What `operations.json` of the catalog holds, of which catalog/build/operations.mjs says more. */
export type NeedsTable = {
  readonly needs: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, Terms>>>> | undefined>
  >;
  readonly paths: Strings;
  readonly free: Readonly<Record<string, string>>;
  readonly always: { readonly dependents: string };
  readonly unmapped: Readonly<Record<string, string>>;
  readonly forwards: Strings;
  readonly roles: Strings;
  readonly tags: {
    readonly actions: Readonly<Record<string, string>>;
    readonly operations: Readonly<Record<string, string>>;
  };
  readonly parameters: Strings;
  readonly arns: Strings;
  readonly exceptions: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, string>>>> | undefined>
  >;
};

const tags = ["Tags", "TagList", "TagSet", "TagSpecifications", "UserPoolTags"];

const making = /^(?:Allocate|Copy|Create|Import|Put|Register|Request|Restore|Run|Start|Upload)/;

type Asked = {
  readonly service: string;
  readonly prefix: string;
  readonly operation: string;
  /** The action of its name. */
  readonly same: Action | undefined;
};

/** What an operation needs; undefined where that is not known. */
export function needsOf(
  table: NeedsTable,
  catalog: Catalog,
  asked: Asked,
): readonly Need[] | undefined {
  const { service, operation } = asked;
  if (table.free[service]?.split(" ").includes(operation)) return [];
  const own = ownNeeds(table, catalog, asked);
  if (own === undefined) return undefined;
  const needs = [...own];
  const add = (more: readonly Need[]): void => {
    for (const need of more)
      if (!needs.some(({ action }) => action === need.action)) needs.push(need);
  };
  add(roleNeeds(table, catalog, asked));
  add(tagNeeds(table, catalog, asked));
  add(own.flatMap(({ action }) => dependentNeeds(table, catalog, action, asked)));
  add(forwardNeeds(table, catalog, asked));
  return needs;
}

function ownNeeds(table: NeedsTable, catalog: Catalog, asked: Asked): readonly Need[] | undefined {
  const { service, operation, same } = asked;
  const rows = table.needs[service]?.[operation];
  if (rows) {
    return Object.entries(rows).flatMap(([id, terms]) => {
      const action = catalog.action(id);
      if (!action) return [];
      const { at } = terms;
      return [
        need(action, whenOf(terms), () =>
          at ? reachedAt(action, at) : reached(table, action, asked),
        ),
      ];
    });
  }
  const path = table.paths[service]?.[operation];
  if (path !== undefined) return pathNeeds(catalog, path);
  return same && [need(same, undefined, () => reached(table, same, asked))];
}

/** A need of the call itself; what it reaches is worked out when somebody asks, which few do. */
function need(action: Action, when: When | undefined, reaching: () => readonly Reached[]): Need {
  let known: readonly Reached[] | undefined;
  return {
    ...{ action, when, via: undefined },
    get resources() {
      return (known ??= reaching());
    },
  };
}

function whenOf({ given, lacking, says, in: where, sometimes }: Terms): When | undefined {
  if (sometimes !== undefined) return { reason: sometimes };
  if (says !== undefined) {
    const words = says.split(" ");
    const parameters = where?.split(" ") ?? [];
    return { reason: `when the statement is ${either(words)}`, says: { parameters, words } };
  }
  if (given === undefined && lacking === undefined) return undefined;
  const gives = given?.split(" ");
  const lacks = lacking?.split(" ");
  const reasons = [
    ...(gives ? [`when the call gives ${either(gives)}`] : []),
    ...(lacks
      ? [gives ? `and not ${either(lacks)}` : `unless the call gives ${either(lacks)}`]
      : []),
  ];
  return {
    reason: reasons.join(" "),
    ...(gives && { given: gives }),
    ...(lacks && { lacking: lacks }),
  };
}

function either(words: readonly string[]): string {
  const [last = "", ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} or ${last}`;
}

/** Roles that the call hands to a service. */
function roleNeeds(table: NeedsTable, catalog: Catalog, asked: Asked): readonly Need[] {
  const action = catalog.action("iam:PassRole");
  const given = table.roles[asked.service]?.[asked.operation]?.split(" ").filter(Boolean) ?? [];
  if (!action || given.length === 0) return [];
  const roles = given.filter((path) => !/profile/i.test(path)).map(parameterOf);
  const resources = action.resourceTypes.map(({ type }) => ({
    type,
    format: type.arns[0] ?? "",
    whole: roles,
    variables: new Map(placeholdersOf(type.arns[0] ?? "").map((name) => [name, roles] as const)),
  }));
  const when = { reason: "when the call gives a role", given };
  return [{ action, when, via: undefined, resources }];
}

/** Tags that the call gives to what it makes. */
function tagNeeds(
  { tags: { actions, operations } }: NeedsTable,
  catalog: Catalog,
  { prefix, operation, same }: Asked,
): readonly Need[] {
  if (!making.test(operation) || same?.level === "Tagging") return [];
  const name = actions[prefix];
  const id = prefix === "iam" ? operations[operation] : name && `${prefix}:${name}`;
  const action = id === undefined ? undefined : catalog.action(id);
  return action ? [need(action, givesTags, () => unsaid(action))] : [];
}

const givesTags: When = { reason: "when the call gives tags", given: tags };

/** What AWS's reference lists beside an action. */
function dependentNeeds(
  table: NeedsTable,
  catalog: Catalog,
  action: Action,
  { operation }: Asked,
): readonly Need[] {
  return action.dependents.flatMap((id) => {
    const dependent = catalog.action(id);
    if (!dependent || (id === "iam:PassRole" && /^(?:Delete|Remove)/.test(operation))) return [];
    const isAlways = table.always.dependents.split(" ").includes(dependent.id);
    const when = isAlways ? undefined : dependentWhen(dependent, action);
    return [need(dependent, when, () => unsaid(dependent))];
  });
}

function dependentWhen({ id, level, service }: Action, of: Action): When {
  if (id === "iam:PassRole") return { reason: "when what the call starts or changes has a role" };
  if (id === "iam:CreateServiceLinkedRole")
    return { reason: "when the service has no role of its own in the account yet" };
  if (level === "Tagging" && service === of.service) return givesTags;
  return { reason: "where AWS's reference lists it beside what the call asks for" };
}

/** What the service asks of KMS in the name of the caller. */
function forwardNeeds(
  table: NeedsTable,
  catalog: Catalog,
  { service, prefix, operation }: Asked,
): readonly Need[] {
  const names = table.forwards[service]?.[operation]?.split(" ") ?? [];
  return names.flatMap((name) => {
    const action = catalog.action(`kms:${name}`);
    const when = { reason: "when what it reaches is encrypted with a key of the account's own" };
    return action ? [{ action, when, via: prefix, resources: unsaid(action) }] : [];
  });
}

/** API Gateway's actions are the verbs of HTTP, and its resources the paths. */
function pathNeeds(catalog: Catalog, written: string): readonly Need[] | undefined {
  const [verb = "", path = ""] = written.split(" ");
  const action = catalog.action(`apigateway:${verb}`);
  if (!action) return undefined;
  const format = `arn:\${Partition}:apigateway:\${Region}::${path.replace(/\{/g, "${")}`;
  const shape = shapeOf(format);
  const type = action.resourceTypes.find(({ type: { arns } }) =>
    arns.some((arn) => shapeOf(arn) === shape),
  )?.type;
  const variables = new Map(placeholdersOf(format).map((name) => [name, [parameterOf(name)]]));
  const resources = [{ type, format, whole: [], variables }];
  return [{ action, when: undefined, via: undefined, resources }];
}

const shapeOf = (arn: string): string => arn.replace(/\$\{[^}]*\}/g, "*").toLowerCase();

/** The resources of an action, with the parameters of the operation that say which. */
function reached(table: NeedsTable, action: Action, asked: Asked): readonly Reached[] {
  const own = table.exceptions[asked.service]?.[asked.operation] ?? {};
  const parameters = table.parameters[action.service] ?? {};
  const arns = table.arns[action.service] ?? {};
  return action.resourceTypes.map(({ type }) => {
    const format = type.arns[0] ?? "";
    const whole = [...(arns[type.name]?.split(" ") ?? []), "ResourceArn", "Arn"].map(parameterOf);
    const variables = new Map(
      placeholdersOf(format).map((name) => {
        const written = own[name] ?? parameters[name] ?? name;
        return [name, written.split(" ").map(parameterOf)] as const;
      }),
    );
    return { type, format, whole, variables };
  });
}

/** Of something else than what the operation is about: only these placeholders are said. */
const reachedAt = (action: Action, at: Readonly<Record<string, string>>): readonly Reached[] =>
  action.resourceTypes.map(({ type }) => {
    const format = type.arns[0] ?? "";
    const names = placeholdersOf(format);
    const variables = new Map(
      names.map((name) => [name, at[name]?.split(" ").map(parameterOf) ?? []] as const),
    );
    return { type, format, whole: [], variables };
  });

const unsaid = (action: Action): readonly Reached[] => reachedAt(action, {});

function placeholdersOf(format: string): readonly string[] {
  return [...format.matchAll(/\$\{(\w+)\}/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !["Partition", "Region", "Account"].includes(name));
}
