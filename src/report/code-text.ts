import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import type { CalledAt, CodeBeside } from "./code.ts";
import { linesName } from "./place.ts";

/** What people read of code that calls other things than its policies allow. */
export function codeLines(all: readonly CodeBeside[]): readonly string[] {
  return all.flatMap(({ functions, missing, uncalled }) => {
    const by = listed(functions, 3);
    return [
      ...missing.flatMap((each) => [
        `${calledName(each)}  code  ${by}`,
        `    ${missingSentence(each)}`,
      ]),
      ...uncalled.flatMap(({ action, place }) => [
        `${linesName(place)}  code  ${by}`,
        `    ${code(action)} is called nowhere in the code that was read of what runs under it.`,
      ]),
    ];
  });
}

function calledName({ places }: CalledAt): string {
  const [first] = places;
  return first ? linesName(first) : "";
}

/** `s3:PutObject` is needed here, and no statement that was read allows it. */
function missingSentence({ action, places }: CalledAt): string {
  const more = places.length - 1;
  const elsewhere = more > 0 ? ` and in ${more} more ${more === 1 ? "place" : "places"}` : "";
  return `${code(action)} is needed here${elsewhere}, and no statement of its policies allows it.`;
}
