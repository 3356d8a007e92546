import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { expression, nowhere, phrase, type Phrase } from "../iam/draft.ts";
import { byName } from "./arn-of.ts";
import { endingsOf } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Given } from "./telling.ts";

/** A parameter or variable that names a resource. */
export type Told = Given & { readonly phrases: readonly Phrase[] };

/** The resources that what runs is told of by a parameter or variable, of those that an action takes. */
export function toldTo(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Told[] {
  const { named } = near.telling();
  return [...named].flatMap(([type, all]) => {
    const endings = endingsOf(type, types, action, near);
    if (endings.length === 0) return [];
    return all.flatMap((each) => {
      const given = expression(each.name, {
        id: each.name,
        place: nowhere.written,
        meaning: { kind: "unknown" },
        expression: each.name,
      });
      const arn = each.gives === "arn" ? given : byName({ type }, given, near);
      return arn ? [{ ...each, phrases: endings.map((ending) => phrase(arn, ending)) }] : [];
    });
  });
}

/** The environment variables that speak of what an action takes, and do not tell which one it is. */
export function untoldTo(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly string[] {
  const { open } = near.telling();
  return [...open].flatMap(([type, names]) =>
    endingsOf(type, types, action, near).length > 0 ? names : [],
  );
}
