import type { Witness } from "../access/witness.ts";
import type { ByLevel, Difference } from "../change/shift.ts";
import { count, listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { requestPieces, shownRequest } from "./request.ts";

/** The most actions of a level that are named. */
const mostActions = 4;

/** What a difference allows, level by level, in Markdown. */
export function differenceLines(difference: Difference): readonly string[] {
  const { certain, undecided, levels } = difference;
  const sure = certain
    ? ""
    : undecided
      ? " (not decided: there is too much to compare)"
      : " (perhaps: not all of it is known)";
  return levels.map((level) => {
    const shown = level.witness ? `, as ${witnessShown(level, level.witness, difference)}` : "";
    return `${actionsShown(level, difference)}${shown}${sure}`;
  });
}

/** What is allowed that no action names, of whom; undefined for actions. */
export function unnamedActions(level: ByLevel["level"], whose: string): string | undefined {
  switch (level) {
    case "direct":
      return "what only the account was allowed before: who is named needs no policy of their own any more";
    case "later":
      return "actions that AWS has yet to make";
    case "outside":
      return `whatever is outside of ${whose}`;
    case "elsewhere":
      return `whatever ${whose} allows, which is not read`;
    case "unknown":
      return "something that is not known";
    default:
      return undefined;
  }
}

function actionsShown({ level, actions }: ByLevel, { policy }: Difference): string {
  const unnamed = unnamedActions(level, code(policy.owner.address));
  if (unnamed !== undefined) return unnamed;
  const named = listed(
    actions.map((each) => code(each)),
    mostActions,
  );
  return `**${level}** ${actions.length > mostActions ? `(${count(actions.length, "action")}) ` : ""}${named}`;
}

/** A request: which action, unless it is the only one, on what, by whom, and with which conditions. */
function witnessShown({ actions }: ByLevel, { shown }: Witness, { policy }: Difference): string {
  const what = actions.length === 1 ? [] : [code(shown.action)];
  const rest = requestPieces(shownRequest(shown), (text) => code(text));
  // Which role is assumed, its trust policy does not say.
  const on = policy.kind === "trust" && rest.length > 0 ? [] : [`on ${code(shown.resource)}`];
  return [...what, ...on, ...rest].join(" ");
}
