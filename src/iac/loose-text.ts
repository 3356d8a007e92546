import type { DataScalar } from "../syntax/data.ts";

/** Whether a string that stands where no policy is expected may be one, by its key and words. */
export function mayHoldDocument({ value }: DataScalar, path: readonly string[]): boolean {
  return (
    typeof value === "string" &&
    /polic|document|statement|^(?:(?:Output)?Value|Content|fmt)$/i.test(path.at(-1) ?? "") &&
    (/^\s*[[{][^]*"Effect"\s*:\s*"(?:Allow|Deny)"/.test(value) || /^%7B.*%22Effect%22/i.test(value))
  );
}
