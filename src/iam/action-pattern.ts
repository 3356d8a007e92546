import { alternatives, isHole, known, type List, type Text } from "./text.ts";

/** Whether an item of `Action` is every action there is: `*`, `*:*`. */
export function isEveryAction(item: Text): boolean {
  return /^\*+(?::\*+)?$/.test(known(item) ?? "");
}

/** Whether one of the items is every action, or may be by a value that is written for it. */
export function mayBeEveryAction({ items, rest }: List): boolean {
  return [...items, ...rest.flatMap(({ among }) => among?.texts ?? [])]
    .flatMap(alternatives)
    .some(isEveryAction);
}

/** Whether it covers every action of some service: `s3:*`, `${var.service}:*`. */
export function isWholeService(item: Text): boolean {
  return /^[^:]+:\*+$/.test(itemPattern(item, "x")) && !isEveryAction(item);
}

/** Whether there is a wildcard in what is known of it. */
export function hasWildcard(item: Text): boolean {
  return /[*?]/.test(itemPattern(item, "x"));
}

/** A pattern of all that an item may be, with something else in the place of what is not known. */
export function itemPattern({ parts }: Text, unknown = "*"): string {
  return parts.map((part) => (isHole(part) ? unknown : part)).join("");
}

/** The service that a pattern of actions is about: `s3` of `s3:Get*`, `*` of all. */
export function serviceIn(pattern: string): string {
  return (pattern.split(":")[0] ?? pattern).toLowerCase();
}
