import type { Proposal } from "../narrow/proposal.ts";
import { replacementOf } from "./replacement.ts";
import { shownItem, shownList, shownText } from "./shown.ts";

/** What to write in the place of a statement, as the JSON contract has it. */
export type ShownSuggestion = {
  /** Whether it can be committed as it is: proved, and nothing to be filled in. */
  readonly complete: boolean;
  readonly grade: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
  readonly statements: readonly {
    readonly sid: string | null;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
  readonly lost: readonly { readonly reason: string; readonly actions: readonly string[] }[];
};

export function shownSuggestion({ statement, outcome }: Proposal): ShownSuggestion | null {
  if (outcome.kind === "none") return null;
  const { narrowing, edit } = outcome;
  const replacement = replacementOf(statement.place.source, [edit]);
  return {
    complete: outcome.kind === "commit",
    grade: narrowing.grade,
    startLine: replacement.first,
    endLine: replacement.last,
    text: replacement.lines.join("\n"),
    statements: narrowing.drafts.map(({ sid, actions, resources }) => ({
      sid:
        typeof sid === "object"
          ? sid.write
          : sid === "keep" && statement.sid
            ? shownText(statement.sid)
            : null,
      actions: actions === "keep" ? shownList(statement.action ?? none) : actions.map(shownItem),
      resources:
        resources === "keep" ? shownList(statement.resource ?? none) : resources.map(shownItem),
    })),
    assumptions: narrowing.assumptions,
    missing: narrowing.missing,
    lost: narrowing.lost,
  };
}

const none = { items: [], rest: [] };
