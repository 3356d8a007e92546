import type { Proof } from "../evidence/digests.ts";
import { count } from "../rules/wording.ts";
import { logSafe } from "./log-safe.ts";

const mostGaps = 20;

/**
 * Of which times it is proved that no log file is missing, and why of no others, a line each.
 *
 * @param isOfEvents whether any log file was read: of reports nothing is proved
 */
export function proofAccount(
  { digests, signed, windows, gaps }: Proof,
  isOfEvents: boolean,
): string {
  const lines = [
    ...(digests === 0 && isOfEvents
      ? ["no digests were read: that no log file is missing is not proved"]
      : []),
    ...windows.map(
      ({ account, region, first, last }) =>
        `complete by its digests: ${account} in ${region}, what was delivered from ${first} to ${last}`,
    ),
    ...(windows.length > 0 ? [signaturesText(digests, signed)] : []),
    ...gaps.slice(0, mostGaps).map((gap) => `not complete: ${gap}`),
    ...(gaps.length > mostGaps
      ? [`not complete: ${count(gaps.length - mostGaps, "more reason")}`]
      : []),
  ];
  return lines.map((line) => `${logSafe(line)}\n`).join("");
}

function signaturesText(digests: number, signed: number): string {
  return signed === 0
    ? "signatures of digests were not checked, which takes the answer of aws cloudtrail list-public-keys"
    : `signatures of ${signed} of ${count(digests, "digest")} checked: each stands in the digest behind it`;
}
