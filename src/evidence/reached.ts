import type { Action } from "../catalog/action.ts";
import type { ArnShapes } from "../catalog/arn-shapes.ts";
import { toldOf, type CallParameters } from "../catalog/call-parameters.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Need, Reached } from "../catalog/operation-needs.ts";
import type { Regions } from "../catalog/regions.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Trail } from "../catalog/trail.ts";
import { arnTypes, type TypeOfArn } from "./arn-types.ts";
import type { TrailEvent } from "./event.ts";
import { arnsIn } from "./parameters.ts";
import { escaped } from "./pattern.ts";

/**
 * What says which resource it was, the surest first: the message of a denied call, the resources that the
 * event lists, the parameters of the call, its response. "none": nothing does, and the pattern is open.
 */
export const bases = ["message", "resources", "parameters", "response", "none"] as const;
export type Basis = (typeof bases)[number];

/** A resource that a call reached, as a pattern. */
export type Found = {
  /** Undefined where AWS's reference has no type for it. */
  readonly type: ResourceType | undefined;
  readonly resource: string;
  readonly basis: Basis;
};

export type ReachFacts = {
  readonly catalog: Catalog;
  readonly regions: Regions;
  readonly shapes: ArnShapes;
  readonly trail: Trail;
};

/** A call, as far as it tells of resources. */
export type Asking = {
  readonly event: TrailEvent;
  readonly parameters: CallParameters;
  /** Nothing else is needed for the call: all that the event lists is about this. */
  readonly isOnly: boolean;
  /** The ARNs in the answer, as patterns. */
  readonly answered: () => readonly string[];
};

/**
 * Tells the resources that a call needs an action on: of each type what is surest, and of what it cannot
 * do without, and nothing says, everything of that type.
 */
export function reachedBy(facts: ReachFacts): (need: Need, asking: Asking) => readonly Found[] {
  const typeOf = arnTypes(facts.catalog);
  const neededBy = neededTypes(facts);
  return (need, asking) => {
    const { action } = need;
    const found: Found[] = [];
    for (const each of need.resources)
      for (const one of surely(each, action, asking, typeOf, facts.trail)) found.push(one);
    const needed = neededBy(action);
    const lacking = (): readonly (readonly ResourceType[])[] =>
      found.some(({ type }) => type === undefined)
        ? []
        : needed.filter((types) => !types.some((type) => found.some((each) => each.type === type)));
    const add = (more: (types: readonly ResourceType[]) => readonly Found[]): void => {
      const types = lacking().flat();
      if (types.length > 0) found.push(...more(types));
    };
    // Of most calls it is said what they reach.
    if (lacking().length > 0) {
      add((types) =>
        asking.isOnly ? ofTypes(arnsIn(asking.event.parameters), "parameters", types) : [],
      );
      add((types) => need.resources.flatMap((each) => partly(each, types, asking)));
      add((types) =>
        // What a call makes has its id only afterwards, and was asked for before.
        asking.isOnly && action.makes === undefined
          ? ofTypes(asking.answered(), "response", types)
          : [],
      );
      add((types) => taggedIn(types, action, asking, facts.trail));
      found.push(...lacking().flatMap((types) => openOf(types, action, facts.shapes)));
    }
    const reached: Found[] = [];
    for (const each of found)
      for (const { type, resource, basis } of asAsked(each, action, facts.shapes, asking.answered))
        reached.push({ type, resource: filled(resource, asking.event, facts.regions), basis });
    return reached;

    function ofTypes(
      arns: readonly string[],
      basis: Basis,
      types: readonly ResourceType[],
    ): readonly Found[] {
      return arns.flatMap((resource): readonly Found[] => {
        const type = typeOf(resource, action);
        return type && types.includes(type) ? [{ type, resource, basis }] : [];
      });
    }
  };
}

/** The types of which an action cannot do without one each. */
function neededTypes({
  trail,
  catalog,
}: ReachFacts): (action: Action) => readonly (readonly ResourceType[])[] {
  const known = new Map<Action, readonly (readonly ResourceType[])[]>();
  return (action) => {
    const found = known.get(action);
    if (found) return found;
    const beside = trail.besideOf(action.id).flatMap((id) => catalog.resourceType(id) ?? []);
    const made = [...action.conjuncts, ...beside.map((type) => [type])];
    known.set(action, made);
    return made;
  };
}

