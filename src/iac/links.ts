import type { Policy } from "../iam/policy.ts";
import type { Extraction } from "./format.ts";

/** The other files in which statements of the policies of a file are written. */
export function linksOf(path: string, policies: readonly Policy[]): Extraction["links"] {
  return policies.flatMap(({ statements }) =>
    statements.flatMap(({ place }): Extraction["links"] =>
      place.source.path === path ? [] : [[path, place.source.path]],
    ),
  );
}
