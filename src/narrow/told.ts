import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { expression, nowhere, phrase, type Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { holesOf, isHole } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { byName } from "./arn-of.ts";
import { endingsOf } from "./arns.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** A parameter or variable that names a resource. */
export type Told = {
  readonly name: string;
  /** Who is told. */
  readonly by: string;
  readonly phrases: readonly Phrase[];
};

/** The resources that what runs is told of by a parameter or variable, of those that an action takes. */
export function toldTo(
  action: Action,
  types: readonly ResourceType[],
  near: Neighbourhood,
): readonly Told[] {
  return [...near.given].flatMap(([name, by]) => {
    // What is called so here is declared: it stands among the resources.
    if (namedIn(near.declared).has(name)) return [];
    const what = near.shapes.told(name.replace(/^var\./, ""));
    const endings = what ? endingsOf(what.type, types, action, near) : [];
    if (!what || endings.length === 0) return [];
    const given = expression(name, {
      id: name,
      place: nowhere.written,
      meaning: { kind: "unknown" },
      expression: name,
    });
    const arn = what.gives === "arn" ? given : byName(what, given, near);
    return arn ? [{ name, by, phrases: endings.map((each) => phrase(arn, each)) }] : [];
  });
}

/** The parameters and variables by which declared resources are called. */
export const namedIn = once(
  (declared: readonly Declared[]): ReadonlyMap<string, readonly Declared[]> =>
    groupedBy(
      declared.filter(({ name }) => name?.parts.length === 1 && name.parts.some(isHole)),
      ({ name }) => holesOf(name ?? nothing)[0]?.expression ?? "",
    ),
);

const nothing = { parts: [], origin: nowhere };
