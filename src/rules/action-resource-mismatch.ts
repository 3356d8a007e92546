import type { ArnPattern } from "../iam/arn-pattern.ts";
import { mayBeAsked } from "../iam/asked.ts";
import { coveredBy, grantOf, type GrantedAction } from "../iam/grant.ts";
import { heldIn, type Held } from "../iam/holding-type.ts";
import type { GrantedResource } from "../iam/reach.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import { isHole, type Text } from "../iam/text.ts";
import { samePlace, type Place } from "../source/source.ts";
import type { Item, ItemFinding, StatementRule } from "./rule.ts";
import type { Confidence } from "./severity.ts";
import { a, listed, plainTypes, typeName, written } from "./wording.ts";

export const actionResourceMismatch: StatementRule = {
  on: "statement",
  id: "action-resource-mismatch",
  title: "An action is allowed on resources that it does not take",
  severity: "low",
  universal: true,
  why: "AWS checks an action against the kinds of resources that it takes. On any other ARN the statement grants nothing: the call fails where somebody relies on it, and the list is longer than what it allows.",
  repair:
    "Put the action on a resource of a kind that it takes (`bucket` for `s3:ListBucket`, `bucket/*` for `s3:GetObject`), on `*` where it takes none, or leave it out.",
  *judge(statement, { policy, catalog, shapes }) {
    if (statement.effect !== "Allow" || isCeiling(policy.kind)) return;
    const { action, resource } = statement;
    if (!action || action.negated || !resource || resource.negated) return;
    const grant = grantOf(statement, policy, catalog);
    // A text that is no ARN is another mistake, and says nothing of the action.
    if (grant.resources.some(({ pattern }) => pattern.kind === "malformed")) return;
    const confidence = confidenceIn(grant.resources);
    for (const each of action.items) {
      const covered = coveredBy(each, grant);
      if (covered.length === 0 || covered.some(({ reach }) => reach !== "nothing")) continue;
      if (covered.some(({ action }) => mayBeAsked(action, grant.resources, shapes))) continue;
      const held = covered.map(({ action }) => heldIn(action, grant.resources, catalog));
      const item = { ...itemOf(each, covered, statement), ...hintOf(held[0]) };
      yield {
        severity: "low",
        confidence,
        message: [`${aboutOne(item)}: this grants nothing.`, ...hintsOf([item])].join(" "),
        subject: placeIn(statement, each),
        item,
      };
    }
  },
  fold(found) {
    const items = found.map(({ item }) => item);
    return {
      message: [
        `${clausesOf(items).join(", ")}: none of the resources here is that, and they grant nothing.`,
        ...hintsOf(items),
      ].join(" "),
      subject: subjectOf(found),
    };
  },
};

/** The first action; where no action takes any of the resources, these: it is they that are wrong. */
function subjectOf(found: readonly [ItemFinding, ...ItemFinding[]]): Place {
  const [{ statement, subject }] = found;
  const { action, resource } = statement;
  const isFound = (item: Text): boolean =>
    found.some((each) => samePlace(each.subject, placeIn(statement, item)));
  if (!resource || action?.rest.length !== 0 || !action.items.every(isFound)) return subject;
  const [only, ...more] = resource.items;
  const isOne = only !== undefined && more.length + resource.rest.length === 0;
  return isOne ? placeIn(statement, only) : resource.place;
}

/** AWS's reference has gaps, and a wildcard may stand for more than it seems to. */
function confidenceIn(resources: readonly GrantedResource[]): Confidence {
  return resources.some(({ pattern }) => hasWildName(pattern)) ? "low" : "medium";
}

function hasWildName(pattern: ArnPattern): boolean {
  if (pattern.kind !== "arn") return false;
  const parts = pattern.components.resource;
  return parts.some((part) => !isHole(part) && /[*?]/.test(part.replace(/[/:]\*$/, "")));
}

function itemOf(item: Text, covered: readonly GrantedAction[], statement: Statement): Item {
  const [only, ...more] = covered;
  if (!only || more.length > 0) return { written: written(item, statement) };
  const types = plainTypes(only.action).map((type) => a(typeName(type)));
  const takes = types.length > 0 ? listed(types, 3, "or") : anything;
  return { written: written(item, statement), takes };
}

/** How what is meant is named, where the resources name what holds it. */
function hintOf(held: Held | undefined): Pick<Item, "hint"> {
  if (!held) return {};
  const [type, by] = [typeName(held.type), typeName(held.by)];
  return { hint: `With \`:*\` behind it, the ARN of a ${by} means every ${type} there.` };
}

function hintsOf(items: readonly Item[]): readonly string[] {
  return [...new Set(items.flatMap(({ hint }) => hint ?? []))];
}

/** What an action takes that cannot be limited. */
const anything = "`*`";

function aboutOne({ written: item, takes }: Item): string {
  if (takes === undefined) return `No action of ${item} takes any of the resources here`;
  return takes === anything
    ? `${item} cannot be limited to resources, and \`*\` is not among those here`
    : `${item} takes ${takes}, and none of the resources here is one`;
}

/** "`s3:GetObject` and `s3:PutObject` take an object" */
function clausesOf(items: readonly Item[]): readonly string[] {
  const all = [...new Set(items.map(({ takes }) => takes))];
  const shown = all.length > 4 ? all.slice(0, 3) : all;
  const others = items.filter(({ takes }) => !shown.includes(takes)).length;
  const clauses = shown.map((takes) => {
    const ofType = items.filter((each) => each.takes === takes);
    const own = [...new Set(ofType.map((each) => each.written))];
    if (takes === undefined) return `the actions of ${listed(own)} take others`;
    const [one, several] = takes === anything ? ["needs", "need"] : ["takes", "take"];
    return `${listed(own)} ${own.length === 1 ? one : several} ${takes}`;
  });
  return others > 0 ? [...clauses, `${String(others)} more take others`] : clauses;
}
