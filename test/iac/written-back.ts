import type { Draft } from "../../src/iam/draft.ts";
import type { Match, Statement } from "../../src/iam/policy.ts";
import type { Scan } from "../../src/jobs/scan.ts";
import { applyEdits } from "../../src/source/edit.ts";

/** What comes of writing a statement back as it stands. */
export type WrittenBack = {
  readonly statement: Statement;
  readonly outcome: "the same" | "changed" | { readonly refused: string };
};

/** Writes every statement of a scan back as it is: its file must stay the same to the byte. */
export function writtenBack(found: Scan): readonly WrittenBack[] {
  const by = new Map<string, WrittenBack>();
  for (const policy of found.policies)
    for (const statement of policy.statements) {
      if (by.has(statement.id)) continue;
      const { action, resource } = found.written.get(statement.id) ?? statement;
      const draft: Draft = { sid: "keep", actions: itemsOf(action), resources: itemsOf(resource) };
      const spelled = found.formatOf(policy).spell(statement, [draft]);
      const { text } = statement.place.source;
      const outcome = !spelled.ok
        ? { refused: spelled.because }
        : applyEdits(text, spelled.edits) === text
          ? "the same"
          : "changed";
      by.set(statement.id, { statement, outcome });
    }
  return [...by.values()];
}

function itemsOf(match: Match | undefined): Draft["actions"] {
  if (!match || match.negated || match.rest.length > 0) return "keep";
  return match.items.map((kept) => ({ kept }));
}
