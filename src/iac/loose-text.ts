import type { DataScalar } from "../syntax/data.ts";

/** Whether a string that stands where no policy is expected may be one, by its key and words. */
export function mayHoldDocument({ value }: DataScalar, path: readonly string[]): boolean {
  const [around = "", key = ""] = ["", ...path].slice(-2);
  return (
    typeof value === "string" &&
    // Policies are kept by their names too: `additionalPolicies: { node: ... }`.
    (/polic|document|statement|^(?:(?:Output)?Value|Content|fmt)$/i.test(key) ||
      /policies$/i.test(around)) &&
    (/^\s*[[{][^]*"Effect"\s*:\s*"(?:Allow|Deny)"/.test(value) || /^%7B.*%22Effect%22/i.test(value))
  );
}
