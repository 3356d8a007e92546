import { refusals } from "../narrow/narrowing.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { atLeast } from "../rules/severity.ts";
import { count } from "../rules/wording.ts";
import { logSafe } from "./text.ts";

/** What was changed and what was not, with the reasons. */
export function fixAccount(
  proposals: readonly Proposal[],
  files: number,
  { assume, dryRun }: { readonly assume?: true; readonly dryRun?: true },
): string {
  const bad = proposals.filter(({ findings }) =>
    findings.some((each) => atLeast(each.severity, "medium")),
  );
  const kinds = (kind: string): number => bad.filter(({ outcome }) => outcome.kind === kind).length;
  const reasons = new Map<string, number>();
  for (const { outcome } of proposals) {
    if (outcome.kind === "commit") continue;
    const reason =
      outcome.kind === "none"
        ? refusals[outcome.refusal.because]
        : outcome.narrowing.grade === "fill in"
          ? "names are to be filled in"
          : outcome.because.replace(/:.*/, "");
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const made = proposals.filter(({ outcome }) => outcome.kind === "commit").length;
  const be = dryRun ? { one: "would be", many: "would be" } : { one: "was", many: "were" };
  const lines = [
    `${count(made, "statement")} ${made === 1 ? be.one : be.many} replaced in ${count(files, "file")}`,
    `of ${bad.length} with a finding of medium or more: ${kinds("commit")} replaced, ${kinds("show")} with a replacement to look at, ${kinds("none")} without`,
    ...[...reasons].sort((a, b) => b[1] - a[1]).map(([reason, number]) => `  ${number}: ${reason}`),
    ...(assume ? [] : ["replacements that assume something are written with --assume"]),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}
