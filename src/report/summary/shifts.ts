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

/** What a change newly allows and takes away; nothing where it does neither. */
export function shifts({ shifts: all }: ReviewResult, linkTo?: LinkTo): readonly string[] {
  const gained = linesAbout(all, ({ gained }) => gained, linkTo);
  const lost = linesAbout(all, ({ lost }) => lost, linkTo);
  if (gained.length + lost.length === 0) return [];
  const away = firstLines(lost, most.lost, longest.lost);
  if (gained.length === 0) return ["#### This change allows nothing new; it takes away", away];
  return [
    "#### What this change newly allows",
    firstLines(gained, most.gained, longest.gained),
    ...(lost.length > 0 ? ["#### What it takes away", away] : []),
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
