import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { listed, plainestFirst, typeName } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { later } from "../source/once.ts";
import { openArns } from "./arns.ts";
import { fittingFor, primaryOf } from "./candidates.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";

/**
 * What an action takes of some types, with names to be filled in.
 *
 * @param candidates what is declared that may be meant
 * @param untold variables of an environment whose values, which are not known, name what is meant
 */
export function missing(
  action: Action,
  types: readonly ResourceType[],
  candidates: readonly Declared[],
  near: Neighbourhood,
  untold: readonly string[] = [],
): Target {
  const [type] = plainestFirst(primaryOf(types, (each) => each, near));
  if (!type) return { kind: "none" };
  const shapes = later(() => openArns(type, action, near));
  return {
    kind: "missing",
    phrases: shapes,
    isNamable: untold.length > 0 || fittingFor(action, types, near).length > 0,
    missing: () => [
      untold.length > 0
        ? `what ${listed(untold.map((name) => code(name)))} in the environment ${untold.length === 1 ? "names" : "name"}`
        : whichOf(type, candidates, shapes(), near),
    ],
  };
}

/** What has to be known: which of several is meant, or the name of one that nobody may refer to here. */
function whichOf(
  type: ResourceType,
  candidates: readonly Declared[],
  shapes: readonly Phrase[],
  near: Neighbourhood,
): string {
  const [only] = candidates;
  if (candidates.length > 1)
    return `which ${typeName(type)} is meant: ${listedShortly(candidates.map(({ address }) => code(address)))}`;
  if (only && !near.mayName(only))
    return `the name of ${code(only.address)}, if that is meant: a reference to it would close a circle`;
  if (only && !near.isSeen(only))
    return `the ARN of ${code(only.address)}, if that is meant: it has no name where the statement stands`;
  return namesIn(shapes.slice(0, 1))
    .map((name) => code(name))
    .join(" and ");
}

/** The first ones, and a sign of more. */
function listedShortly(names: readonly string[]): string {
  return [...names.slice(0, 6), ...(names.length > 6 ? ["…"] : [])].join(", ");
}

/** What is to be filled in. */
function namesIn(phrases: readonly Phrase[]): readonly string[] {
  return phrases
    .flatMap(({ pieces }) => pieces)
    .flatMap((piece) => (typeof piece === "string" ? (piece.match(/<[^<>]+>/g) ?? []) : []));
}
