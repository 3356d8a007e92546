import { openCatalog } from "../catalog/catalog.ts";
import { openClasses } from "../catalog/classes.ts";
import { openNaming } from "../catalog/given-name.ts";
import { mayHoldPolicies } from "../iac/formats.ts";
import { scan } from "../jobs/scan.ts";
import { readCatalogFile } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { judge } from "../rules/judge.ts";
import { linesOf, rangeOf } from "../source/lines.ts";
import { textAt } from "../source/source.ts";

export function audit(directory: string, paths: readonly string[]): string {
  const facts = { catalog: openCatalog(readCatalogFile), read: readCatalogFile };
  const found = scan(worktree(directory, paths, mayHoldPolicies), facts);
  const findings = judge(found.policies, { ...facts, classes: openClasses(readCatalogFile), naming: openNaming(readCatalogFile) });
  return JSON.stringify(
    {
      findings: findings.map((each) => {
        const { first, last } = linesOf(each.statement.place);
        return {
          rule: each.rule,
          severity: each.severity,
          confidence: each.confidence,
          statement: each.statement.id,
          path: each.statement.place.source.path,
          startLine: first,
          endLine: last,
          subject: { ...rangeOf(each.subject), text: textAt(each.subject) },
          message: each.message,
          owner: each.policy.owner.address,
          kind: each.policy.kind,
        };
      }),
    },
    null,
    2,
  );
}
