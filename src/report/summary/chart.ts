import { severities } from "../../rules/severity.ts";
import { fenced } from "../../source/quoted.ts";
import type { Result } from "../result.ts";

/** Fewer findings are seen at a glance in the table. */
const least = 5;

/**
 * What is new beside what is known: findings that stand by severity, and those that are excused by
 * the reason, as a chart of Mermaid. Nothing of the repository's is in it.
 */
export function chart({ findings, excused }: Result): readonly string[] {
  const because = (kind: string): number =>
    excused.filter((each) => each.because.kind === kind).length;
  const slices = [
    ...severities.map(
      (severity) =>
        [severity, findings.filter((each) => each.severity === severity).length] as const,
    ),
    ["in the baseline", because("baseline")] as const,
    ["suppressed", because("suppression")] as const,
    ["answered", because("reply")] as const,
  ].filter(([, number]) => number > 0);
  if (slices.length < 2 || findings.length + excused.length < least) return [];
  const lines = slices.map(([name, number]) => `    "${name}" : ${number}`);
  return [fenced(["pie showData", "    title Findings", ...lines].join("\n"), "mermaid")];
}
