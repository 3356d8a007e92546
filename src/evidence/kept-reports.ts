import { compareTexts } from "../source/order.ts";
import { joinedReport, rowsOf } from "./joined-reports.ts";
import type { Reported } from "./reported.ts";

/** Reports as they come in, joined by whom they are about, up to a limit. */
export type KeptReports = {
  add(report: Reported): void;
  /** In order of whom they are about. */
  all(): readonly Reported[];
  /** How many were beyond what is kept. */
  leftOut(): number;
};

/** About how many roles, users, groups and policies, and how many rows of all together. */
export type ReportLimits = { readonly arns: number; readonly rows: number };

const usual: ReportLimits = { arns: 20_000, rows: 500_000 };

/** So many rows wait at least before they are joined: to join each by itself takes the square of the time. */
const fewest = 20_000;

/** Begins with none. */
export function keptReports(limits = usual): KeptReports {
  const kept = new Map<string, Reported>();
  let waiting = new Map<string, Reported[]>();
  let waitingRows = 0;
  let rows = 0;
  let leftOut = 0;

  const join = (arn: string, reports: readonly Reported[]): void => {
    const known = kept.get(arn);
    const joined = joinedReport(arn, known ? [known, ...reports] : reports);
    const more = rowsOf(joined) - (known ? rowsOf(known) : 0);
    const isTooMuch =
      (!known && kept.size >= limits.arns) || (more > 0 && rows + more > limits.rows);
    if (isTooMuch) leftOut += reports.length;
    else {
      rows += more;
      kept.set(arn, joined);
    }
  };
  const flush = (): void => {
    for (const [arn, reports] of waiting) join(arn, reports);
    waiting = new Map();
    waitingRows = 0;
  };

  return {
    add: (report) => {
      const known = waiting.get(report.arn);
      if (known) known.push(report);
      else waiting.set(report.arn, [report]);
      waitingRows += 1 + rowsOf(report);
      if (waitingRows >= Math.max(fewest, rows)) flush();
    },
    all: () => {
      flush();
      return [...kept].sort(([a], [b]) => compareTexts(a, b)).map(([, report]) => report);
    },
    leftOut: () => leftOut,
  };
}
