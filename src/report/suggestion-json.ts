import type { Proposal } from "../narrow/proposal.ts";
import { replacementOf } from "./replacement.ts";
import { shownItem, shownList, shownText } from "./shown.ts";

/** What to write in the place of a statement, as the JSON contract has it. */
export type ShownSuggestion = {
  /** Whether it can be committed as it is: proved, and nothing to be filled in. */
  readonly complete: boolean;
  readonly grade: string;
  readonly proof: ShownProof;
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

/**
 * What is proved of a replacement. "included": it allows no request that the original does not, by
 * actions of the future neither. "equal": it is included, and grants all the actions that the catalog
 * of a day knows and the original granted.
 */
export type ShownProof = {
  readonly relation: "included" | "equal" | "not proved";
  /** The day of that catalog. */
  readonly catalog: string;
  /** Why it is not proved. */
  readonly because: string | null;
};

/** @param catalog the day of the catalog: `2026-09-26` */
export function shownSuggestion(
  { statement, outcome }: Proposal,
  catalog: string,
): ShownSuggestion | null {
  if (outcome.kind === "none") return null;
  const { narrowing, edit } = outcome;
  const replacement = replacementOf(statement.place.source, [edit]);
  return {
    complete: outcome.kind === "commit",
    grade: narrowing.grade,
    proof:
      outcome.kind === "show"
        ? { relation: "not proved", catalog, because: outcome.because }
        : {
            relation: narrowing.grade === "equivalent" ? "equal" : "included",
            catalog,
            because: null,
          },
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
