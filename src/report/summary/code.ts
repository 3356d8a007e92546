import { count, listed } from "../../rules/wording.ts";
import { code as quoted, prose } from "../../source/quoted.ts";
import type { CodeBeside } from "../code.ts";
import { fitting } from "../bounded.ts";
import type { LinkTo } from "../links.ts";
import { linesShown } from "../place.ts";
import type { Result } from "../result.ts";

/** The most lines that are shown of each kind, and how long they are together. */
const mostShown = 20;
const longest = 5_000;

/** What code needs and no policy allows comes first: it fails when it runs. */
export function codeParagraphs({ code }: Result, linkTo?: LinkTo): readonly string[] {
  const missing = code.flatMap((each) => missingLines(each, linkTo));
  const uncalled = code.flatMap((each) => uncalledLines(each, linkTo));
  return [
    ...(missing.length > 0 ? [`**Code needs what no policy allows**\n\n${lines(missing)}`] : []),
    ...(uncalled.length > 0
      ? [
          `<details><summary>Called nowhere in the code that was read: ${count(uncalled.length, "action")}</summary>\n\n${lines(uncalled)}\n</details>`,
        ]
      : []),
  ];
}

function lines(all: readonly string[]): string {
  const shown = fitting(all.slice(0, mostShown), longest);
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`- … and ${left} more`] : [])].join("\n");
}

function missingLines({ missing, functions }: CodeBeside, linkTo?: LinkTo): readonly string[] {
  return missing.map(({ action, places }) => {
    const where = places.slice(0, 3).map((each) => linesShown(each, linkTo));
    return `- ${quoted(action)} at ${listed(where)}, which ${byName(functions)} runs`;
  });
}

function uncalledLines({ uncalled, functions }: CodeBeside, linkTo?: LinkTo): readonly string[] {
  return uncalled.map(
    ({ action, place }) =>
      `- ${quoted(action)} at ${linesShown(place, linkTo)}, under which ${byName(functions)} runs`,
  );
}

function byName(functions: readonly string[]): string {
  return listed(functions.map((each) => prose(each)));
}
