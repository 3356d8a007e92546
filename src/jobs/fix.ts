import type { Agreement } from "../config/agreement.ts";
import type { Grade } from "../narrow/narrowing.ts";
import type { Fixed } from "../report/fixed.ts";
import type { Tree } from "../repository/tree.ts";
import { judge } from "../rules/judge.ts";
import { applyEdits } from "../source/edit.ts";
import { sorted, suppressedIn } from "./excusing.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose, worthChanging } from "./propose.ts";
import { scan } from "./scan.ts";

/** Files as they become when the proved replacements are made. */
export type Fix = Pick<Fixed, "proposals" | "changed">;

/**
 * Makes all replacements of the given grades that are proved together, of some statements by their ids
 * or of all. What somebody has suppressed stays; what only stands in the baseline is there to be
 * repaired.
 */
export function fix(
  tree: Tree,
  facts: AwsFacts,
  agreement: Agreement,
  grades: readonly Grade[],
  isWanted: (statement: string) => boolean = () => true,
): Fix {
  const knowledge = { ...facts, termsOf: agreement.termsOf };
  const found = scan(tree, facts);
  const all = judge(found, knowledge);
  const { by } = suppressedIn(found, all, agreement);
  const { findings, excused } = sorted(all, (finding) => {
    const suppression = by.get(finding);
    return suppression && { kind: "suppression", suppression, isNew: false };
  });
  const wanted = worthChanging(findings, knowledge).filter(({ statement }) =>
    isWanted(statement.id),
  );
  const proposals = propose(found, wanted, knowledge, { excused, grades });
  const edits = proposals.flatMap(({ outcome }) =>
    outcome.kind === "commit" ? [outcome.edit] : [],
  );
  const paths = [...new Set(edits.map((edit) => edit.path))].sort();
  const changed = paths.flatMap((path) => {
    const source = found.sources.get(path);
    if (!source) return [];
    const own = edits.filter((edit) => edit.path === path);
    return [{ path, before: source.text, after: applyEdits(source.text, own) }];
  });
  return { proposals, changed };
}
