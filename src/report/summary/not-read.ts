import { count, listed } from "../../rules/wording.ts";
import { problemReasons } from "../../source/problem.ts";
import { prose } from "../../source/quoted.ts";
import { fitting } from "../bounded.ts";
import type { LinkTo } from "../links.ts";
import { grouped, placesLeft, shownProblems, type NotEvaluatedGroup } from "../not-evaluated.ts";
import { pathShown } from "../place.ts";
import type { Result } from "../result.ts";

/** The most lines of a reason, and how long those of all reasons are together. */
const mostShown = 10;
const longest = 5_000;

/**
 * Nothing found is not nothing read: what was not is counted by its reason, with the first places.
 * Reasons share the room, so that many places of one do not hide a few of another.
 */
export function notRead(result: Result, linkTo?: LinkTo): readonly string[] {
  const problems = shownProblems(result.problems, result.sources);
  if (problems.length === 0) return [];
  let room = longest;
  const groups = grouped(problems).map((group, index, all) => {
    const lines = group.said.map((said) => saidLine(said, linkTo));
    const shown = fitting(lines.slice(0, mostShown), room / (all.length - index));
    room -= shown.join("").length;
    const left = placesLeft(group, shown.length);
    const list = [...shown, ...(left > 0 ? [`- … and ${left} more`] : [])];
    const heading = `**${count(group.count, "place")}**: ${problemReasons[group.reason]}`;
    return `${heading}\n\n${list.join("\n")}`;
  });
  return [
    `<details><summary>Not evaluated: ${count(problems.length, "place")}</summary>\n\n${groups.join("\n\n")}\n</details>`,
  ];
}

function saidLine({ places, detail }: NotEvaluatedGroup["said"][number], linkTo?: LinkTo): string {
  const shown = places.map(({ path, line }) =>
    pathShown(path, line === null ? undefined : { first: line, last: line }, linkTo),
  );
  return `- ${listed(shown)}: ${prose(detail)}`;
}
