import { holeName, readable, type List } from "../iam/text.ts";

/** The items of a list for people. */
export function readableList({ items, rest }: List): readonly string[] {
  return [...items.map(readable), ...rest.map((hole) => `\${${holeName(hole)}}`)];
}
