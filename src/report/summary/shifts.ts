import type { Difference, Shift } from "../../change/shift.ts";
import { code } from "../../source/quoted.ts";
import { contains } from "../../source/source.ts";
import { alikeIn, alikeLine } from "../alike.ts";
import { firstLines } from "../bounded.ts";
import type { LinkTo } from "../links.ts";
import { linesShown, pathShown } from "../place.ts";
import type { ReviewResult } from "../result.ts";
import { differenceLines } from "../shift-text.ts";

/** The most lines about what is new, and about what is taken away. */
const most = { gained: 20, lost: 8 };
const longest = { gained: 6_000, lost: 2_000 };

/** What a change newly allows and takes away; nothing where it does neither. What blocks comes first. */
export function shifts(
  { shifts: all, blocking }: ReviewResult,
  linkTo?: LinkTo,
): readonly string[] {
  const blocks = new Set(blocking.access);
  const critical = linesAbout(
    all,
    ({ gained }) => gained.filter((each) => blocks.has(each)),
    linkTo,
  );
  const told = alikeIn(all, (each) => blocks.has(each));
  const newly = (isSure: boolean): readonly string[] =>
    linesAbout(
      told.shifts,
      ({ gained }) => gained.filter((each) => !blocks.has(each) && each.certain === isSure),
      linkTo,
    );
  const alike = alikeLine(told.alike, pathShown);
  const gained = [...newly(true), ...newly(false), ...(alike === undefined ? [] : [`- ${alike}`])];
  const lost = linesAbout(told.shifts, ({ lost }) => lost, linkTo);
  return [
    ...(critical.length > 0
      ? ["#### Newly allowed, which blocks", firstLines(critical, most.gained, longest.gained)]
      : []),
    ...folded("What this change newly allows", gained, most.gained, longest.gained),
    ...folded("What this change takes away", lost, most.lost, longest.lost),
  ];
}

function folded(
  title: string,
  lines: readonly string[],
  shown: number,
  length: number,
): readonly string[] {
  if (lines.length === 0) return [];
  return [
    `<details><summary>${title}</summary>\n\n${firstLines(lines, shown, length)}\n</details>`,
  ];
}

function linesAbout(
  all: readonly Shift[],
  sideOf: (shift: Shift) => readonly Difference[],
  linkTo?: LinkTo,
): readonly string[] {
  return all.flatMap((shift) =>
    sideOf(shift).flatMap((difference) =>
      differenceLines(difference).map(
        (line) => `- ${code(shift.address)}: ${line}, in ${whereShown(difference, linkTo)}`,
      ),
    ),
  );
}

/** Lines of a statement itself move with every change above it: the file says enough. */
function whereShown({ at, statement, critical }: Difference, linkTo?: LinkTo): string {
  const own = contains(statement.place.span, at.span) && statement.place.source === at.source;
  return own && !critical ? pathShown(at.source.path) : linesShown(at, linkTo);
}
