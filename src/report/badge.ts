import { letterOf, type Letter } from "../rules/score.ts";
import { mergedSummary } from "./merged.ts";
import type { Part } from "./told.ts";

/** What shields.io makes a badge of (its page "Endpoint Badge"). */
export type Badge = {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  /** Then the color cannot be chosen otherwise where it is shown. */
  readonly isError: boolean;
};

const colors: Readonly<Record<Letter, string>> = {
  A: "brightgreen",
  B: "green",
  C: "yellowgreen",
  D: "yellow",
  E: "orange",
  F: "red",
};

/** The score of everything as a badge; it says so where nothing, or not everything, was judged. */
export function badgeReport(parts: readonly Part[]): Badge {
  const { score, statements, failed, missing } = mergedSummary(parts);
  const letter = letterOf(score);
  const unknown = failed + missing;
  const badge = { schemaVersion: 1, label: "IAM" } as const;
  if (unknown > 0)
    return { ...badge, message: `${unknown} not audited`, color: "red", isError: true };
  if (statements === 0)
    return { ...badge, message: "none found", color: "lightgrey", isError: false };
  return { ...badge, message: `${letter} ${score}`, color: colors[letter], isError: false };
}
