import type { Shift } from "../change/shift.ts";
import { logSafe } from "./log-safe.ts";
import type { NotEvaluated } from "./not-evaluated.ts";
import { shownShift } from "./shifts-json.ts";
import { accessLines, notReadLines } from "./text.ts";

/** What differs between two files with policies, and what of them is not known. */
type Found = { readonly shifts: readonly Shift[]; readonly unread: readonly NotEvaluated[] };

/** What `diff --format json` prints. */
export function differencesReport({ shifts, unread }: Found) {
  return { differences: shifts.map(shownShift), notEvaluated: unread };
}

/** What it prints for people: what is newly allowed, and no longer, with a request that shows it. */
export function differencesText({ shifts, unread }: Found): string {
  const lines = accessLines(shifts);
  const same =
    unread.length > 0
      ? "nothing differs, as far as the policies are known"
      : "they allow the same, also by actions that AWS has yet to make";
  return [...(lines.length > 0 ? lines : [same]), ...notReadLines(unread)]
    .map((line) => `${logSafe(line)}\n`)
    .join("");
}
