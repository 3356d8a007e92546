import { hunkWith, hunksOf, type Hunk, type Side } from "./hunks.ts";
import type { Change } from "./history.ts";
import type { Limits } from "./world.ts";

/**
 * What GitHub demands of a comment on a diff and its schema cannot say. A flaw has two wordings:
 * creating a review answers with sentences, creating a single comment with fields.
 */
export type CommentFlaw = { readonly field: string; readonly message: string };

/** A comment as a request asks for it. */
export type Draft = {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: Side;
  readonly start_line?: number;
  readonly start_side?: Side;
  readonly subject_type?: "line" | "file";
};

/** Longest text of any comment, review or issue: telia-oss/github-pr-resource#259. */
export const longestBody = 65_536;

export const tooLong = (body: unknown): boolean =>
  typeof body === "string" && body.length > longestBody;
/** Blank as Rails means it: pwntester/octo.nvim#86. */
export const isBlank = (body: unknown): boolean => typeof body !== "string" || !/\S/.test(body);

/** The hunks of a change that GitHub shows, and lets people comment on. */
export function shownHunks(change: Change, limits: Limits): readonly Hunk[] {
  const patch = shownPatch(change, limits);
  return patch === undefined ? [] : hunksOf(patch);
}

/**
 * The patch that GitHub gives for a file: none for a large one. tsantalis/RefactoringMiner#1108,
 * octokit/octokit.net#1521, and the limits of a diff on GitHub's page "Repository limits".
 */
export function shownPatch({ patch }: Change, limits: Limits): string | undefined {
  if (patch === undefined || patch.length > limits.patchBytes) return undefined;
  return patch.split("\n").length > limits.patchLines ? undefined : patch;
}

/** What GitHub would refuse about a comment on a diff. */
export function flawsOf(
  draft: Draft,
  changes: readonly Change[],
  limits: Limits,
): readonly CommentFlaw[] {
  const { line, start_line: start, side = "RIGHT", start_side: startSide = side } = draft;
  const noHunk = { field: "diff_hunk", message: "can't be blank" };
  const change = changes.find(({ path }) => path === draft.path);
  const flaws: CommentFlaw[] = [];
  if (isBlank(draft.body)) flaws.push({ field: "body", message: "can't be blank" });
  // villesau/ai-codereviewer#34
  if (!change) return [...flaws, { field: "path", message: "is invalid" }, noHunk];
  if (draft.subject_type === "file") return flaws;

  // parkerbxyz/suggest-changes#28 and #64, The-PR-Agent/pr-agent#592
  const hunks = shownHunks(change, limits);
  const hunk = line === undefined ? undefined : hunkWith(hunks, side, line);
  if (!hunk) flaws.push({ field: "line", message: "must be part of the diff" });
  if (start !== undefined) {
    // ubuntu/WSL#244, promptfoo/promptfoo#6314
    if (line !== undefined && start >= line && startSide === side)
      flaws.push({ field: "start_line", message: "must precede the end line." });
    // qiniu/reviewbot#179, parkerbxyz/suggest-changes#28
    else if (!hunk || hunkWith(hunks, startSide, start) !== hunk)
      flaws.push({ field: "start_line", message: "must be part of the same hunk as the line." });
  }
  return hunk ? flaws : [...flaws, noHunk];
}

/** "Pull request review thread line must be part of the diff and ... can't be blank" */
export function sentenceOf(flaws: readonly CommentFlaw[]): string {
  const parts = flaws.map(({ field, message }) => {
    const words = field.replaceAll("_", " ");
    return field === "body" ? `Body ${message}` : `Pull request review thread ${words} ${message}`;
  });
  if (parts.length < 3) return parts.join(" and ");
  return `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1) ?? ""}`;
}
