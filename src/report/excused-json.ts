import type { BaselineEntry } from "../config/baseline.ts";
import type { Excused } from "../config/excuse.ts";
import type { Fault, FaultKind } from "../config/fault.ts";
import type { Suppression } from "../config/suppression.ts";
import { fingerprintOf } from "../rules/fingerprint.ts";
import type { Severity } from "../rules/severity.ts";
import { linesOf } from "../source/lines.ts";

/** A finding that is not held against anybody, as the JSON contract has it. */
export type ShownExcused = {
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly startLine: number;
  readonly because: Suppression["by"] | "baseline" | "reply";
  readonly reason: string | null;
  /** The last day on which it is excused. */
  readonly until: string | null;
  /** Whether its suppression came with the change that is reviewed. */
  readonly isNew: boolean;
  /** Who answered that it is fine. */
  readonly by: string | null;
};

export type ShownFault = {
  readonly kind: FaultKind;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly line: number;
};

export type ShownSuppression = {
  readonly by: Suppression["by"];
  readonly path: string;
  readonly line: number;
  readonly rules: readonly string[];
  readonly until: string | null;
  readonly reason: string | null;
};

export function shownExcused({ finding, because }: Excused): ShownExcused {
  const { rule, severity, statement } = finding;
  return {
    fingerprint: fingerprintOf(finding),
    rule,
    severity,
    path: statement.place.source.path,
    startLine: linesOf(statement.place).first,
    ...excuseOf(because),
  };
}

type ShownExcuse = Pick<ShownExcused, "because" | "reason" | "until" | "isNew" | "by">;

function excuseOf(because: Excused["because"]): ShownExcuse {
  const nothing = { reason: null, until: null, isNew: false, by: null };
  switch (because.kind) {
    case "baseline":
      return { because: "baseline", ...nothing };
    case "reply": {
      const { author, reason } = because.reply;
      return { because: "reply", ...nothing, reason, by: author };
    }
    case "suppression": {
      const { by, reason = null, until = null } = because.suppression;
      return { because: by, ...nothing, reason, until, isNew: because.isNew };
    }
  }
}

export function shownFault({ kind, severity, message, place }: Fault): ShownFault {
  return { kind, severity, message, path: place.source.path, line: linesOf(place).first };
}

export function shownSuppression(suppression: Suppression): ShownSuppression {
  const { by, place, rules, until = null, reason = null } = suppression;
  return { by, path: place.source.path, line: linesOf(place).first, rules, until, reason };
}

/** An entry of the baseline of which fewer are found than it counts; `count` says how many fewer. */
export function shownEntry({
  fingerprint,
  count,
  severity,
  rule,
  path,
  owner,
}: BaselineEntry): BaselineEntry {
  return { fingerprint, count, severity, rule, path, owner };
}
