import type { PrincipalMatch } from "./policy.ts";
import { alternatives, known } from "./text.ts";

/** Whether a principal is everybody, or everybody but some. */
export function isEverybody({ negated, entries }: PrincipalMatch): boolean {
  if (negated) return true;
  return entries.some(
    ({ type, items, rest }) =>
      (type === "*" || type === "AWS") &&
      [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])]
        .flatMap(alternatives)
        .some((item) => known(item) === "*"),
  );
}