/** What is said in full: by the event, unless it tells of several actions at once, else by parameters. */
function surely(
  reached: Reached,
  action: Action,
  { event, parameters, isOnly }: Asking,
  typeOf: TypeOfArn,
  trail: Trail,
): readonly Found[] {
  const { type, format, whole, variables } = reached;
  const listed = (): readonly Found[] =>
    event.resources.length === 0 || type === undefined
      ? none
      : event.resources
          .filter((arn) => typeOf(arn, action) === type)
          .map((arn) => ({ type, resource: escaped(arn), basis: "resources" }));
  const told = (): readonly Found[] => {
    const { arns, isWhole } = toldOf(reached, parameters);
    if (!isWhole || arns.length === 0) return none;
    // What is made of a name has no account yet; what was given as an ARN has.
    const meant =
      !type || trail.mayBeNamed(type) ? arns : arns.filter((arn) => !arn.includes("${Partition}"));
    return meant.map((resource) => ({ type, resource, basis: "parameters" }));
  };
  // The one resource that the format has.
  if (whole.length === 0 && variables.size === 0 && !format.includes("*"))
    return [{ type, resource: format, basis: "parameters" }];
  const [first, second] = isOnly ? [listed, told] : [told, listed];
  const found = first();
  return found.length > 0 ? found : second();
}

const none: readonly Found[] = [];

/** What parameters say in part, of some types. */
function partly(
  reached: Reached,
  types: readonly ResourceType[],
  { parameters }: Asking,
): readonly Found[] {
  const { type } = reached;
  if (type !== undefined && !types.includes(type)) return [];
  const { arns } = toldOf(reached, parameters, (variable) => `\${${variable}}`);
  return arns.map((resource) => ({ type, resource, basis: "parameters" }));
}

/** What is tagged, by its id or its type alone. */
function taggedIn(
  types: readonly ResourceType[],
  { service, level }: Action,
  { parameters }: Asking,
  trail: Trail,
): readonly Found[] {
  const tagged = level === "Tagging" ? trail.taggedBy(service) : undefined;
  if (!tagged) return [];
  const [, , of = service] = types[0]?.arns[0]?.split(":") ?? [];
  const all = `arn:\${Partition}:${of}:\${Region}:\${Account}`;
  const ids = parameters.texts(tagged.id) ?? [];
  const kinds = parameters.texts(tagged.type) ?? [];
  const names = ids.length > 0 ? ids.map((id) => `*/${id}`) : kinds.map((kind) => `${kind}/\${Id}`);
  return names.map((name) => ({
    type: undefined,
    resource: `${all}:${name}`,
    basis: ids.length > 0 ? "parameters" : "none",
  }));
}

const mostOpen = 3;

/**
 * Everything of the types, of which a call needs one. Where an action may do without a resource, it does
 * where none is said.
 */
function openOf(
  types: readonly ResourceType[],
  { scoping }: Action,
  shapes: ArnShapes,
): readonly Found[] {
  if (scoping === "soft") return [{ type: undefined, resource: "*", basis: "none" }];
  const usual = types.filter((type) => !shapes.isSecondary(type));
  const formats = usual.map((type) => ({ type, format: shapes.formatsOf(type)[0] ?? "*" }));
  if (formats.length <= mostOpen)
    return formats.map(({ type, format }) => ({ type, resource: format, basis: "none" }));
  const begins = formats.map(({ format }) => format.split(":").slice(0, 5).join(":"));
  return [...new Set(begins)].map((begin) => ({
    type: undefined,
    resource: `${begin}:\${Resource}`,
    basis: "none",
  }));
}

/** How AWS asks for it: a log group with its streams; a role, user or group under whatever path it has. */
function asAsked(
  found: Found,
  action: Action,
  shapes: ArnShapes,
  answered: Asking["answered"],
): readonly Found[] {
  const { type, resource } = found;
  if (!type) return [found];
  const endings = shapes.endingsOf(type, action);
  if (endings && !endings.some((ending) => resource.endsWith(ending)))
    return endings.map((ending) => ({ ...found, resource: `${resource}${ending}` }));
  // A call that gives no ARN gives the name alone.
  const lacksPath =
    resource.includes("${Account}") && type.arns.some((arn) => arn.endsWith("WithPath}"));
  const [, lead = "", name] = /^([^/]*\/)([^/]+)$/.exec(resource) ?? [];
  if (!lacksPath || name === undefined || name.startsWith("${")) return [found];
  // A name is one in the account, whatever its path is: what was made says which.
  const kind = lead.split(":").at(-1) ?? "";
  const made = answered().find(
    (arn) => arn.split(":")[5]?.startsWith(kind) === true && arn.endsWith(`/${name}`),
  );
  return made === undefined
    ? [found, { ...found, resource: `${lead}*/${name}` }]
    : [{ ...found, resource: made, basis: "response" }];
}

function filled(pattern: string, event: TrailEvent, regions: Regions): string {
  if (!pattern.includes("${")) return pattern;
  const { region, caller } = event;
  const own = caller.kind === "principal" ? caller.arn.split(":") : [];
  const partition = own[1] ?? regions.partitionOf(region);
  const account = event.account ?? own[4];
  let made = pattern;
  if (partition !== undefined) made = made.replace("${Partition}", partition);
  if (region !== "") made = made.replace("${Region}", region);
  return account === undefined ? made : made.replace("${Account}", account);
}
