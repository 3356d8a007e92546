import { entry, membersOf } from "../../evaluate/members.ts";
import type { Entry, MapValue, Value } from "../../evaluate/value.ts";
import { known } from "../../iam/text.ts";
import { contains, type Place } from "../../source/source.ts";
import type { AttributePath } from "../../catalog/places.ts";
import { spellingsOf } from "../property-names.ts";

/** A value of a property, and where that property is given: name and value. */
export type Given = {
  readonly value: Value;
  readonly place: Place;
  /** Whether it is there, whatever decides. */
  readonly isSure: boolean;
};

/** The entry of an attribute of Terraform's as Pulumi spells it. */
export function entryLike(map: MapValue, attribute: string): Entry | undefined {
  for (const isLike of spellingsOf(attribute)) {
    const found = map.entries.findLast(({ key }) => isLike(known(key) ?? ""));
    if (found) return found;
  }
  return undefined;
}

/** The values at a path of attributes, each item of lists, whatever Pulumi makes a list of. */
export function valuesAt(value: Value, path: AttributePath, place: Place): readonly Given[] {
  return found(value, path, place, true);
}

function found(value: Value, path: AttributePath, place: Place, isSure: boolean): readonly Given[] {
  if (value.kind === "choice" && path.length > 0)
    return value.values.flatMap((each) => found(each, path, place, false));
  const [step, ...rest] = path;
  if (!step) return value.kind === "null" ? [] : [{ value, place, isSure }];
  if (value.kind === "list") {
    const { items, rest: others } = membersOf(value);
    return [
      ...items.flatMap((item) => found(item, path, place, isSure)),
      ...others.flatMap(({ like }) => like.flatMap((item) => found(item, path, place, false))),
    ];
  }
  if (value.kind !== "map") return [];
  const own = entryLike(value, step.name);
  return own ? found(own.value, rest, own.place, isSure) : [];
}

/** Where a value is written, or named, within the property that it is given to. */
export function placeIn({ value, place }: Pick<Given, "value" | "place">): Place {
  const { written, via } = value.origin;
  return (
    [...via, written].find(
      ({ source, span }) => source.path === place.source.path && contains(place.span, span),
    ) ?? place
  );
}

/** A property by its exact name, in the one or the other language. */
export function property(value: Value, ...names: readonly string[]): Entry | undefined {
  return names.flatMap((name) => entry(value, name) ?? [])[0];
}
