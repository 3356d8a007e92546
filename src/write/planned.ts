import type { Action } from "../catalog/action.ts";
import { phrase, type NewCondition, type Phrase } from "../iam/draft.ts";
import { listed } from "../rules/wording.ts";
import type { Asked } from "./asked.ts";
import type { Group, Groups } from "./group.ts";

/** A statement whose actions are those of the catalog still. */
export type Planned = {
  readonly sid: string;
  readonly actions: readonly (readonly [action: Action, because: string | undefined])[];
  readonly resources: readonly Phrase[];
  readonly isNegated: boolean;
  readonly conditions: readonly NewCondition[];
  readonly because: readonly string[];
};

/** Groups as statements: one for each Sid and list of resources, without what an earlier one says. */
export function plannedOf(groups: Groups, asked: Asked): readonly Planned[] {
  if (asked.template.isNegated && asked.template.effect === "Allow")
    asked.mistakes.push({
      message: "not-resource goes with effect: Deny; an Allow would allow all that is not named",
    });
  const merged = new Map<string, Group>();
  for (const group of groups.values()) {
    const key = JSON.stringify([group.sid, ...group.resources.keys()]);
    const known = merged.get(key);
    merged.set(key, known ? joined(known, group) : group);
  }
  const said = new Map<Action, (readonly string[])[]>();
  return [...merged.values()].flatMap((group): readonly Planned[] => {
    const isNegated = asked.template.isNegated && group.resources.size > 0;
    const keys = group.resources.size > 0 ? [...group.resources.keys()] : ["*"];
    const actions = [...group.actions]
      .filter(([action]) => !isSaid(said.get(action), keys))
      .filter(([action]) => !isNegated || isDeniedAlone(action, group, asked))
      .sort(([a], [b]) => (a.id < b.id ? -1 : 1));
    for (const [action] of actions) said.set(action, [...(said.get(action) ?? []), keys]);
    if (actions.length === 0) return [];
    const resources = [...group.resources.values()].map(({ arn }) => arn);
    return [
      {
        sid: group.sid,
        actions,
        resources: resources.length > 0 ? resources : [phrase("*")],
        isNegated,
        conditions: [],
        because: [...group.because],
      },
    ];
  });
}

function joined(a: Group, b: Group): Group {
  return {
    ...a,
    actions: new Map([...a.actions, ...b.actions]),
    because: new Set([...a.because, ...b.because]),
  };
}

/** Whether one of some lists of resources has all of these. */
function isSaid(
  lists: readonly (readonly string[])[] | undefined,
  keys: readonly string[],
): boolean {
  return lists?.some((each) => keys.every((key) => each.includes(key))) ?? false;
}

/**
 * Whether a Deny but for some resources means those alone: one call of an action is authorised on
 * resources of several types, and those of the others are never among the ones that are named.
 */
function isDeniedAlone(action: Action, { resources }: Group, asked: Asked): boolean {
  const { combination, resourceTypes } = action;
  if (combination === "any" || resourceTypes.length === 1) return true;
  const named = [...resources.values()].map(({ key }) => key);
  asked.notes.push({
    message: `${action.id} is left out: denied but for ${listed(named)}, it would always be denied, since it is also asked for on ${listed(
      resourceTypes.map(({ type }) => type.name),
    )}`,
  });
  return false;
}
