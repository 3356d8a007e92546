import { suppressionRule } from "../../config/fault.ts";
import { severities, type Severity } from "../../rules/severity.ts";
import type { Result } from "../result.ts";

/** What stands, by rule and severity. */
export function table({ findings, faults }: Result): readonly string[] {
  const all = [...findings, ...faults.map((each) => ({ ...each, rule: suppressionRule.id }))];
  if (all.length === 0) return [];
  const rows = new Map<string, Map<Severity, number>>();
  for (const { rule, severity } of all) {
    const row = rows.get(rule) ?? new Map<Severity, number>();
    row.set(severity, (row.get(severity) ?? 0) + 1);
    rows.set(rule, row);
  }
  const used = severities.filter((severity) => [...rows.values()].some((row) => row.has(severity)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    [
      line(["rule", ...used]),
      line(["---", ...used.map(() => "---:")]),
      ...[...rows].map(([rule, row]) =>
        line([rule, ...used.map((each) => String(row.get(each) ?? ""))]),
      ),
    ].join("\n"),
  ];
}
