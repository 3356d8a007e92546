import type { Action } from "../catalog/action.ts";
import type { Declared } from "../iam/inventory.ts";
import { listed, typeName } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { placesOf } from "./code.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// What is taken for granted where some of what is declared is chosen.

/** What is chosen since something refers to it, or since calls in code name it. */
export function usedClause(
  chosen: readonly Declared[],
  { id }: Action,
  { used, telling, code: seen }: Neighbourhood,
): string {
  const { called } = telling();
  const by = chosen.flatMap((each) => used.get(each.address) ?? called.get(each)?.by ?? []);
  const users = [...new Set(by)].map((each) => code(each));
  const places =
    by.length < chosen.length ? seen()?.needed.get(id.toLowerCase())?.places : undefined;
  const what = chosen.map(({ address }) => code(address));
  const why = [
    ...(users.length > 0
      ? [`${listed(users, users.length)} ${users.length === 1 ? "refers" : "refer"} to`]
      : []),
    ...(places
      ? [
          `the ${places.length === 1 ? "call" : "calls"} at ${placesOf(places)} ${places.length === 1 ? "names" : "name"}`,
        ]
      : []),
  ];
  return `that it uses only ${listed(what, what.length)}, which ${listed(why)}`;
}

export function onlyClause(chosen: readonly Declared[], { among = "" }: Neighbourhood): string {
  return chosen
    .map(
      (only) =>
        `that it uses only ${code(only.address)}, the only ${noun(only)} declared here${among}`,
    )
    .join();
}

export function allClause(chosen: readonly Declared[]): string {
  const what = chosen.map(({ address }) => code(address));
  const isHere = !chosen.some((each) => each.isElsewhere);
  const are = what.length === 1 ? "is" : "are";
  return `that it uses only ${listed(what, what.length)}, which ${are} ${isHere ? "declared" : "named"} here`;
}

export function ownClause(chosen: readonly Declared[]): string {
  const what = chosen.map(({ address }) => code(address));
  return `that it does so for ${listed(what, what.length)} alone, which ${what.length === 1 ? "runs" : "run"} under it`;
}

/** `s3:bucket` -> bucket */
function noun({ type }: Declared): string {
  return typeName({ name: type.slice(type.indexOf(":") + 1) });
}
