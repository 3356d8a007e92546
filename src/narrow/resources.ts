import type { Phrase } from "../iam/draft.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
import type { GrantedResource } from "../iam/reach.ts";
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

/** The items that name something, which stay beside what takes the place of the others. */
export function namedItems({ on }: GrantedAction): readonly Text[] {
  return on.flatMap((each) => (each.written && isNamed(each) ? [each.written] : []));
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
