import { oneLine } from "../source/quoted.ts";
import { plainSentence } from "./plain.ts";
import { remarksOf, type Remark } from "./remarks.ts";
import type { Part } from "./told.ts";

const columns = [
  ...["repository", "status", "severity", "rule", "path", "line", "owner", "message"],
  ...["replacement", "commit", "fingerprint"],
] as const;

/**
 * A line for each finding, and for all else that is said: comma-separated values as RFC 4180 has
 * them, the first line a header, with CRLF at the end of each. No cell has more than one line, and the
 * column `replacement` says how sure one is that can be committed.
 */
export function csvReport(parts: readonly Part[]): string {
  const rows = [columns, ...remarksOf(parts).map(row)];
  return rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function row(remark: Remark): readonly string[] {
  const { part, kind, severity, rule, path, lines, owner, message, suggestion } = remark;
  return [
    part.name,
    kind,
    severity ?? "",
    rule,
    path,
    lines === null ? "" : String(lines.first),
    owner,
    plainSentence(message),
    suggestion?.grade ?? "",
    part.head ?? "",
    remark.fingerprint,
  ];
}

/** What spreadsheets take for a formula where a cell begins with it (OWASP, "CSV Injection"). */
const formula = /^["'\s]*[=+\-@＝＋－＠]/;
/** The same behind what separates cells in other countries. */
const later = /([;|]["'\s]*)(?=[=+\-@＝＋－＠])/g;

/** A cell that is text to every spreadsheet, quoted where RFC 4180 asks for it. */
function cell(text: string): string {
  const line = oneLine(text.replace(/\p{Surrogate}/gu, " "), 4000);
  const inside = line.replace(later, "$1'");
  const harmless = formula.test(inside) ? `'${inside}` : inside;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
