import { asText } from "../evaluate/texts.ts";
import type { Value } from "../evaluate/value.ts";
import { known } from "../iam/text.ts";

/** What keeps the world out: a value at a path that is there, or only one that is true. */
type Sheltering = { readonly names: readonly string[]; readonly onlyTrue: boolean };

/** Whether what a value has at a path keeps the world out, whichever of its arms it is. */
export function shelters(value: Value, { names, onlyTrue }: Sheltering): boolean {
  if (value.kind === "choice") {
    const { values, complete, orNothing } = value;
    const all = values.length > 0 && values.every((each) => shelters(each, { names, onlyTrue }));
    return all && (complete || !onlyTrue) && !orNothing;
  }
  const [name, ...rest] = names;
  if (name === undefined) return isSheltering(value, onlyTrue);
  if (value.kind !== "map") return false;
  const entry = value.entries.find(({ key }) => known(key) === name);
  return entry !== undefined && shelters(entry.value, { names: rest, onlyTrue });
}

/** Whether a value that is found at the path of an attribute keeps the world out. */
export function isSheltering(value: Value, onlyTrue: boolean): boolean {
  if (!onlyTrue) return value.kind !== "null" && !(value.kind === "list" && isEmpty(value));
  if (value.kind === "bool") return value.value;
  const text = asText(value);
  return text !== undefined && known(text) === "true";
}

function isEmpty({ items, rest }: Value & { readonly kind: "list" }): boolean {
  return items.length + rest.length === 0;
}
