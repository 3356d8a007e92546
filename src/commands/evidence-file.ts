import type { Evidence } from "../evidence/evidence.ts";
import { namedEvidence } from "../jobs/agreed.ts";
import type { Run } from "./run.ts";

/** The evidence in a file; a mistake of whoever named it where it holds none. */
export function evidenceIn({ directory }: Run, path: string): Evidence {
  return namedEvidence(directory, path).evidence;
}
