import { count } from "../../rules/wording.ts";
import { problemReasons } from "../../source/problem.ts";
import { prose } from "../../source/quoted.ts";
import { firstLines } from "../bounded.ts";
import { shownProblems } from "../extract-json.ts";
import type { LinkTo } from "../links.ts";
import { pathShown } from "../place.ts";
import type { Result } from "../result.ts";

/** The most lines, and how long they are together. */
const mostShown = 20;
const longest = 5_000;

/** Nothing found is not nothing read: what was not is counted, with reasons and places. */
export function notRead(result: Result, linkTo?: LinkTo): readonly string[] {
  const problems = shownProblems(result.problems, result.sources);
  if (problems.length === 0) return [];
  const lines = problems.map(({ path, line, reason, detail }) => {
    const range = line === null ? undefined : { first: line, last: line };
    return `- ${pathShown(path, range, linkTo)}: ${problemReasons[reason]} (${prose(detail)})`;
  });
  return [
    `<details><summary>Not evaluated: ${count(problems.length, "place")}</summary>\n\n${firstLines(lines, mostShown, longest)}\n</details>`,
  ];
}
