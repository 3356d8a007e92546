import type { Rewritten } from "../../query/expanded.ts";
import { count, listed } from "../../rules/wording.ts";
import { logSafe } from "../log-safe.ts";

/** The most names of a line. */
const mostNames = 20;

/** What became of the wildcards of a policy, for people. */
export function rewrittenAccount(
  { elements, items, actions, unknown, reachingLater }: Rewritten,
  how: "expanded" | "minimized",
  date: string,
): string {
  const later =
    how === "expanded"
      ? "reached what AWS adds later, and is written out"
      : "reaches future actions: what AWS adds later under that name, too";
  return [
    `${count(items.before, "item")} of ${count(elements, "element")} became ${items.after}: the same ${count(actions, "action")} in AWS's reference of ${date}`,
    ...reachingLater.slice(0, mostNames).map((pattern) => `${pattern}  ${later}`),
    ...(reachingLater.length > mostNames
      ? [`… and ${reachingLater.length - mostNames} more wildcards`]
      : []),
    ...(unknown.length > 0
      ? [`no action of that reference, and left as it is: ${listed(unknown, mostNames)}`]
      : []),
  ]
    .map((line) => `${logSafe(line)}\n`)
    .join("");
}
