import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { scan } from "../../src/jobs/scan.ts";
import { extractReport, type ExtractReport } from "../../src/report/extract-json.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { facts } from "../rules/facts.ts";

export const configurations = join(import.meta.dirname, "configurations");
export const golden = join(import.meta.dirname, "golden");

/** What `extract --format json` prints of files. */
export function reportOf(files: ReadonlyMap<string, string>): ExtractReport {
  const found = scan(memoryTree(files), facts);
  return extractReport(found, (policy) => found.formatOf(policy).name);
}

export function filesOf(directory: string): ReadonlyMap<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(directory, path).split(sep).join("/"), readFileSync(path, "utf8")]),
  );
}
