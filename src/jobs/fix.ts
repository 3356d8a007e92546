import type { Agreement } from "../config/agreement.ts";
import type { Excused } from "../config/excuse.ts";
import type { Grade } from "../narrow/narrowing.ts";
import type { Fixed } from "../report/fixed.ts";
import type { Tree } from "../repository/tree.ts";
import { judge } from "../rules/judge.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import { applyEdits } from "../source/edit.ts";
import { sorted, suppressedIn } from "./excusing.ts";
import type { AwsFacts } from "./knowledge.ts";
import { propose, worthChanging } from "./propose.ts";
import { scan, type Scan } from "./scan.ts";
import { observedIn, using } from "./use/observing.ts";

/** Files as they become when the proved replacements are made. */
export type Fix = Pick<Fixed, "proposals" | "changed">;

/** What there is to be replaced in a tree, and what of it somebody has excused. */
export type Faulty = {
  readonly found: Scan;
  readonly knowledge: AwsFacts & Pick<Knowledge, "termsOf">;
  readonly wanted: readonly Finding[];
  readonly excused: readonly Excused[];
};

/**
 * Findings that a replacement is looked for. What somebody has suppressed stays; what only stands in
 * the baseline is there to be repaired.
 */
export function faultyIn(tree: Tree, facts: AwsFacts, agreement: Agreement): Faulty {
  const found = scan(tree, facts);
  const observed = observedIn(found, facts, agreement);
  const knowledge = { ...facts, termsOf: agreement.termsOf, ...using(observed) };
  const all = judge(found, knowledge);
  const { by } = suppressedIn(found, all, agreement);
  const { findings, excused } = sorted(all, (finding) => {
    const suppression = by.get(finding);
    return suppression && { kind: "suppression", suppression, isNew: false };
  });
  return { found, knowledge, wanted: worthChanging(findings, knowledge), excused };
}

/**
 * Makes all replacements of the given grades that are proved together, of some statements by their ids
 * or of all.
 */
export function fix(
  tree: Tree,
  facts: AwsFacts,
  agreement: Agreement,
  grades: readonly Grade[],
  isWanted: (statement: string) => boolean = () => true,
): Fix {
  const { found, knowledge, wanted, excused } = faultyIn(tree, facts, agreement);
  const asked = wanted.filter(({ statement }) => isWanted(statement.id));
  const proposals = propose(found, asked, knowledge, { excused, grades });
  return { proposals, changed: changedBy(proposals, found) };
}

/** The files with all replacements made that are proved. */
export function changedBy(
  proposals: Fix["proposals"],
  found: Pick<Scan, "sources">,
): Fix["changed"] {
  const edits = proposals.flatMap(({ outcome }) =>
    outcome.kind === "commit" ? [outcome.edit] : [],
  );
  const paths = [...new Set(edits.map((edit) => edit.path))].sort();
  return paths.flatMap((path) => {
    const source = found.sources.get(path);
    if (!source) return [];
    const own = edits.filter((edit) => edit.path === path);
    return [{ path, before: source.text, after: applyEdits(source.text, own) }];
  });
}
