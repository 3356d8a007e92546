import type { Agreement } from "../config/agreement.ts";
import { mayHoldDirectives } from "../config/directive.ts";
import type { Excuse, Excused } from "../config/excuse.ts";
import { weighed, type Fault } from "../config/fault.ts";
import { inlineSuppressions, type Inline } from "../config/inline.ts";
import { suppressed, type Suppressed } from "../config/suppressed.ts";
import type { Suppression } from "../config/suppression.ts";
import type { Shift } from "../change/shift.ts";
import type { Format } from "../iac/format.ts";
import type { Statement } from "../iam/policy.ts";
import type { Blocking } from "../report/result.ts";
import { folded } from "../rules/folded.ts";
import { neverAllowed } from "../rules/never-allowed.ts";
import type { Finding } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import type { Terms } from "../rules/terms.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import type { Scan } from "./scan.ts";

/** Which findings of a scan are suppressed, and which suppressions fail to do that. */
export type SuppressedInScan = {
  readonly by: Suppressed["by"];
  /** Of suppressions in the files. */
  readonly faults: readonly Fault[];
  /** Of those of the configuration, if the scan is of all that they may be about. */
  readonly agreedFaults: readonly Fault[];
};

export function suppressedIn(
  scan: Scan,
  findings: readonly Finding[],
  agreement: Agreement,
): SuppressedInScan {
  const { termsOf, suppressions } = agreement;
  const inline = inlineIn(scan);
  const { by, faults } = suppressed(findings, [...inline.suppressions, ...suppressions], agreement);
  const places = new Set(
    suppressions.flatMap((each) => (each.by === "configuration" ? [each.place] : [])),
  );
  const isAgreed = ({ place }: Fault): boolean => places.has(place);
  const inFiles = [...inline.faults, ...faults.filter((fault) => !isAgreed(fault))];
  return {
    by,
    faults: weighed(inFiles, termsOf),
    agreedFaults: weighed(faults.filter(isAgreed), termsOf),
  };
}

function inlineIn(scan: Scan): Inline {
  const { claimed, policies, elsewhere } = scan;
  const statements = new Map<string, Map<string, Statement>>();
  const files = new Map<string, readonly [Format, Source]>(
    [...claimed].flatMap(([format, sources]) =>
      sources.map((source) => [source.path, [format, source]] as const),
    ),
  );
  for (const policy of [...policies, ...elsewhere])
    for (const statement of policy.statements) {
      const { source } = statement.place;
      const own = statements.get(source.path) ?? new Map<string, Statement>();
      statements.set(source.path, own.set(statement.id, statement));
      // A file of no language by itself is written in that of those who take it in.
      if (!files.has(source.path)) files.set(source.path, [scan.formatOf(policy), source]);
    }
  const found = [...files.values()]
    .filter(([, { text }]) => mayHoldDirectives(text))
    .map(([format, source]) => {
      const own = [...(statements.get(source.path)?.values() ?? [])];
      return inlineSuppressions(source, format.comments(source), own);
    });
  return {
    suppressions: found.flatMap((each) => each.suppressions),
    faults: found.flatMap((each) => each.faults),
  };
}

/** Findings that stand, one of each statement and rule, and those that somebody has excused. */
export type Sorted = {
  readonly findings: readonly Finding[];
  readonly excused: readonly Excused[];
};

export function sorted(
  findings: readonly Finding[],
  excuseOf: (finding: Finding) => Excuse | undefined,
): Sorted {
  const excuses = findings.map((finding) => ({ finding, because: excuseOf(finding) }));
  return {
    // A comment may excuse one item of several: what is left is told as one.
    findings: folded(excuses.flatMap(({ finding, because }) => (because ? [] : [finding]))),
    excused: excuses.flatMap(({ finding, because }) => (because ? [{ finding, because }] : [])),
  };
}

/** What blocks: what is as severe as the terms of its file say, suppressions that may not be, and what was not read. */
export function blockingOf(
  {
    findings,
    faults,
    shifts = [],
  }: {
    readonly findings: readonly Finding[];
    readonly faults: readonly Fault[];
    readonly shifts?: readonly Shift[];
  },
  suppressions: readonly Suppression[],
  termsOf: (path: string) => Terms,
  unread: readonly Problem[] = [],
): Blocking {
  const blocks = (severity: Finding["severity"], path: string): boolean => {
    const { failOn } = termsOf(path);
    return failOn !== "never" && failOn !== "new-access" && atLeast(severity, failOn);
  };
  return {
    findings: findings.filter(
      ({ rule, severity, statement: { place } }) =>
        blocks(severity, place.source.path) ||
        (rule === neverAllowed.id && termsOf(place.source.path).failOn === "new-access"),
    ),
    access: shifts.flatMap(({ gained }) => gained.filter(({ critical }) => critical)),
    faults: faults.filter(({ severity, place }) => blocks(severity, place.source.path)),
    suppressions,
    unread: unread.filter(
      ({ reason, path }) => reason === "configuration" || termsOf(path).failOn !== "never",
    ),
  };
}

export function isBlocked({ findings, access, faults, suppressions, unread }: Blocking): boolean {
  return findings.length + access.length + faults.length + suppressions.length + unread.length > 0;
}
