import { suppressionRule } from "../config/fault.ts";
import { digest } from "../rules/fingerprint.ts";
import type { Severity } from "../rules/severity.ts";
import { leavingUnread, type ProblemReason } from "../source/problem.ts";
import {
  isUnknown,
  pathIn,
  type Audited,
  type Part,
  type ToldFinding,
  type ToldReport,
} from "./told.ts";

/** One thing that is said of a place, as formats for other tools list it. */
export type Remark = {
  readonly part: Part;
  readonly kind: RemarkKind;
  /** A rule; for what is no finding, a word for what it is. */
  readonly rule: string;
  /** Null where nothing was judged. */
  readonly severity: Severity | null;
  readonly path: string;
  /** Lines from 1, both ends included; null where all of the file, or of the part, is meant. */
  readonly lines: Lines | null;
  readonly message: string;
  readonly owner: string;
  /** The same for the same thing from run to run. */
  readonly fingerprint: string;
  /** What to write in the place of some lines, where that can be committed as it is. */
  readonly suggestion: ToldFinding["suggestion"];
};

export type Lines = {
  readonly first: number;
  readonly last: number;
  /** Where it begins and ends in them, in UTF-16 columns from 1, the end behind it, where known. */
  readonly columns?: { readonly start: number; readonly end: number };
};

/**
 * `standing`: held against somebody. `excused`: not. `unread`: a file of which nothing is known.
 * `unclear`: a place that was not evaluated otherwise. `unknown`: a part of which nothing is known.
 * `left out`: a part without anything to judge.
 */
export type RemarkKind = "standing" | "excused" | "unread" | "unclear" | "unknown" | "left out";

/** All that is said of some parts: part by part as they stand, what stands before what does not. */
export function remarksOf(parts: readonly Part[]): readonly Remark[] {
  return parts.flatMap(remarksIn);
}

function remarksIn(part: Part): readonly Remark[] {
  if (part.outcome === "audited") return [...standing(part), ...others(part, part.report)];
  const because = part.because;
  return [
    {
      part,
      kind: isUnknown(part) ? "unknown" : "left out",
      rule: part.outcome === "left out" ? "left-out" : "not-audited",
      severity: null,
      path: part.name,
      lines: null,
      message: `${part.outcome}: ${because}`,
      owner: "",
      fingerprint: digest([part.name, part.outcome]),
      suggestion: null,
    },
  ];
}

function standing(part: Audited): readonly Remark[] {
  const { findings, faults } = part.report;
  return [
    ...findings.map((finding): Remark => {
      const { rule, severity, subject, message, owner, fingerprint, suggestion } = finding;
      const columns = { start: subject.startColumn, end: subject.endColumn };
      const lines = { first: subject.startLine, last: subject.endLine, columns };
      const path = pathIn(part, subject.path);
      const offered = suggestion?.complete === true ? suggestion : null;
      return {
        ...{ part, kind: "standing", rule, severity, path, lines, message },
        // A policy that is a file of its own has no other name than its path.
        owner: owner === subject.path ? "" : owner,
        fingerprint: among(part, fingerprint),
        suggestion: offered,
      };
    }),
    ...faults.map(
      ({ severity, message, path, line }): Remark => ({
        ...{ part, kind: "standing", rule: suppressionRule.id, severity, message, owner: "" },
        path: pathIn(part, path),
        lines: { first: line, last: line },
        fingerprint: among(part, digest([suppressionRule.id, path, message])),
        suggestion: null,
      }),
    ),
  ];
}

function others(part: Part, { excused, notEvaluated }: ToldReport): readonly Remark[] {
  return [
    ...excused.map((each): Remark => {
      const { rule, severity, path, startLine, fingerprint, because, reason, until } = each;
      const said = [because, reason, until && `until ${until}`].filter(Boolean).join(": ");
      return {
        ...{ part, kind: "excused", rule, severity, owner: "", suggestion: null },
        path: pathIn(part, path),
        lines: { first: startLine, last: startLine },
        message: `excused by ${said}`,
        fingerprint: among(part, fingerprint),
      };
    }),
    ...notEvaluated.map(
      ({ path, line, reason, detail }): Remark => ({
        ...{ part, rule: reason, severity: null, owner: "", suggestion: null },
        kind: leavingUnread.has(reason as ProblemReason) ? "unread" : "unclear",
        path: pathIn(part, path),
        lines: line === null ? null : { first: line, last: line },
        message: `not evaluated: ${detail}`,
        fingerprint: among(part, digest([path, reason, detail])),
      }),
    ),
  ];
}

/** Two repositories may hold the same statement: among several, a fingerprint is that of one. */
function among({ name }: Part, fingerprint: string): string {
  return name === "" ? fingerprint : digest([name, fingerprint]);
}
