import { findingsReport } from "../../src/report/findings-json.ts";
import type { Result } from "../../src/report/result.ts";
import type { Audited, Part } from "../../src/report/told.ts";
import { audited, type Files } from "./results.ts";

/** A result as a part of a report; without a name the only one. */
export function partOf(result: Result, name = "", head: string | null = null): Audited {
  return { name, head, pare: "0.1.0", outcome: "audited", report: findingsReport(result) };
}

export function partAt(name: string, files: Files): Audited {
  return partOf(audited(files), name);
}

export const failed = (name: string, because = "it took longer than 300 s"): Part => ({
  ...{ name, head: null, outcome: "failed", because },
});
