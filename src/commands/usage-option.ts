import { Option } from "commander";
import type { EvidenceFile } from "../config/agreement.ts";
import type { Run } from "./run.ts";
import { evidenceIn } from "./evidence-file.ts";

/** Files of evidence; where they are given, those of the configuration are not read. */
export function usageOption(): Option {
  return new Option(
    "--usage <file...>",
    "evidence of use, as `pare usage` makes it, behind all other paths (default: what the configuration names)",
  );
}

/** What the files say; undefined where none is given. What is no evidence ends the run. */
export function usageGiven(
  run: Run,
  files: readonly string[] | undefined,
): readonly EvidenceFile[] | undefined {
  return files?.map((path) => ({ path, evidence: evidenceIn(run, path) }));
}
