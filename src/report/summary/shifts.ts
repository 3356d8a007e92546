import type { Witness } from "../../access/witness.ts";
import type { ByLevel, Difference, Shift } from "../../change/shift.ts";
import { count, listed } from "../../rules/wording.ts";
import { code } from "../../source/quoted.ts";
import { firstLines } from "../bounded.ts";
import type { LinkTo } from "../links.ts";
import { linesShown } from "../place.ts";
import type { ReviewResult } from "../result.ts";
import { callerName, conditionsOf } from "../witness-text.ts";

/** The most lines about what is new, and about what is taken away. */
const most = { gained: 20, lost: 8 };
const longest = { gained: 6_000, lost: 2_000 };

/** The most actions of a level that are named. */
const mostActions = 4;

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
  const gained = linesAbout(
    all,
    ({ gained }) => gained.filter((each) => !blocks.has(each)),
    linkTo,
  );
  const lost = linesAbout(all, ({ lost }) => lost, linkTo);
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
      difference.levels.map((level) => lineAbout(shift, difference, level, linkTo)),
    ),
  );
}

function lineAbout(
  { address }: Shift,
  { certain, undecided, at }: Difference,
  level: ByLevel,
  linkTo?: LinkTo,
): string {
  const sure = certain
    ? ""
    : undecided
      ? " (not decided: there is too much to compare)"
      : " (perhaps: not all of it is known)";
  const shown = level.witness ? `, as ${witnessShown(level, level.witness)}` : "";
  return `- ${code(address)}: ${actionsShown(level)}${shown}${sure}, by ${linesShown(at, linkTo)}`;
}

function actionsShown({ level, actions }: ByLevel): string {
  if (level === "later") return "actions that AWS has yet to make";
  if (level === "unknown") return "something that is not known";
  const named = listed(
    actions.map((each) => code(each)),
    mostActions,
  );
  return `**${level}** ${actions.length > mostActions ? `(${count(actions.length, "action")}) ` : ""}${named}`;
}

/** A request: which action, unless it is the only one, on what, by whom, and with which conditions. */
function witnessShown({ actions }: ByLevel, { shown }: Witness): string {
  const what = actions.length === 1 ? "" : `${code(shown.action)} `;
  const by = callerName(shown);
  const context = conditionsOf(shown).map(([key, values]) => code(`${key} = ${values.join(", ")}`));
  return [
    `${what}on ${code(shown.resource)}`,
    ...(by === undefined ? [] : [` by ${code(by)}`]),
    ...(context.length > 0 ? [` with ${listed(context, 3)}`] : []),
  ].join("");
}
