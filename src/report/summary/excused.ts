import type { Excuse } from "../../config/excuse.ts";
import { count, listed } from "../../rules/wording.ts";
import { code } from "../../source/quoted.ts";
import { firstLines } from "../bounded.ts";
import { pathShown } from "../place.ts";
import type { Result } from "../result.ts";

/** How each kind of excuse is told in a count. */
const places: readonly (readonly [Excuse["kind"], string])[] = [
  ["baseline", "in the baseline"],
  ["suppression", "suppressed"],
  ["reply", "answered to be fine"],
];

/** How many findings are not held against anybody: `12 findings are in the baseline, ...`. */
export function excusedSentence({ excused }: Result): string | undefined {
  const counted = places
    .map(([kind, where]) => ({
      number: excused.filter(({ because }) => because.kind === kind).length,
      where,
    }))
    .filter(({ number }) => number > 0);
  if (counted.length === 0) return undefined;
  const parts = counted.map(({ number, where }, index) => {
    const be = number === 1 ? "is" : "are";
    return `${index === 0 ? count(number, "finding") : number} ${be} ${where}`;
  });
  return `${listed(parts)}.`;
}

export function excusedCounts(result: Result): readonly string[] {
  const sentence = excusedSentence(result);
  return sentence === undefined ? [] : [sentence];
}

/** The most entries that are listed. */
const mostShown = 10;

/** Debt of the baseline that is not there any more. */
export function repaid({ repaid: entries }: Result): readonly string[] {
  if (entries.length === 0) return [];
  const total = entries.reduce((sum, each) => sum + each.count, 0);
  const lines = entries.map(({ rule, path, owner, count: number }) => {
    const whose = owner === path ? "" : ` · ${code(owner)}`;
    return `- ${code(rule)} · ${pathShown(path)}${whose}${number > 1 ? ` (${number} times)` : ""}`;
  });
  return [
    `<details><summary>Repaid: ${count(total, "finding")} of the baseline</summary>\n\nThey are not found any more: run ${code("pare baseline --prune")} to take them out.\n\n${firstLines(lines, mostShown)}\n</details>`,
  ];
}
