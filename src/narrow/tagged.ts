import { phrase, type NewCondition } from "../iam/draft.ts";
import { keyName } from "../iam/condition.ts";
import { carries } from "../iam/carried.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Knowledge } from "../rules/rule.ts";
import { makesNew } from "../rules/weight.ts";

export type Tagged = { readonly condition: NewCondition; readonly missing: string };

const asked = "aws:ResourceTag/<TagKey>";
/** What a request brings that makes or tags something: the tags of that are not there yet. */
const brought = "aws:RequestTag/<TagKey>";

/**
 * A tag in the place of names, for an action on what AWS makes up the ids of: which one is to be filled
 * in. Undefined where it takes several things, of which some may be AWS's, where these carry no tags, are
 * made or tagged by the action itself, or where the statement asks for a tag already.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html)
 */
export function tagged(
  granted: GrantedAction,
  { conditions }: Statement,
  { catalog }: Pick<Knowledge, "catalog">,
): Tagged | undefined {
  const { action, on } = granted;
  const [needed, ...more] = action.resourceTypes;
  if (!needed || more.length > 0 || action.level === "Tagging") return undefined;
  const key = catalog.service(action.service)?.conditionKey(brought);
  if (makesNew(action) || (key && action.conditionKeys.includes(key))) return undefined;
  if (conditions.some((each) => /tag/i.test(known(each.key) ?? "tag"))) return undefined;
  const onIt = { action, on: on.map((each) => ({ ...each, types: [needed.type] })) };
  if (!carries(onIt, asked, catalog)) return undefined;
  return {
    condition: { operator: "StringEquals", key: asked, values: [phrase("<TagValue>")] },
    missing: "`<TagKey>` and `<TagValue>`, a tag of all that is meant",
  };
}

/** Whether a statement says by their tags which of many resources it means, or which not. */
export function isChosenByTags({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => /^[\w-]+:ResourceTag\//i.test(keyName(key)));
}
