import type { Action } from "../catalog/action.ts";
import type { Naming } from "../catalog/given-name.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { ArnShapes } from "../catalog/arn-shapes.ts";
import type { TypeOfArn } from "./arn-types.ts";
import type { Unobservable } from "./compared.ts";
import type { PrincipalUse, UseRow } from "./evidence.ts";
import type { NamedResource, NameResource } from "./named-resource.ts";
import { holesOf, includes, withoutHoles } from "./pattern.ts";

/** A resource that an action was used on: a bucket, whatever of it that was. */
export type UsedResource = Pick<NamedResource, "type" | "arn" | "name"> & {
  /** The principals that did, by their ARNs. */
  readonly by: readonly string[];
  /** What all uses have in common below it, as far as that holds tomorrow too: `/uploads`, or "". */
  readonly below: string;
  readonly count: number;
  readonly last: string;
};

/** Why evidence does not limit an action to resources, a closed list. */
export type Unlimited =
  | Unobservable
  | "hashed"
  | "unnamed"
  | "folded"
  | "throttled"
  | "ids"
  | "many"
  | "kept"
  | "recent";

/** On what an action was used, by patterns that cover each call of it that was authorised; or why that is not known. */
export type UsedOn = {
  /** The patterns of evidence. */
  readonly patterns: readonly string[];
  /** Where it was denied. */
  readonly denied: readonly string[];
} & (
  | {
      readonly resources: readonly UsedResource[];
      /** What that takes for granted, as clauses. */
      readonly assumptions: readonly string[];
    }
  | { readonly because: Unlimited }
);

/** The most resources of one action that anybody would read in a statement. */
const most = 10;

/** What tells the resources of ARNs. */
export type NamingFacts = {
  readonly typeOf: TypeOfArn;
  readonly nameOf: NameResource;
  readonly naming: Naming;
  readonly shapes: ArnShapes;
};

/** A use, and the ARN of the principal whose it is. */
export type OwnUse = UseRow & { readonly by: string };

/** What principals did, by the ids of actions. */
export function usesByAction(
  principals: readonly PrincipalUse[],
): ReadonlyMap<string, readonly OwnUse[]> {
  const found = new Map<string, OwnUse[]>();
  for (const { arn: by, uses } of principals)
    for (const row of uses) {
      const own = found.get(row.action);
      if (own) own.push({ ...row, by });
      else found.set(row.action, [{ ...row, by }]);
    }
  return found;
}

/**
 * The resources that an action was used on; undefined where it was not.
 *
 * @param own what was done by it
 */
export function usedOn(
  action: Action,
  own: readonly OwnUse[],
  facts: NamingFacts,
): UsedOn | undefined {
  const of = (outcome: UseRow["outcome"]): readonly OwnUse[] =>
    own.filter((row) => row.outcome === outcome);
  const authorised = of("authorised");
  if (authorised.length === 0) return undefined;
  const patterns = textsOf(authorised);
  const seen = { patterns, denied: textsOf(of("denied")) };
  const isSeen = ({ resource }: UseRow): boolean =>
    patterns.some((each) => includes(withoutHoles(each), resource));
  if (!of("untold").every(isSeen)) return { ...seen, because: "throttled" };
  const found = authorised.map((row) => resourceOf(row, action, facts));
  const because = found.find((each) => typeof each === "string");
  if (because !== undefined) return { ...seen, because };
  const named = found.flatMap((each) => (typeof each === "string" ? [] : [each]));
  // What a call needs on each of several types stands in several rows.
  const taken = new Set(named.map((each) => each.taken));
  if (!action.conjuncts.every((types) => types.some((type) => taken.has(type))))
    return { ...seen, because: "unnamed" };
  const resources = joined(named);
  return resources.length > most
    ? { ...seen, because: "many" }
    : { ...seen, resources, assumptions: [] };
}

function textsOf(rows: readonly UseRow[]): readonly string[] {
  return [...new Set(rows.map(({ resource }) => resource))].sort();
}

type Met = NamedResource &
  Pick<UseRow, "count" | "last"> & {
    readonly by: string;
    /** The type of the action's that it is. */
    readonly taken: ResourceType;
  };

function resourceOf(
  { resource, count, last, by }: OwnUse,
  action: Action,
  { typeOf, nameOf, naming, shapes }: NamingFacts,
): Met | "unnamed" | "folded" | "ids" {
  const lead = resource.split(":", 5).join(":");
  if (holesOf(lead).length > 0) return "unnamed";
  const arn = withoutHoles(resource);
  const taken = typeOf(arn, action);
  const found = taken && nameOf(arn, taken, shapes.endingsOf(taken, action) ?? []);
  if (!found) return "unnamed";
  const { type, name } = found;
  // Of roles called by their name alone, nobody knows the path.
  if (name.includes("${") || name.startsWith("*/")) return "unnamed";
  if (/[*?]/.test(name)) return holesOf(resource).length > 0 ? "unnamed" : "folded";
  // No such name is one of AWS's: whoever calls may write anything into an event.
  if (!/^[\w:/.+=,@#~?*-]+$/.test(found.arn)) return "unnamed";
  if (!naming.isGiven(type) && !naming.isSingle(type)) return "ids";
  return { ...found, taken, count, last, by };
}

/** Each resource once. */
function joined(rows: readonly Met[]): readonly UsedResource[] {
  const byArn = new Map<string, [Met, ...Met[]]>();
  for (const row of rows) {
    const own = byArn.get(`${row.type.id} ${row.arn}`);
    if (own) own.push(row);
    else byArn.set(`${row.type.id} ${row.arn}`, [row]);
  }
  return [...byArn.values()]
    .map(([first, ...more]): UsedResource => {
      const all = [first, ...more];
      return {
        ...{ type: first.type, arn: first.arn, name: first.name },
        by: [...new Set(all.map(({ by }) => by))].sort(),
        below: commonOf(all.map(({ behind }) => behind)),
        count: all.reduce((sum, each) => sum + each.count, 0),
        last:
          all
            .map((each) => each.last)
            .sort()
            .at(-1) ?? first.last,
      };
    })
    .sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

/**
 * The levels that all paths begin with, up to the first that may be another one tomorrow: with a digit in it, as of a
 * date or an id, or the last. What has other signs in it than names of folders have is none.
 */
function commonOf(paths: readonly string[]): string {
  const levels = paths.map((path) => (path.startsWith("/") ? path.split("/").slice(1, -1) : []));
  const [first = []] = levels;
  const differs = first.findIndex(
    (level, at) => !/^[A-Za-z._=@+,-]+$/.test(level) || !levels.every((each) => each[at] === level),
  );
  const common = differs < 0 ? first : first.slice(0, differs);
  return common.map((level) => `/${level}`).join("");
}
