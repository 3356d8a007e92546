import type { Shelter } from "../catalog/places.ts";
import { asText } from "../evaluate/texts.ts";
import type { Value } from "../evaluate/value.ts";
import { known } from "../iam/text.ts";

/** Whether an attribute that keeps the world out does so with a value. */
export function shelters(value: Value, { onlyTrue }: Shelter["any"][number]): boolean {
  if (!onlyTrue) return value.kind !== "null" && !(value.kind === "list" && isEmpty(value));
  if (value.kind === "bool") return value.value;
  const text = asText(value);
  return text !== undefined && known(text) === "true";
}

function isEmpty({ items, rest }: Value & { readonly kind: "list" }): boolean {
  return items.length + rest.length === 0;
}
