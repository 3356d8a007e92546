import type { Draft } from "../iam/draft.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { List, Text } from "../iam/text.ts";
import type { Proposal, TemplateOffer } from "../narrow/proposal.ts";
import type { Edit } from "../source/edit.ts";
import { samePlace } from "../source/source.ts";
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
  readonly statements: readonly ShownDraft[];
  /** What would be narrower still: some of these actions, on the same resources. */
  readonly alternatives: readonly {
    /** As a clause: "it only reads objects". */
    readonly when: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly text: string;
    readonly statements: readonly ShownDraft[];
  }[];
  /** A policy template that may stand there instead: AWS SAM's `SQSPollerPolicy`. */
  readonly template: {
    readonly name: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly text: string;
    /** It grants exactly what the suggestion does. */
    readonly equal: boolean;
    /** The actions that it allows beside those of the suggestion, and those that it does not. */
    readonly more: readonly string[];
    readonly without: readonly string[];
  } | null;
  /** Several policies in its place, where it would make one longer than AWS takes. */
  readonly split: {
    readonly because: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly text: string;
    readonly statements: readonly ShownDraft[];
    /** The managed policies beside it, with what attaches them. */
    readonly beside: string;
  } | null;
  readonly assumptions: readonly string[];
  /** What the code shows that runs under the policy. */
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
  readonly lost: readonly { readonly reason: string; readonly actions: readonly string[] }[];
};

export type ShownDraft = {
  readonly sid: string | null;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Those of the original, and those that are added. */
  readonly conditions: readonly ShownCondition[];
};

type ShownCondition = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
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
  { statement, outcome, template, split }: Proposal,
  catalog: string,
): ShownSuggestion | null {
  if (outcome.kind === "none") return null;
  const { narrowing, edit, alternatives } = outcome;
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
    ...shownWritten(statement, narrowing.drafts, edit),
    alternatives: alternatives.map((each) => ({
      when: each.when,
      ...shownWritten(statement, each.drafts, each.edit),
    })),
    template: template && !template.isTaken ? shownTemplate(statement, template) : null,
    split: split
      ? {
          because: split.because,
          ...shownWritten(statement, split.drafts, split.edit),
          beside: split.beside.text.trim(),
        }
      : null,
    assumptions: narrowing.assumptions,
    evidence: [...narrowing.evidence, ...narrowing.byUse],
    missing: narrowing.missing,
    lost: narrowing.lost,
  };
}

function shownTemplate(
  statement: Statement,
  { name, edit, isEqual, more, without }: TemplateOffer,
): ShownSuggestion["template"] {
  return { name, ...shownLines(statement, edit), equal: isEqual, more, without };
}

function shownLines(
  { place }: Statement,
  edit: Edit,
): Pick<ShownSuggestion, "startLine" | "endLine" | "text"> {
  const { first, last, lines } = replacementOf(place.source, [edit]);
  return { startLine: first, endLine: last, text: lines.join("\n") };
}

function shownWritten(
  statement: Statement,
  drafts: readonly Draft[],
  edit: Edit,
): Pick<ShownSuggestion, "startLine" | "endLine" | "text" | "statements"> {
  return {
    ...shownLines(statement, edit),
    statements: drafts.map((draft) => shownDraft(draft, statement)),
  };
}

/** A statement as it was: what `shownDraft` shows of one that stands as it is. */
export function shownOriginal(statement: Statement): ShownDraft {
  return shownDraft({ sid: "keep", actions: "keep", resources: "keep" }, statement);
}

function shownDraft(
  { sid, actions, resources, conditions = [], corrections = [] }: Draft,
  statement: Statement,
): ShownDraft {
  const say = (text: Text): string => {
    const place = placeIn(statement, text);
    return corrections.find((each) => samePlace(each.place, place))?.value ?? shownText(text);
  };
  const sayAll = ({ items, rest }: List): readonly string[] => [
    ...items.map(say),
    ...shownList({ items: [], rest }),
  ];
  const own = sid === "keep" && statement.sid ? shownText(statement.sid) : null;
  return {
    sid: typeof sid === "object" ? sid.write : own,
    actions: actions === "keep" ? sayAll(statement.action ?? none) : actions.map(shownItem),
    resources: resources === "keep" ? sayAll(statement.resource ?? none) : resources.map(shownItem),
    conditions: [
      ...statement.conditions.map(({ operator, key, values }) => ({
        operator: say(operator),
        key: shownText(key),
        values: sayAll(values),
      })),
      ...conditions.map(({ operator, key, values }) => ({
        operator,
        key,
        values: values.map((value) => shownItem({ phrase: value })),
      })),
    ],
  };
}

const none = { items: [], rest: [] };
