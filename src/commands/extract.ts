import { openCatalog } from "../catalog/catalog.ts";
import { mayHoldPolicies } from "../iac/formats.ts";
import { scan } from "../jobs/scan.ts";
import { extractReport } from "../report/extract-json.ts";
import { readCatalogFile } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";

export function extract(directory: string, paths: readonly string[]): string {
  const facts = { catalog: openCatalog(readCatalogFile), read: readCatalogFile };
  const found = scan(worktree(directory, paths, mayHoldPolicies), facts);
  const report = extractReport(found, (policy) => found.formatOf(policy).name);
  return JSON.stringify(report, null, 2);
}
