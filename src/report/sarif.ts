import type { Log, Notification } from "sarif";
import { relativeReference } from "./links.ts";
import { shownProblems, type NotEvaluated } from "./not-evaluated.ts";
import { sarifText } from "./plain.ts";
import type { Result } from "./result.ts";
import { withinSize } from "./sarif/limits.ts";
import { sarifLog } from "./sarif/log.ts";
import { sarifResults } from "./sarif/results.ts";
import type { Mark } from "./trend/night.ts";

/** The most problems that are told one by one. */
const mostProblems = 1000;

/**
 * The findings as SARIF 2.1.0, with what GitHub's page "SARIF support for code scanning" asks for
 * beside the standard: those that stand and those that are excused, worst first. What stood in files
 * that were not read this time stays open, where a history knows of it (`unseen`).
 */
export function sarifReport(result: Result, unseen: readonly Mark[] = []): Log {
  const all = sarifResults(result, unseen);
  const results = withinSize(all);
  const cut: readonly Notification[] =
    results.length < all.length
      ? [
          {
            level: "warning",
            message: {
              text: `The worst ${results.length} of ${all.length} results are listed: GitHub takes no more.`,
            },
          },
        ]
      : [];
  const notEvaluated = notifications(shownProblems(result.problems, result.sources));
  return sarifLog({ results, notifications: [...cut, ...notEvaluated], isComplete: true });
}

function notifications(problems: readonly NotEvaluated[]): readonly Notification[] {
  const left = problems.length - mostProblems;
  return [
    ...problems.slice(0, mostProblems).map(
      ({ path, reason, detail }): Notification => ({
        level: "note",
        message: { text: sarifText(`${reason}: ${detail}`) },
        locations: [{ physicalLocation: { artifactLocation: { uri: relativeReference(path) } } }],
      }),
    ),
    ...(left > 0
      ? [{ level: "note", message: { text: `${left} places more were not evaluated.` } } as const]
      : []),
  ];
}
