import type { ResourceType } from "../catalog/resource-type.ts";
import type { Phrase } from "../iam/draft.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
import type { GrantedResource, TakenResource } from "../iam/reach.ts";
import { textKey, type Text } from "../iam/text.ts";

// Which resources of a statement stay beside new ones.

/** The resource items of a group: all of the original, some of them, or new ones beside some. */
export type Resources =
  | "keep"
  | {
      readonly named: readonly Text[];
      readonly phrases: () => readonly Phrase[];
    };

export const noPhrases = (): readonly Phrase[] => [];

/** The items of the statement that the actions take. */
export function resourcesOf(granted: readonly GrantedAction[], statement: Statement): Resources {
  const items = statement.resource?.items ?? [];
  if ((statement.resource?.rest.length ?? 0) > 0) return "keep";
  const taken = new Set(granted.flatMap(({ on }) => on.map(({ written }) => written)));
  const named = items.filter((item) => taken.has(item));
  return named.length === 0 || named.length === items.length
    ? "keep"
    : { named, phrases: noPhrases };
}

/** The items whose pattern is not known, which stay beside what takes the place of the others. */
export function namedItems({ on }: GrantedAction): readonly Text[] {
  return itemsOf(on.filter(isNamed));
}

/** What an action is to be limited on, and the items that name something, which stay beside that. */
export type ToLimit = { readonly granted: GrantedAction; readonly named: readonly Text[] };

/**
 * An action without what is limited already: of several resources that one call takes (a job queue and a job
 * definition), those of which the statement has names alone stay as they are, and the others are to be limited.
 */
export function toLimit(granted: GrantedAction): ToLimit {
  const { action, on } = granted;
  const means =
    (types: readonly ResourceType[]) =>
    (each: TakenResource): boolean =>
      each.types.some((type) => types.includes(type));
  const settled = action.conjuncts.filter((types) => {
    const own = on.filter(means(types));
    return own.length > 0 && own.every(isOfName);
  });
  const stays = (each: TakenResource): boolean =>
    isOfName(each) && each.types.every((type) => settled.flat().includes(type));
  const rest = on.filter((each) => !stays(each));
  const named = itemsOf(on.filter((each) => isNamed(each) || stays(each)));
  if (settled.length === 0) return { granted, named };
  const open = action.conjuncts.filter((types) => rest.some(means(types)));
  // What a call may take beside what it must stands in none of these lists.
  const beside = rest.flatMap(({ types }) => types).filter((type) => !open.flat().includes(type));
  const conjuncts = [...open, ...(beside.length > 0 ? [[...new Set(beside)]] : [])];
  return { granted: { ...granted, action: { ...action, conjuncts }, on: rest }, named };
}

function itemsOf(on: readonly TakenResource[]): readonly Text[] {
  return on.flatMap(({ written }) => written ?? []);
}

function isOfName({ pattern, breadth }: TakenResource): boolean {
  return pattern.kind === "arn" && breadth === "named";
}

export function isNamed({ pattern }: GrantedResource): boolean {
  return pattern.kind === "unknown";
}

/** Equal of resources that are the same, in the same order. */
export function keyOf(resources: Resources): string {
  if (resources === "keep") return "keep";
  return [...resources.named, ...resources.phrases().map((each) => each.text)]
    .map(textKey)
    .join(" ");
}
